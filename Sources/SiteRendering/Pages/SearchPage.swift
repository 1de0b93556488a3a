internal import TelemetryModel

/// The page of the search: a field for those with JavaScript, and the ways to everything for all.
struct SearchPage {
  static let shape = RecordShape(
    "search",
    [
      ("frame", .record(PageFrame.shape)), ("hasLetters", .flag),
      ("letters", .list(LetterPage.letter)), ("links", .list(PageFrame.link)),
    ])

  let site: PageContext

  func record() -> Record {
    let frame = PageFrame(
      site: site, pageType: "search", address: .search, heading: "Search",
      description: "Programs, charts, counters, stacks and config versions by their names.",
      source: site.source)
    let letters = site.letters.all
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), .flag(letters != nil),
        .list(
          letters.map { LetterPage.letters($0) { site.href(.countersLetter($0)) } } ?? []),
        .list(
          site.existingIndexes.compactMap { address in
            SiteIndexes.label(address, site.periodText).map {
              PageFrame.link($0, site.href(address))
            }
          } + site.readers.articles.map { Record($0) }),
      ])
  }
}

extension SearchPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("search", for: shape).map {
      PageFamily(.search, $0) { Self(site: site).record() }
    }
  }
}
