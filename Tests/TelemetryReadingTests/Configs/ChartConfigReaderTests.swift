import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite("The chart config")
struct ChartConfigReaderTests {
  private func read(
    _ bytes: [UInt8]
  ) -> (records: [ChartRecord]?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let reader = ChartConfigReader(limits: InputLimits(), allowFormulaNames: false)
    let records = reader.read(bytes, file: "chartconfig.txt", diagnostics: &diagnostics)
    return (records, diagnostics)
  }

  private func read(_ text: String) -> (records: [ChartRecord]?, diagnostics: Diagnostics) {
    read(Array(text.utf8))
  }

  @Test("all that a record can say is read")
  func whole() throws {
    let (records, diagnostics) = read(
      """
      # Approved metrics.

      title: Editor Distribution
      counter: gopls/client:{vscode,vim} # more to come
      description: measure: the editors.
      type: partition
      issue: https://go.dev/issue/1
      issue: https://go.dev/issue/2 # vim
      program: golang.org/x/tools/gopls
      module: golang.org/x/tools
      version: v0.13.0
      depth: 16
      error: 0.01
      ---
      counter: a b
      title: B
      program: p

      """)
    #expect(diagnostics.sorted == [])
    let both = try #require(records)
    #expect(both.map(\.title) == ["Editor Distribution", "B"])
    let first = try #require(both.first)
    #expect(first.expression == "gopls/client:{vscode,vim}")
    #expect(first.names.map(\.text) == ["gopls/client:vscode", "gopls/client:vim"])
    #expect(first.description == "measure: the editors.")
    #expect(first.type == "partition")
    #expect(first.issues == ["https://go.dev/issue/1", "https://go.dev/issue/2"])
    #expect(first.program == ProgramName("golang.org/x/tools/gopls"))
    #expect(first.module == "golang.org/x/tools")
    #expect(first.version == "v0.13.0")
    #expect(first.depth == 16)
    #expect(first.error == "0.01")
    #expect(first.location == SourceLocation(file: "chartconfig.txt", line: 3))
    #expect(both[1].location == SourceLocation(file: "chartconfig.txt", line: 15))
    #expect(both[1].names == [CounterName("a b")])
    #expect(both[1].type == nil && both[1].description == nil && both[1].issues == [])
  }

  @Test(
    "a brace list may run over several lines, with space and comments",
    arguments: [
      "counter: a:{\n  b,\n  c\n}", "counter: a:{b,\n c}",
      "counter: a:{\n\tb, # why\n\n# and\n\tc }",
      "counter: a:{ b , c }", "counter: a:{\r\n  b,\r\n  c\r\n}\r",
    ])
  func braceLists(_ counter: String) {
    let (records, diagnostics) = read("\(counter)\ntitle: T\nprogram: p\n")
    #expect(diagnostics.sorted == [])
    #expect(records?.map(\.expression) == ["a:{b,c}"])
    #expect(records?.map(\.names) == [[CounterName("a:b"), CounterName("a:c")]])
  }

  @Test("records without fields are none")
  func emptyRecords() {
    let (records, diagnostics) = read(
      "---\n# nothing\n---\ntitle: T\ncounter: c\nprogram: p\n---\n")
    #expect(diagnostics.sorted == [])
    #expect(records?.count == 1)
    let (none, warned) = read("# nothing\n")
    #expect(none?.isEmpty == true)
    #expect(warned.warnings.map(\.message) == ["the chart config holds no record"])
  }

