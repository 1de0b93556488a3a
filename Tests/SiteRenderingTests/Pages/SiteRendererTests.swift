import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct SiteRendererTests {
  @Test("a permanent page is the same when later data and configs have come")
  func permanent() throws {
    let earlier = try RenderedSite(CatalogFixture.catalog(weeks: 3, releases: 2))
    let later = try RenderedSite(CatalogFixture.catalog())
    for period in [0, 1, 3] {
      #expect(earlier.text(.week(period: period)) == later.text(.week(period: period)))
    }
  }

  @Test("a permanent page of a single counter is the same when its chart has got buckets later")
  func permanentSingleCounter() throws {
    let releases = [
      ConfigFixture.release("v0.1.0", "2026-01-01", counters: [("runs", 1)]),
      ConfigFixture.release("v0.2.0", "2026-04-20", counters: [("runs", 1), ("runs:fast", 1)]),
    ]
    func page(weeks: [String], releases: [ConfigRelease]) throws -> String {
      var rows = TablesFixture()
      for week in weeks {
        rows.reports(week, "p", 10)
        rows.counter(week, "p", "runs", 4, 4)
        if week > "2026-04-20" { rows.counter(week, "p", "runs:fast", 3, 3) }
      }
      let history = ConfigHistory(releases: releases)
      return try RenderedSite(
        CatalogFixture.build(CatalogFixture.settings, rows.tables, history)
      ).text(.week(period: 0))
    }
    let earlier = try page(weeks: ["2026-03-29"], releases: Array(releases.prefix(1)))
    #expect(earlier.contains(">Counter</th>"))
    #expect(try page(weeks: ["2026-03-29", "2026-04-26"], releases: releases) == earlier)
  }

  @Test("every file has an address of its own, and a week without data has none")
  func addresses() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let addresses = site.addresses
    #expect(Set(addresses.map(\.outputPath)).count == addresses.count)
    #expect(!addresses.contains(site.address(of: .week(period: 2))))
    #expect(addresses.contains(site.address(of: .week(period: 3))))
  }

  @Test("formats that the site leaves out are neither made nor linked")
  func formats() throws {
    var catalog = try CatalogFixture.catalog()
    catalog.settings.counterFormats = [.json]
    let site = try RenderedSite(catalog)
    let place = try site.counter("lab", "mode:a")
    #expect(
      !site.addresses.contains(
        site.address(
          of: .counterData(
            program: place.program, chart: place.chart, counter: place.counter))))
    #expect(
      !site.text(.chart(program: place.program, chart: place.chart)).contains("data.csv"))
  }

  @Test("every link of every page leads to a file of the site")
  func links() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    var paths = Set(
      site.addresses.map { "/telemetry" + $0.path })
    paths.formUnion([
      "/telemetry/assets/style.0123abcd.css", "/telemetry/assets/icon.4567cdef.svg",
    ])
    for address in site.addresses {
      for match in site.text(address).matches(of: #/href="(/[^"#]*)/#) {
        #expect(paths.contains(String(match.1)), "\(match.1) on \(address)")
      }
    }
  }

  @Test("ids are unique on every page, and every anchor of a page is there")
  func ids() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    for address in site.addresses {
      let text = site.text(address)
      let ids = text.matches(of: #/ id="([^"]*)"/#).map { String($0.1) }
      #expect(Set(ids).count == ids.count, "\(address)")
      for match in text.matches(of: ##/href="#([^"]*)"/##) {
        #expect(ids.contains(String(match.1)), "\(match.1) on \(address)")
      }
    }
  }

  /// The only script that a page may hold.
  private static let script = "<script src=\"/telemetry/assets/site.89abcdef.js\"></script>"
  private static let policyElement =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    + "script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'\">"

  @Test("each page has a strict policy before anything that it holds for")
  func policyElements() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    for address in site.addresses where address.outputPath.hasSuffix(".html") {
      let head = site.text(address).split(separator: "\n").prefix(5)
      #expect(head.contains { $0 == Self.policyElement }, "\(address)")
    }
  }

  /// Without the site's own script, and without blocks of data, which nothing runs.
  private static func withoutKnownScripts(_ page: String) -> String {
    page.replacing(script, with: "")
      .replacing(/<script type="application\/ld\+json">[^<>&]*<\/script>/, with: "")
  }

  @Test("no page holds another script, an inline style or an address that an author made up")
  func policy() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    for address in site.addresses {
      let path = address.outputPath
      let text = Self.withoutKnownScripts(site.text(address))
      #expect(!text.contains("<script") && !text.contains(" style=\""), "\(path)")
      #expect(path.hasSuffix(".svg") || !text.contains("<style"), "\(path)")
      #expect(!text.contains("href=\"javascript:"), "\(path)")
    }
  }

  @Test("names from the data are escaped wherever they stand")
  func escaping() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "<b>p", 10)
    rows.counter("2026-03-29", "<b>p", "<script>alert(1)</script>:\"><img onerror=x>", 3, 3)
    rows.counter("2026-03-29", "<b>p", "<script>alert(1)</script>:__proto__", 2, 3)
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
    for address in site.addresses {
      let path = address.outputPath
      guard !path.hasSuffix(".csv") else { continue }
      let text = Self.withoutKnownScripts(site.text(address))
      #expect(["<script", "<img", "<b>"].allSatisfy { !text.contains($0) }, "\(path)")
    }
  }

  @Test("the figures of a chart's page are those of its data.csv")
  func figures() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let place = try site.counter("example.org/tool", "editor:vim")
    let page = site.text(.chart(program: place.program, chart: place.chart))
    let csv = site.text(.chartData(program: place.program, chart: place.chart))
    var compared = 0
    for line in csv.split(separator: "\n") where line.hasPrefix("2026-04-05") {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard let reports = Int64(fields[3]), let n = Int64(fields[5]), reports > 0 else { continue }
      let share = Share(reports: reports, n: n)
      #expect(fields[6].utf8.elementsEqual(sixDecimals(share.rounded(toUnitsOf: 1_000_000)).utf8))
      #expect(page.contains("<td class=\"num value\">\(NumberText.percent(share))</td>"))
      #expect(
        page.contains(
          "<td class=\"num interval\">\(NumberText.interval(share.interval(.default)))</td>"))
      #expect(page.contains("<td class=\"num count\">\(NumberText.count(reports))</td>"))
      compared += 1
    }
    #expect(compared == 2)
  }

  private func sixDecimals(_ millionths: Int64) -> String {
    let digits = String(millionths)
    return "0." + String(repeating: "0", count: 6 - digits.count) + digits
  }

  @Test("a chart of more than 30 buckets shows the 30 largest and says how many there are besides")
  func manyBuckets() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 1000)
    for bucket in 1...40 { rows.counter("2026-03-29", "p", "c:b\(bucket)", Int64(bucket), 40) }
    let site = try RenderedSite(CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
    let week = site.text(.week(period: 0))
    #expect(week.contains(">10 more buckets</a>"))
    #expect(week.components(of: "<tr><th scope=\"row\">") == 30)
    #expect(week.contains(">b40<") && week.contains(">b11<") && !week.contains(">b10<"))
  }

  @Test("a site without any data says so on every page that it has")
  func empty() throws {
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, InputTables(), nil))
    let pages = site.addresses.filter { $0.outputPath.hasSuffix(".html") }
    #expect(
      pages == [
        .home, .notFound, .charts, .counters, .data, .errata, .gaps, .collected, .changes, .search,
        .rarelyUsed, .method, .dataDictionary, .dataUse,
      ])
    for address in pages {
      let what = address == .collected ? "no config history" : "o data yet"
      #expect(site.text(address).contains(what))
      #expect(!site.text(address).contains("Last 0"))
    }
    #expect(!site.text(.data).contains("<table"))
  }

  @Test("a template that no page uses is an error that names its file")
  func unusedTemplate() throws {
    var sources = try RenderedSite.templates()
    sources.append(
      TemplateSource(name: "parts/extra", file: "templates/parts/extra.html", bytes: []))
    var diagnostics = Diagnostics()
    let renderer = SiteRenderer(
      catalog: try CatalogFixture.catalog(), templates: sources, assets: [:],
      diagnostics: &diagnostics)
    #expect(renderer == nil)
    #expect(
      diagnostics.errors.map { "\($0.location): \($0.message)" } == [
        "templates/parts/extra.html:1:1: no page uses the template 'parts/extra'"
      ])
  }

  @Test("a missing template is an error")
  func missingTemplate() throws {
    let sources = try RenderedSite.templates().filter { $0.name != "week" }
    var diagnostics = Diagnostics()
    let renderer = SiteRenderer(
      catalog: try CatalogFixture.catalog(), templates: sources, assets: [:],
      diagnostics: &diagnostics)
    #expect(renderer == nil)
    #expect(diagnostics.errors.map(\.message) == ["there is no template 'week'"])
  }
}
