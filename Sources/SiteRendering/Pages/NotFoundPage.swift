internal import TelemetryModel

/// What is shown at an address that does not exist.
struct NotFoundPage {
  static let shape = RecordShape(
    "404",
    [
      ("frame", .record(PageFrame.shape)), ("configs", .optionalText), ("counters", .text),
      ("gaps", .text), ("links", .list(PageFrame.link)),
    ])

  let site: PageContext

  func record() -> Record {
    let frame = PageFrame(
      site: site, pageType: "not-found", address: .notFound, heading: "Page not found",
      lead: "There is no page at this address.",
      description: "There is no page at this address.",
      source: site.catalog.newestPeriod.map { "Newest data: \(site.periodLabels[$0])" }
        ?? "No data yet")
    return Record(
      Self.shape,
      [
        .record(frame.record(site)),
        site.catalog.hasConfig ? .text(site.href(.configs)) : .none, .text(site.href(.counters)),
        .text(site.href(.gaps)),
        .list(
          [PageFrame.link("Home", site.href(.home))]
            + site.existingIndexes.compactMap { address in
              SiteIndexes.label(address, site.periodText).map {
                PageFrame.link($0, site.href(address))
              }
            } + site.readers.articles.map { Record($0) }),
      ])
  }
}

extension NotFoundPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("404", for: shape).map {
      PageFamily(.notFound, $0) { Self(site: site).record() }
    }
  }
}