  @Test(
    "each mistake is named at its place",
    arguments: [
      ("title: T\n👉tilte: U\ncounter: c\nprogram: p", "a record has no key 'tilte'"),
      ("title: T\n👉title: U\ncounter: c\nprogram: p", "'title' is repeated in one record"),
      ("title: T\ncounter: c\n👉counter: c\nprogram: p", "'counter' is repeated in one record"),
      ("👉counter: c\nprogram: p", "a record lacks 'title'"),
      ("# x\n👉title: T\nprogram: p", "a record lacks 'counter'"),
      ("👉title: T\ncounter: c", "a record lacks 'program'"),
      ("👉title:  # none\ncounter: c\nprogram: p", "'title' has no value"),
      ("title: T\n 👉counter: c\nprogram: p", "a field does not begin at the start of its line"),
      ("title: T\n👉some words\ncounter: c\nprogram: p", "this line is no field of a chart config"),
      ("title: T\n👉title : c\ncounter: c\nprogram: p", "this line is no field of a chart config"),
      (
        "title: T\ncounter: c\nprogram: p\n👉--- # no\n", "this line is neither a field nor '---'"
      ),
      (
        "title: T\ncounter: c\nprogram: p\ntype: 👉partitoin", "'partitoin' is no type of chart"
      ),
      ("title: T\ncounter: c\nprogram: p\ndepth: 👉+5", "'depth' is '+5', which is no number"),
      ("title: T\ncounter: c\nprogram: p\ndepth: 👉016", "'depth' is '016', which is no number"),
      ("title: T\ncounter: c\nprogram: p\ndepth: 👉x", "'depth' is 'x', which is no number"),
      ("title: T\ncounter: c\nprogram: p\nerror: 👉nan", "'error' is 'nan', which is no number"),
      ("title: T\nprogram: 👉@p\ncounter: c", "program '@p' begins like a formula"),
      (
        "title: T\nprogram: p\ncounter: 👉=c:{a,b}",
        "counter '=c:{a,b}' begins like a formula"
      ),
      (
        "title: é👉\u{202E}\nprogram: p\ncounter: c",
        "'title' holds the invisible character U+202E"
      ),
      (
        "title: T\nprogram: p\ncounter: c👉\u{1B}d",
        "counter 'c<U+001B>d' holds the control character U+001B at its byte 2"
      ),
      (
        "title: T\nprogram: p\ncounter: c:{\n  é,\n  x👉\u{200B}y\n}",
        "counter 'c:{é,x<U+200B>y}' holds the invisible character U+200B at its byte 8"
      ),
      ("title: T\nprogram: p\ncounter: c:👉{\n  a,\n---\n", "a brace list is not closed"),
      ("counter: c:👉{\n  a\ntitle: T\nprogram: p", "a brace list is not closed"),
      ("title: T\nprogram: p\ncounter: c:{\n  a,\n👉}", "an empty element in a brace list"),
      (
        "title: T\nprogram: p\ncounter: c:{\n  a\n  👉b\n}",
        "a comma is missing between two lines of a brace list"
      ),
      ("title: T\nprogram: p\ncounter: c:{\n  a,\n  👉{b}", "a second '{' in a counter"),
      ("title: T\nprogram: p\ncounter: c:{\n  a\n} 👉d", "text behind a brace list"),
      ("title: T\nprogram: p\ncounter: c👉}", "'}' closes no brace list"),
      ("👉\u{FEFF}title: T\nprogram: p\ncounter: c", "the file begins with a byte order mark"),
      ("👉<!DOCTYPE html>\n<html>\n", "this line is no field of a chart config"),
      (
        "👉version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n",
        "this line is no field of a chart config"
      ),
    ])
  func mistake(_ marked: String, message: String) {
    let input = MarkedInput(marked)
    let (records, diagnostics) = read(input.bytes)
    #expect(records == nil)
    #expect(diagnostics.errors.map(\.message) == [message])
    #expect(diagnostics.errors.map(\.location) == [input.location(in: "chartconfig.txt")])
  }

  @Test("bytes that are not UTF-8 are reported where they begin")
  func invalidUTF8() {
    let (records, diagnostics) = read(Array("title: T\ncounter: ".utf8) + [0xFF])
    #expect(records == nil)
    #expect(diagnostics.errors.map(\.message) == ["the byte 0xFF is not UTF-8 here"])
    #expect(
      diagnostics.errors.map(\.location) == [
        SourceLocation(file: "chartconfig.txt", line: 2, column: 10)
      ])
  }

  @Test("a comment that touches its value is a warning: an address may have lost its fragment")
  func fragment() {
    let input = MarkedInput("title: T\nprogram: p\ncounter: c\nissue: https://go.dev/1👉#c2\n")
    let (records, diagnostics) = read(input.bytes)
    #expect(records?.first?.issues == ["https://go.dev/1"])
    #expect(
      diagnostics.warnings.map(\.message) == ["'#' begins a comment, the value ends before it"])
    #expect(diagnostics.warnings.map(\.location) == [input.location(in: "chartconfig.txt")])
  }

  @Test("an optional field without a value is a warning and counts as left out")
  func emptyOptional() {
    let (records, diagnostics) = read("title: T\nprogram: p\ncounter: c\ndescription:\nissue: \n")
    #expect(records?.first?.description == nil)
    #expect(records?.first?.issues == [])
    #expect(diagnostics.errors == [])
    #expect(
      diagnostics.warnings.map(\.message) == ["'description' has no value", "'issue' has no value"])
  }

  @Test("names that only look alike are an error that names both")
  func twins() {
    let (records, diagnostics) = read(
      "title: T\nprogram: p\ncounter: \u{E9}:a\n---\ntitle: T\nprogram: p\ncounter: e\u{301}:b\n")
    #expect(records == nil)
    #expect(diagnostics.errors.map(\.location.line) == [7])
    #expect(diagnostics.errors.first?.notes.map(\.location.line) == [3])
  }

  @Test("all mistakes of a file are found in one run")
  func several() {
    let (_, diagnostics) = read(
      "title: T\n---\nprogram: =p\ncounter: c:{\n---\ntype: x\ndepth: -1\n")
    // 1: lacks program, counter. 2: lacks title; =p; open list. 3: lacks three; type; depth.
    #expect(diagnostics.errors.count == 10)
  }
}
