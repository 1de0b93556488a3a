internal import TelemetryModel

/// All published corrections, newest first.
struct ErrataPage {
  static let erratum = RecordShape(
    "erratum",
    [
      ("date", .text), ("anchor", .text), ("scope", .list(PageFrame.fact)), ("paragraphs", .texts),
    ])
  static let reporting = RecordShape("reporting", [("purpose", .text), ("href", .text)])
  static let shape = RecordShape(
    "errata",
    [
      ("frame", .record(PageFrame.shape)), ("errata", .list(erratum)),
      ("hasReporting", .flag), ("reporting", .list(reporting)),
    ])

  let site: PageContext

  func record() -> Record {
    let errata = site.content.errata
    let frame = PageFrame(
      site: site, pageType: "errata", address: .errata, heading: "Errata",
      lead: "What was published wrong, and what of it: nothing is corrected in silence.",
      facts: [(NumberText.number(of: errata.count, "correction", "corrections"), nil)],
      crumbs: [("Data", .data)],
      description: "Published corrections of the data, newest first.", source: site.source)
    let settings = site.settings
    var reporting: [Record] = []
    if let contact = settings.contact {
      reporting.append(
        Record(Self.reporting, [.text("Wrong numbers, and other errors"), .text(contact)]))
    }
    if let repository = settings.repository {
      let purpose =
        settings.contact == nil
        ? "The project, where counters are proposed" : "Proposals of counters"
      reporting.append(Record(Self.reporting, [.text(purpose), .text(repository)]))
    }
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .list(errata.reversed().map(erratum)),
        .flag(!reporting.isEmpty), .list(reporting),
      ])
  }

  private func erratum(_ erratum: Erratum) -> Record {
    Record(
      Self.erratum,
      [
        .text(PeriodText.day(erratum.date)), .text(erratum.anchor),
        .list(ErratumScope(site, erratum).records()), .texts(erratum.paragraphs),
      ])
  }
}

extension ErrataPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("errata", for: shape).map {
      PageFamily(.errata, $0) { Self(site: site).record() }
    }
  }
}
