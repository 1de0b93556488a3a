internal import TelemetryModel

/// The page of the search: a field for those with JavaScript, and the ways to everything for all.
struct SearchPage: TemplateRecord {
  static let fields = Fields<Self>(
    "search",
    [
      .record("frame") { $0.frame }, .list("letters") { $0.letters }, .list("links") { $0.links },
    ])

  let site: PageContext

  private var frame: PageFrame {
    PageFrame(
      site: site, address: .search, heading: "Search",
      description: "Programs, charts, counters, stacks and config versions by their names.",
      source: site.source)
  }

  private var letters: [LetterPage.Letter] {
    site.letters.all.map { LetterPage.letters($0) { site.href(.countersLetter($0)) } } ?? []
  }

  private var links: [Link] {
    site.indexes + site.readers.articles
  }
}

extension SearchPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.search, for: Self.self).map {
      PageFamily(.search, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let search = PageAddress(.search)
}
