import Foundation
import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

struct CounterDocumentTests {
  /// A row of `data.csv` as the line of `data.json` that says the same: names in quotes, numbers with the
  /// same digits, null where a field is empty.
  static func line(ofCSV row: Substring) -> String {
    let fields = row.split(separator: ",", omittingEmptySubsequences: false)
    let isText: Set<Int> = [0, 1, 2, 9, 10]
    let values = fields.enumerated().map { index, field in
      if field.isEmpty { return "null" }
      return isText.contains(index) ? "\"\(field)\"".replacing("<", with: "\\u003c") : String(field)
    }
    return "[\(values.joined(separator: ","))]"
  }

  @Test("every file has the rows of the data.csv beside it, digit by digit")
  func rows() throws {
    for catalog in [try CatalogFixture.catalog(), try CatalogFixture.withoutConfig()] {
      let site = try RenderedSite(catalog)
      var count = 0
      for address in site.addresses where address.path.hasSuffix("/data.json") {
        count += 1
        let json = site.text(address).split(separator: "\n")
        let csv = try #require(
          site.addresses.first {
            $0.path == address.path.replacing("/data.json", with: "/data.csv")
          })
        let expected = site.text(csv).split(separator: "\n").dropFirst().map(Self.line)
        let rows = json.filter { $0.hasPrefix("[") }.map {
          String($0.hasSuffix(",") ? $0.dropLast() : $0)
        }
        #expect(rows == expected, "\(address.path)")
        #expect(!expected.isEmpty)
      }
      #expect(
        count
          == site.addresses.count {
            $0.path.hasSuffix("/data.csv") && $0.path.hasPrefix("/counters/")
          })
    }
  }

  // Its counter, text and listings are those of CatalogFixture.
  @Test("before the rows stands what they mean")
  func head() throws {
    let site = try RenderedSite(CatalogFixture.catalog())
    let nano = site.text(
      .counterFile(
        ProgramName("example.org/tool"), ChartName("editor"), BucketName("nano"), .json))
    let head = try #require(nano.split(separator: "\"rows\":").first)
    #expect(
      head == """
        {
        "$schema":"https://example.org/telemetry/data/schemas/counter.json",
        "title":"Editor",
        "description":"which editor starts the tool.",
        "url":"https://example.org/telemetry/counters/example.org/tool/-/editor/-/nano/",
        "program":"example.org/tool",
        "chart":"editor",
        "counter":"editor:nano",
        "issues":["https://issues.example.net/1","javascript:alert(1)"],
        "measure":"share",
        "unit":"fraction of n",
        "n_is":[{"first":"2026-03-01","last":"2026-03-08","words":"reports of the program that could hold it"},\
        {"first":"2026-03-22","last":"2026-04-05","words":"reports of the program that could hold it"}],
        "period":"week",
        "confidence":0.99,
        "collected":[{"since":{"version":"v0.2.0","date":"2026-03-10"},"until":null,"rate":1.0}],
        "licence":{"name":"CC0 1.0","url":"https://creativecommons.org/publicdomain/zero/1.0/"},
        "columns":["week","program","counter","reports","total","n","share","low","high","config","status"],

        """)
    let old = site.text(
      .chartFile(ProgramName("example.org/tool"), ChartName("old"), .json))
    #expect(!old.contains("\n\"counter\":"))
    #expect(
      old.contains(
        """
        "collected":[{"since":{"version":"v0.1.0","date":"2025-12-01"},\
        "until":{"version":"v0.3.0","date":"2026-03-25"},"rate":0.5}],
        """))
    let bare = try RenderedSite(CatalogFixture.withoutConfig()).text(
      .chartFile(ProgramName("bare"), ChartName("runs"), .json))
    #expect(bare.contains("\"words\":\"all reports\"}],\n") && bare.contains("\"collected\":[],\n"))
  }

  @Test("any name is a JSON string again, and no byte of it is markup")
  func names() throws {
    let name = "c:a\"b\\c</script><!--é\u{2028}\u{10FFFD}"
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 10)
    rows.counter("2026-03-29", "p", name, 1, 1)
    let site = try RenderedSite(
      CatalogFixture.build(CatalogFixture.settings, rows.tables, nil))
    let bytes = site.bytes(
      .counterFile(
        ProgramName("p"), ChartName("c"), CounterName(name).bucket, .json))
    #expect(!bytes.contains(UInt8(ascii: "<")))
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    #expect(object["counter"] as? String == name)
    let row = try #require((object["rows"] as? [[Any]])?.first)
    #expect(row[2] as? String == name && row[5] as? Int == 10)
    var buffer = ByteBuffer(capacity: 16)
    buffer.appendJSON("\u{0}\t\n\u{1F} \u{7F}")
    #expect(
      String(decoding: buffer.bytes, as: UTF8.self) == "\"\\u0000\\u0009\\u000a\\u001f \\u007f\"")
  }

  @Test("a site that does without data.json has none, and no link to it")
  func withoutJSON() throws {
    var settings = CatalogFixture.settings
    settings.counterFormats = [.csv]
    let site = try RenderedSite(
      CatalogFixture.build(settings, CatalogFixture.tables(upTo: 2), CatalogFixture.history))
    #expect(!site.addresses.contains { $0.path.hasSuffix("data.json") })
    let place = try site.counter("lab", "mode:a")
    #expect(!site.text(.chart(program: place.program, chart: place.chart)).contains("JSON"))
  }
}
