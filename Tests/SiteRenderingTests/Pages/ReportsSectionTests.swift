import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

@Suite("Raw reports on the page of downloads")
struct ReportsSectionTests {
  private func page(
    files: Int = 2, periods: Int = 2, repeated: Int = 0,
    _ change: (inout SiteSettings) -> Void = { _ in }
  ) throws -> String {
    let first = try #require(Day("2026-03-30".utf8))
    var reports = RawReports(
      files: (0..<files).map { number in
        RawReports.File(
          day: first.advanced(by: number * 7), isCompressed: number == 1,
          path: "2026/a b/\(first.advanced(by: number * 7)).json\(number == 1 ? ".gz" : "")",
          file: FileDigest(
            bytes: 1200 + number,
            sha256: SHA256Digest(bytes: [UInt8](repeating: 0xAB, count: 32))),
          reports: 10)
      })
    reports.periods = (0..<periods).map { number in
      RawReports.PeriodCount(
        period: PeriodCalendar().period(containing: first.advanced(by: number * 7)),
        lines: 10 + repeated, reports: 10, withProgram: 8, oneOfAKind: 3,
        oneOfAKindBefore: number == 0 ? 0 : 2)
    }
    reports.versions = [.init(version: ConfigVersion("v0.1.0"), lines: 20)]
    var content = SiteContent()
    content.rawReports = reports
    var catalog = try CatalogFixture.catalog()
    change(&catalog.settings)
    return try RenderedSite(catalog, content: content).text(.data)
  }

  @Test("each file has its row: day, link, reports, bytes, hash, the newest first")
  func files() throws {
    let page = try page()
    let hash = String(repeating: "ab", count: 32)
    let rows = [
      #"<tr><th scope="row">6 Apr 2026</th><td><a href="/telemetry/data/reports/2026-04-06.jsonl.gz">2026-04-06.jsonl.gz</a></td><td class="num reports">10</td><td class="num bytes">1,201</td><td class="hash"><code>\#(hash)</code></td></tr>"#,
      #"<tr><th scope="row">30 Mar 2026</th><td><a href="/telemetry/data/reports/2026-03-30.jsonl">2026-03-30.jsonl</a></td><td class="num reports">10</td><td class="num bytes">1,200</td><td class="hash"><code>\#(hash)</code></td></tr>"#,
    ]
    #expect(page.contains(rows.joined(separator: "\n")))
    #expect(page.contains("<p>20 reports in 2 files from 30 Mar 2026 to 6 Apr 2026."))
    #expect(!page.contains("report-fold"))
    #expect(page.contains(#"<th scope="row">v0.1.0</th><td class="num">20</td>"#))
  }

  @Test("files that are kept elsewhere are linked there, by the names that they were given")
  func list() throws {
    let page = try page {
      $0.rawReports = .list
      $0.rawReportsURL = "https://files.example.org/r/"
    }
    #expect(
      page.contains(
        #"<a href="https://files.example.org/r/2026/a%20b/2026-04-06.json.gz">2026-04-06.json.gz</a>"#
      ))
    #expect(page.contains("The files are kept elsewhere."))
    #expect(!page.contains("/data/reports/"))
  }

  @Test("the ledger says of each week how many reports are one of a kind, and explains it")
  func ledger() throws {
    let page = try page(repeated: 1)
    #expect(
      page.contains(
        #"<tr><th scope="row">12 Apr 2026</th><td class="num reports">10</td><td class="num with">8</td><td class="num one">3</td><td class="num again">2</td></tr>"#
      ))
    #expect(page.contains("no other report of its week has the same programs with the same"))
    #expect(page.contains("2 lines have the X of another line of the same week"))
  }

  @Test("many files are folded by year and month, many weeks by year, the newest open")
  func folded() throws {
    let page = try page(files: 61, periods: 61)
    // 30 March 2026 and 60 weeks on: to 24 May 2027.
    #expect(page.contains("<summary>2027: 21 files, 210 reports</summary>"))
    #expect(page.contains("<summary>May 2027: 4 files, 40 reports</summary>"))
    #expect(page.contains("<summary>2026: 40 files, 400 reports</summary>"))
    #expect(page.contains("<summary>2026: 117 of 390 reports</summary>"))
    #expect(page.split(separator: #"<details class="report-fold" open>"#).count == 4)
  }

  @Test("without raw reports there is no section")
  func none() throws {
    let site = try RenderedSite(try CatalogFixture.catalog())
    #expect(!site.text(.data).contains("raw-reports"))
  }
}
