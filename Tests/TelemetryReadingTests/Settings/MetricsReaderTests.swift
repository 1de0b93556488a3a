import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("metrics.yml")
struct MetricsReaderTests {
  private func read(
    _ text: String, _ diagnostics: inout Diagnostics
  ) -> [MetricDefinition] {
    var reader = MetricsReader(limits: InputLimits(), allowFormulaNames: false)
    return reader.read(Array(text.utf8), file: "metrics.yml", diagnostics: &diagnostics)
  }

  @Test("everything that a metric may say is read, brace lists are counters")
  func whole() throws {
    var diagnostics = Diagnostics()
    let metrics = read(
      """
      - id: cache-misses
        title: Lookups that miss
        description: >
          Long, in
          two lines.
        program: cmd/cache
        numerator: lookup:miss
        denominator:
          - lookup:{hit,miss}
          - stale
        by: [GOOS, GOOS+Version]
        issues: [https://example.org/1, "2"]
      - {id: a, title: A, program: p, numerator: ["x:{a,b}"]}
      """, &diagnostics)
    #expect(diagnostics.sorted == [])
    #expect(metrics.map(\.id.text) == ["cache-misses", "a"])
    let metric = try #require(metrics.first)
    #expect(metric.title == "Lookups that miss")
    #expect(metric.description == "Long, in two lines.")
    #expect(metric.program.name.text == "cmd/cache")
    #expect(metric.program.location.line == 6 && metric.program.location.column == 12)
    #expect(metric.numerator.map(\.name.text) == ["lookup:miss"])
    #expect(metric.denominator.map(\.name.text) == ["lookup:hit", "lookup:miss", "stale"])
    #expect(metric.denominator.map(\.location.line) == [9, 9, 10])
    #expect(metric.by.map(\.name.text) == ["GOOS", "GOOS+Version"])
    #expect(metric.issues == ["https://example.org/1", "2"])
    #expect(metrics[1].numerator.map(\.name.text) == ["x:a", "x:b"])
    #expect(metrics[1].denominator.isEmpty && metrics[1].by.isEmpty)
  }

  private static let shape =
    "lower-case letters, digits and hyphens, at most 64"
  private static let idHint = "write it as 'cache-misses': it is a part of the page's address"

  @Test(
    "a mistake is reported in its place",
    arguments: [
      (
        "👉a: b\n", "the file must be a list of metrics, not a mapping",
        "begin each metric with '- id: …'"
      ),
      ("👉a\n", "the file must be a list of metrics, not 'a'", "begin each metric with '- id: …'"),
      ("👉[]\n", "the file lists no metric", "list one as '- id: …', or remove the file"),
      ("👉# nothing\n", "the file lists no metric", "list one as '- id: …', or remove the file"),
      ("- 👉a\n", "a metric must be a mapping, not 'a'", "write 'key: value' lines"),
      (
        "- {id: a, title: A, program: p, 👉numerater: x, numerator: x}\n",
        "unknown key 'numerater' in a metric", "did you mean 'numerator'?"
      ),
      (
        "- 👉{id: a, title: A, program: p}\n", "'numerator' is missing in a metric",
        "add a line 'numerator: …'"
      ),
      (
        "- 👉{title: A, program: p, numerator: x}\n", "'id' is missing in a metric",
        "add a line 'id: …'"
      ),
      ("- {id: 👉A, title: A, program: p, numerator: x}\n", "id must be \(shape), not 'A'", idHint),
      (
        "- {id: 👉-a, title: A, program: p, numerator: x}\n", "id must be \(shape), not '-a'", idHint
      ),
      (
        "- {id: 👉data.csv, title: A, program: p, numerator: x}\n",
        "id must be \(shape), not 'data.csv'", idHint
      ),
      (
        "- {id: a, title: 👉'', program: p, numerator: x}\n", "title is empty",
        "give it a text, or delete the line"
      ),
      (
        "- {id: a, title: A, program: 👉=p, numerator: x}\n", "program '=p' begins like a formula",
        "a spreadsheet would run it; rename it, or set 'allow_formula_names: true'"
      ),
      (
        "- {id: a, title: A, program: p, numerator: 👉[]}\n", "numerator is an empty list",
        "name at least one counter"
      ),
      (
        "- {id: a, title: A, program: p, numerator: x, by: 👉[]}\n", "by is an empty list",
        "name something, or delete the line"
      ),
      (
        "- {id: a, title: A, program: p, numerator: [x, 👉x]}\n",
        "'x' stands twice in numerator", "keep one of them"
      ),
      (
        "- {id: a, title: A, program: p, numerator: 👉'x:{a,b,a}'}\n",
        "'x:a' stands twice in numerator", "keep one of them"
      ),
      (
        "- {id: a, title: A, program: p, numerator: 👉'x:{a'}\n", "a brace list is not closed",
        "close it with '}'"
      ),
      (
        "- {id: a, title: A, program: p, numerator: [x, y], denominator: 👉[y, x]}\n",
        "numerator and denominator are the same counters",
        "their ratio is always 1: name other counters, or leave the denominator out"
      ),
      (
        "- {id: a, title: A, program: p, numerator: x, by: [GOOS, 👉GOOS]}\n",
        "'GOOS' stands twice in by", "keep one of them"
      ),
      (
        "- {id: a, title: A, program: p, numerator: x}\n- {id: 👉a, title: B, program: p, numerator: x}\n",
        "two metrics have the id 'a'", "an id is an address: give one of them another"
      ),
      (
        "- {id: a, title: A, program: p, numerator: 👉{x: y}}\n",
        "numerator must be a text, not a mapping", "write one text"
      ),
    ])
  func mistake(text: String, message: String, hint: String) {
    let input = MarkedInput(text)
    var diagnostics = Diagnostics()
    _ = read(String(decoding: input.bytes, as: UTF8.self), &diagnostics)
    #expect(diagnostics.errors.map(\.message) == [message])
    #expect(diagnostics.errors.first?.hint == hint)
    #expect(diagnostics.errors.first?.location == input.location(in: "metrics.yml"))
  }

  @Test("an id of 64 bytes is one, of 65 is none; a file is no larger than site.yml may be")
  func limits() {
    func entry(_ length: Int) -> String {
      "- {id: \(String(repeating: "a", count: length)), title: A, program: p, numerator: x}\n"
    }
    var diagnostics = Diagnostics()
    #expect(read(entry(64), &diagnostics).count == 1 && !diagnostics.hasErrors)
    #expect(read(entry(65), &diagnostics).isEmpty && diagnostics.hasErrors)
    var large = Diagnostics()
    _ = read(String(repeating: "#", count: (1 << 20) + 1), &large)
    #expect(large.errors.count == 1)
  }

  @Test("short lists that stand for too much are not expanded")
  func expansion() {
    let list =
      "'" + String(repeating: "a", count: 1000) + ":{"
      + String(repeating: "b,", count: 40_000) + "c}'"
    var diagnostics = Diagnostics()
    _ = read("- {id: a, title: A, program: p, numerator: \(list)}\n", &diagnostics)
    #expect(
      diagnostics.errors.map(\.message) == [
        "the brace lists stand for more than 16777216 bytes of names"
      ])
  }
}
