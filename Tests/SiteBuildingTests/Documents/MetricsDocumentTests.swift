import SiteRendering
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

/// The derived metrics of docs/formats.md, over its other examples.
@Suite("The derived metrics of docs/formats.md")
struct MetricsDocumentTests {
  let document: FormatsDocument

  init() throws { document = try FormatsDocument() }

  private func metrics(_ catalog: Catalog) throws -> [Metric] {
    var diagnostics = Diagnostics()
    var reader = MetricsReader(limits: InputLimits(), allowFormulaNames: false)
    let definitions = reader.read(
      try document.example("yaml metrics.yml").bytes, file: "content/metrics.yml",
      diagnostics: &diagnostics)
    MetricCheck.check(definitions, against: catalog, &diagnostics)
    #expect(diagnostics.sorted == [])
    return Metric.all(definitions, in: catalog)
  }

  @Test("they are read without a word, and the rows of data.csv are theirs")
  func rows() throws {
    let catalog = try FormatsDocumentTests().joined()
    let metrics = try metrics(catalog)
    #expect(metrics.map(\.kind) == [.part, .anyOf, .share])
    var lines: Set<String> = []
    for metric in metrics {
      var buffer = ByteBuffer(capacity: 4096)
      MetricTable(catalog: catalog).append(metric, to: &buffer)
      lines.formUnion(
        String(decoding: buffer.bytes, as: UTF8.self).split(separator: "\n").map(String.init))
    }
    let shown = try document.example("csv metric data.csv").text.split(separator: "\n").map(
      String.init)
    #expect(shown.count == 6)
    for line in shown { #expect(lines.contains(line), "\(line)") }
  }

  @Test("each member of data.json, each key and each column is named")
  func names() throws {
    let catalog = try FormatsDocumentTests().joined()
    let metric = try #require(try metrics(catalog).last)
    var buffer = ByteBuffer(capacity: 4096)
    MetricDocument(catalog: catalog).append(metric, to: &buffer)
    let text = String(decoding: buffer.bytes, as: UTF8.self)
    for line in text.split(separator: "\n") where line.hasPrefix("\"") {
      let member = line.dropFirst().prefix { $0 != "\"" }
      #expect(document.text.contains("`\(member)`"), "\(member)")
    }
    for key in MetricsReader.knownKeys { #expect(document.text.contains("\n| `\(key)` | ")) }
    let linux =
      "[\"2026-04-26\",\"piped\",\"example.org/quill\",\"OS\",\"linux\",null,null,120,0.091667,"
    #expect(text.contains(linux))
  }
}
