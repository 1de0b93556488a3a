internal import TelemetryModel

/// What is shown at an address that does not exist.
struct NotFoundPage: TemplateRecord {
  static let fields = Fields<Self>(
    "404",
    [
      .record("frame") { $0.frame },
      .optional("configs") { $0.site.catalog.hasConfig ? $0.site.href(.configs) : nil },
      .text("counters") { $0.site.href(.counters) }, .text("gaps") { $0.site.href(.gaps) },
      .list("links") { $0.links },
    ])

  let site: PageContext

  private var frame: PageFrame {
    PageFrame(
      site: site, address: .notFound, heading: "Page not found",
      lead: "There is no page at this address.",
      description: "There is no page at this address.",
      source: site.catalog.newestPeriod.map { "Newest data: \(site.periodLabels[$0])" }
        ?? "No data yet")
  }

  private var links: [Link] {
    [Link("Home", site.href(.home))]
      + site.indexes + site.readers.articles
  }
}

extension NotFoundPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.notFound, for: Self.self).map {
      PageFamily(.notFound, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let notFound = PageAddress(.notFound)
}
