internal import TelemetryModel

/// All published corrections, newest first.
struct ErrataPage: TemplateRecord {
  /// A correction as the page shows it.
  struct Entry: TemplateRecord {
    static let fields = Fields<Self>(
      "erratum",
      [
        .text("date") { $0.date }, .text("anchor") { $0.anchor }, .list("scope") { $0.scope },
        .list("paragraphs") { $0.paragraphs },
      ])

    let date: String
    let anchor: String
    let scope: [Fact]
    let paragraphs: [String]
  }

  /// What somebody may want to write of, and where.
  struct Reporting: TemplateRecord {
    static let fields = Fields<Self>(
      "reporting",
      [
        .text("purpose") { $0.purpose }, .text("href") { $0.href },
      ])

    let purpose: String
    let href: String
  }

  static let fields = Fields<Self>(
    "errata",
    [
      .record("frame") { $0.frame }, .list("errata") { $0.errata },
      .list("reporting") { $0.reporting },
    ])

  let site: PageContext

  private var frame: PageFrame {
    let count = site.content.errata.count
    return PageFrame(
      site: site, address: .errata, heading: "Errata",
      lead: "What was published wrong, and what of it: nothing is corrected in silence.",
      facts: [(NumberText.number(of: count, "correction", "corrections"), nil)],
      crumbs: [("Data", .data)],
      description: "Published corrections of the data, newest first.", source: site.source)
  }

  private var errata: [Entry] {
    site.content.errata.reversed().map { erratum in
      Entry(
        date: PeriodText.day(erratum.date), anchor: erratum.anchor,
        scope: ErratumScope(site, erratum).links, paragraphs: erratum.paragraphs)
    }
  }

  /// Where a reader can say that something is wrong.
  private var reporting: [Reporting] {
    let settings = site.settings
    var reporting: [Reporting] = []
    if let contact = settings.contact {
      reporting.append(Reporting(purpose: "Wrong numbers, and other errors", href: contact))
    }
    if let repository = settings.repository {
      let purpose =
        settings.contact == nil
        ? "The project, where counters are proposed" : "Proposals of counters"
      reporting.append(Reporting(purpose: purpose, href: repository))
    }
    return reporting
  }
}

extension ErrataPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.errata, for: Self.self).map {
      PageFamily(.errata, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let errata = PageAddress(.errata)
}
