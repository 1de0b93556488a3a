internal import TelemetryModel

/// The index of all periods, newest first, by year.
struct ChartsPage: TemplateRecord {
  struct Period: TemplateRecord {
    static let fields = Fields<Self>(
      "period",
      [
        .text("label") { $0.label }, .optional("href") { $0.href }, .text("reports") { $0.reports },
      ])

    let label: String
    var href: String?
    let reports: String
  }

  struct Year: TemplateRecord {
    static let fields = Fields<Self>(
      "year",
      [
        .text("year") { $0.year }, .list("periods") { $0.periods },
      ])

    let year: String
    let periods: [Period]
  }

  static let fields = Fields<Self>(
    "charts",
    [
      .record("frame") { $0.frame }, .text("periodHead") { $0.site.periodText.columnHead },
      .list("years") { $0.years },
    ])

  let site: PageContext

  private var frame: PageFrame {
    let catalog = site.catalog
    let noun = site.periodText.noun
    var frame = PageFrame(
      site: site, address: .charts, heading: "Charts",
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
    return frame
  }

  private var years: [Year] {
    YearGroups.newestFirst(site.catalog.periods.map(\.last)).map { year in
      Year(year: String(year.year), periods: year.places.map(period))
    }
  }

  private func period(_ index: Int) -> Period {
    let catalog = site.catalog
    let isGap = catalog.isGap(index)
    let reports = catalog.allReports[index].value.map(NumberText.count)
    return Period(
      label: site.periodShorts[index],
      href: isGap ? nil : site.href(.week(catalog.periods[index].last)),
      reports: isGap ? "no data" : reports ?? "not known")
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
    templates.compile(.charts, for: Self.self).map {
      PageFamily(.charts, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let charts = PageAddress(.charts)
}
