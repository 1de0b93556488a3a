internal import TelemetryModel

/// The index of all periods, newest first, by year.
struct ChartsPage {
  static let period = RecordShape(
    "period", [("label", .text), ("href", .optionalText), ("reports", .text)])
  static let year = RecordShape("year", [("year", .text), ("periods", .list(period))])
  static let shape = RecordShape(
    "charts",
    [
      ("frame", .record(PageFrame.shape)), ("periodHead", .text), ("years", .list(year)),
    ])

  let site: PageContext

  func record() -> Record {
    let catalog = site.catalog
    let noun = site.periodText.noun
    var frame = PageFrame(
      site: site, pageType: "charts", address: .charts, heading: "Charts",
      lead: "One permanent page for each \(noun), with the charts of all programs.",
      description: "The charts of every \(noun), with the number of reports.",
      source: source)
    let count = catalog.hasRows.count { $0 }
    frame.facts.append((NumberText.number(of: count, noun, noun + "s"), nil))
    if let newest = catalog.newestPeriod {
      let period = catalog.periods[newest]
      let next = site.periodText.short(site.settings.calendar.period(after: period))
      frame.facts.append(("Newest: \(site.periodShorts[newest])", site.href(.week(period.last))))
      frame.facts.append(("Next expected: \(next)", nil))
    }
    let gaps = NumberText.number(of: catalog.periods.count - count, noun, noun + "s")
    frame.facts.append(("\(gaps) without data", site.href(.gaps)))
    let years = YearGroups.newestFirst(catalog.periods.map(\.last))
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .text(site.periodText.columnHead),
        .list(
          years.map { year in
            Record(Self.year, [.text(String(year.year)), .list(year.places.map(period))])
          }),
      ])
  }

  private func period(_ index: Int) -> Record {
    let catalog = site.catalog
    let isGap = catalog.isGap(index)
    let reports = catalog.allReports[index].value.map(NumberText.count)
    return Record(
      Self.period,
      [
        .text(site.periodShorts[index]),
        isGap ? .none : .text(site.href(.week(catalog.periods[index].last))),
        .text(isGap ? "no data" : reports ?? "not known"),
      ])
  }

  private var source: String {
    guard let first = site.periodLabels.first, let last = site.periodLabels.last else {
      return "No data yet"
    }
    return "Data: \(first) to \(last)"
  }
}

extension ChartsPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("charts", for: shape).map {
      PageFamily(.charts, $0) { Self(site: site).record() }
    }
  }
}
