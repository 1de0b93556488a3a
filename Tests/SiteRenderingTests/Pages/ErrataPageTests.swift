import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct ErrataPageTests {
  private func site() throws -> RenderedSite {
    var catalog = try CatalogFixture.catalog()
    catalog.settings.contact = "mailto:data@example.org"
    return try RenderedSite(catalog, content: NotesFixture.content)
  }

  @Test("the page of corrections is as it was looked at, with some and with none")
  func goldens() throws {
    try Golden.expect(try site().bytes(.errata), equals: "pages/errata.two.html")
    try Golden.expect(
      RenderedSite(CatalogFixture.catalog()).bytes(.errata), equals: "pages/errata.none.html")
  }

  @Test("where mistakes are reported, each address says what it is for")
  func reporting() throws {
    func page(contact: String?) throws -> String {
      var catalog = try CatalogFixture.catalog()
      catalog.settings.contact = contact
      catalog.settings.repository = "https://example.org/r"
      return try RenderedSite(catalog).text(.errata)
    }
    let link = "<a href=\"https://example.org/r\">https://example.org/r</a></li>"
    let both = try page(contact: "mailto:a@example.org")
    #expect(
      both.contains("<li>Wrong numbers, and other errors: <a href=\"mailto:a@example.org\">"))
    #expect(both.contains("<li>Proposals of counters: \(link)"))
    #expect(
      try page(contact: nil).contains("<li>The project, where counters are proposed: \(link)"))
  }

  @Test("each note leads to its place on the page of corrections")
  func anchors() throws {
    let site = try site()
    let ids = site.text(.errata).matches(of: #/ id="(e-[^"]*)"/#).map { String($0.1) }
    #expect(ids.count == 2)
    let chart = site.text(.chart(NotesFixture.tool, ChartName("editor")))
    let targets = chart.matches(of: ##/href="/telemetry/errata/#([^"]*)"/##).map { String($0.1) }
    // Newest first, as on the page itself.
    #expect(targets == ids)
  }

  @Test("an anchor does not change when another correction of the day comes")
  func stable() throws {
    func ids(_ errata: [Erratum]) throws -> [String] {
      var content = SiteContent()
      content.errata = errata
      let page = try RenderedSite(CatalogFixture.catalog(), content: content).text(.errata)
      return page.matches(of: #/ id="(e-[^"]*)"/#).map { String($0.1) }
    }
    let first = NotesFixture.erratum("2026-04-01", nil, nil, nil, "One.")
    let other = NotesFixture.erratum("2026-04-01", nil, nil, nil, "Two.")
    let alone = try ids([first])
    #expect(try ids([other, first]).contains(alone[0]))
  }

  @Test("a correction stands on the pages of what it names, and not on others")
  func places() throws {
    let site = try site()
    let editor = ChartName("editor")
    func has(_ address: PageAddress) -> Bool { site.text(address).contains("Counted twice.") }
    #expect(has(.chart(NotesFixture.tool, editor)))
    #expect(has(.counter(NotesFixture.tool, editor, BucketName("vim"))))
    #expect(!has(.counter(NotesFixture.tool, editor, BucketName("emacs"))))
    #expect(!has(.chart(NotesFixture.tool, ChartName("launches"))))
    #expect(!has(.chart(ProgramName("lab"), ChartName("mode"))))
  }

  @Test("of many corrections a page shows the newest and links to the others")
  func many() throws {
    var content = SiteContent()
    content.errata = (1...9).map {
      NotesFixture.erratum("2026-04-0\($0)", nil, nil, nil, "Number \($0).")
    }
    let page = try RenderedSite(CatalogFixture.catalog(), content: content)
      .text(.week(period: 0))
    #expect(page.contains("Number 9.") && page.contains("Number 5.") && !page.contains("Number 4."))
    #expect(page.contains(">4 more errata<"))
  }
}
