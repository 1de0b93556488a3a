import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite("The upload config")
struct UploadConfigReaderTests {
  static let goMetadata = SiteSettings.goMetadata.map(\.name)

  private func read(
    _ bytes: [UInt8], limits: InputLimits = InputLimits(), allowFormulaNames: Bool = false
  ) -> (config: UploadConfig?, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    let reader = UploadConfigReader(
      metadata: Self.goMetadata, limits: limits, allowFormulaNames: allowFormulaNames)
    let config = reader.read(bytes, file: "config.json", diagnostics: &diagnostics)
    return (config, diagnostics)
  }

  private func read(_ text: String) -> (config: UploadConfig?, diagnostics: Diagnostics) {
    read(Array(text.utf8))
  }

  @Test("all that a config can say is read, in its order")
  func whole() throws {
    let (config, diagnostics) = read(
      """
      {"GOARCH": ["arm64"], "GOOS": ["linux", "darwin"], "SampleRate": 0.5, "Programs": [
        {"Name": "cmd/go", "Versions": ["go1.24", "devel"],
         "Counters": [{"Name": "go/flag:{a,b}", "Rate": 0.25}, {"Name": "go/inv", "Rate": 1}],
         "Stacks": [{"Name": "go/bug", "Rate": 1, "Depth": 16}]}]}
      """)
    #expect(diagnostics.sorted == [])
    let whole = try #require(config)
    #expect(whole.metadata.map(\.name.text) == ["GOARCH", "GOOS"])
    #expect(whole.metadata.map { $0.values.map(\.text) } == [["arm64"], ["linux", "darwin"]])
    #expect(whole.sampleRate == 0.5)
    let program = try #require(whole.programs.first)
    #expect(program.name == ProgramName("cmd/go"))
    #expect(program.location == SourceLocation(file: "config.json", line: 2, column: 12))
    #expect(program.versions.map(\.text) == ["go1.24", "devel"])
    #expect(program.counters.map(\.expression) == ["go/flag:{a,b}", "go/inv"])
    #expect(program.counters[0].names.map(\.text) == ["go/flag:a", "go/flag:b"])
    #expect(program.counters.map(\.rate) == [0.25, 1])
    #expect(
      program.counters[1].location == SourceLocation(file: "config.json", line: 3, column: 67))
    #expect(program.stacks.map(\.depth) == [16])
  }

  @Test("what may be absent may be absent, and null where Go writes an empty list so")
  func absent() throws {
    let (empty, none) = read("{}")
    #expect(none.sorted == [])
    #expect(empty?.programs.isEmpty == true && empty?.sampleRate == nil)
    let (nulls, errors) = read(
      """
      {"GOOS": null, "Programs": [
        {"Name": "a", "Versions": null, "Counters": null, "Stacks": null}, {"Name": "b"}]}
      """)
    #expect(errors.sorted == [])
    #expect(nulls?.programs.map(\.name.text) == ["a", "b"])
    #expect(nulls?.metadata.map(\.values.count) == [0])
    #expect(read("{\"Programs\": null}").diagnostics.sorted == [])
  }

  @Test("one counter may stand in several entries")
  func repeatedCounter() {
    let (config, diagnostics) = read(
      """
      {"Programs": [{"Name": "a", "Counters": [
        {"Name": "c:x", "Rate": 1}, {"Name": "c:{x,y}", "Rate": 0.5}]}]}
      """)
    #expect(diagnostics.sorted == [])
    #expect(config?.programs.first?.counters.count == 2)
  }

  @Test(
    "each mistake is named at its place",
    arguments: [
      (#"{👉"GOSO": ["linux"]}"#, "a config has no key 'GOSO'"),
      (#"{👉"SampleRates": 1}"#, "a config has no key 'SampleRates'"),
      (#"{👉"Version": ["go1.24"]}"#, "a config has no key 'Version'"),
      (#"{"SampleRate": 👉2}"#, "'SampleRate' is '2', which is out of range"),
      (#"{"SampleRate": 👉null}"#, "'SampleRate' must be a number, not null"),
      (#"{"GOOS": 👉"linux"}"#, "'GOOS' must be a list, not a string"),
      (#"{"GOOS": ["a", 👉1]}"#, "an element of 'GOOS' must be a string, not a number"),
      (#"{"GOOS": ["a", 👉""]}"#, "the value is empty"),
      (#"{"Programs": [👉null]}"#, "an entry of 'Programs' must be an object, not null"),
      (#"{"Programs": [👉{}]}"#, "an entry of 'Programs' lacks 'Name'"),
      (#"{"Programs": [{"Name": 👉"  "}]}"#, "the program is nothing but spaces"),
      (#"{"Programs": [{"Name": 👉"=a"}]}"#, "program '=a' begins like a formula"),
      (#"{"Programs": [{"Name": "a"}, {"Name": 👉"a"}]}"#, "the program 'a' is listed twice"),
      (
        #"{"Programs": [{"Name": "a", 👉"Version": []}]}"#,
        "an entry of 'Programs' has no key 'Version'"
      ),
      (#"{"GOOS": ["a"], 👉"GOOS": ["b"]}"#, "the key 'GOOS' is repeated"),
      (#"👉["GOOS"]"#, "a config must be an object, not a list"),
      (#"{"GOOS": ["a"👉,]}"#, "a comma before a closing bracket"),
    ])
  func mistake(_ marked: String, message: String) {
    let input = MarkedInput(marked)
    let (config, diagnostics) = read(input.bytes)
    #expect(config == nil)
    #expect(diagnostics.errors.map(\.message) == [message])
    #expect(diagnostics.errors.map(\.location) == [input.location(in: "config.json")])
  }

  @Test(
    "each mistake in a counter is named at its place",
    arguments: [
      (#"👉{"Name": "a"}"#, "an entry of 'Counters' lacks 'Rate'"),
      (#"👉{"Rate": 1}"#, "an entry of 'Counters' lacks 'Name'"),
      (#"{"Name": "a", "Rate": 👉-0.1}"#, "'Rate' is '-0.1', which is out of range"),
      (#"{"Name": "a", "Rate": 👉"1"}"#, "'Rate' must be a number, not a string"),
      (#"{"Name": "a", "Rate": 1, "Depth": 👉1.5}"#, "'Depth' is '1.5', which is not a count"),
      (
        #"{"Name": "a", "Rate": 1, 👉"Dept": 1}"#, "an entry of 'Counters' has no key 'Dept'"
      ),
      (#"{"Name": 👉"", "Rate": 1}"#, "the counter is empty"),
      (#"{"Name": "a:👉{b", "Rate": 1}"#, "a brace list is not closed"),
      (#"{"Name": "a:b👉}", "Rate": 1}"#, "'}' closes no brace list"),
      (#"{"Name": "a:{b,👉,c}", "Rate": 1}"#, "an empty element in a brace list"),
      (#"{"Name": "a:{👉}", "Rate": 1}"#, "an empty element in a brace list"),
      (#"{"Name": "a:{b,👉}", "Rate": 1}"#, "an empty element in a brace list"),
      (#"{"Name": "a:{b👉{c}}", "Rate": 1}"#, "a second '{' in a counter"),
      (#"{"Name": "a:{b}👉c", "Rate": 1}"#, "text behind a brace list"),
      (#"{"Name": "👉@a:b", "Rate": 1}"#, "counter '@a:b' begins like a formula"),
      (
        "{\"Name\": \"é:{b,c👉\u{202E}}\", \"Rate\": 1}",
        "counter 'é:{b,c<U+202E>}' holds the invisible character U+202E at its byte 8"
      ),
      (
        #"{"Name": 👉"a\u001bb", "Rate": 1}"#,
        "counter 'a<U+001B>b' holds the control character U+001B at its byte 2"
      ),
    ])
  func counterMistake(_ marked: String, message: String) {
    let input = MarkedInput("{\"Programs\": [{\"Name\": \"p\", \"Counters\": [\(marked)]}]}")
    let (config, diagnostics) = read(input.bytes)
    #expect(config == nil)
    #expect(diagnostics.errors.map(\.message) == [message])
    #expect(diagnostics.errors.map(\.location) == [input.location(in: "config.json")])
  }

  @Test("stacks are read by the same rules")
  func stacks() {
    let input = MarkedInput(
      #"{"Programs": [{"Name": "p", "Stacks": [{"Name": "a:{b}👉c", "Rate": 1}]}]}"#)
    let diagnostics = read(input.bytes).diagnostics
    #expect(diagnostics.errors.map(\.message) == ["text behind a brace list"])
    #expect(diagnostics.errors.map(\.location) == [input.location(in: "config.json")])
  }

  @Test("an unknown key is told the nearest known one, or where a list of one's own is named")
  func hints() {
    #expect(read(#"{"GOSO": []}"#).diagnostics.errors.map(\.hint) == ["did you mean 'GOOS'?"])
    #expect(
      read(#"{"Editors": []}"#).diagnostics.errors.map(\.hint) == [
        "the keys are 'SampleRate', 'Programs', 'GOOS', 'GOARCH', 'GoVersion'; "
          + "a list of the project's own is named under 'metadata' in site.yml"
      ])
  }

  @Test("a list of the project's own is read where the site names it")
  func ownMetadata() {
    var diagnostics = Diagnostics()
    let reader = UploadConfigReader(
      metadata: [ChartName("Editor")], limits: InputLimits(), allowFormulaNames: false)
    let config = reader.read(
      Array(#"{"Editor": ["-vim"]}"#.utf8), file: "c", diagnostics: &diagnostics)
    #expect(config?.metadata.map(\.name.text) == ["Editor"])
    _ = reader.read(Array(#"{"GOOS": ["linux"]}"#.utf8), file: "c", diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["a config has no key 'GOOS'"])
  }

  @Test("all mistakes of a file are found in one run")
  func several() {
    let (_, diagnostics) = read(
      """
      {"GOSO": [], "SampleRate": 7, "Programs": [
        {"Name": "=p", "Counters": [{"Name": "a:{"}, {"Rate": 3}]}]}
      """)
    // GOSO; SampleRate; =p; lacks Rate; brace; lacks Name; Rate.
    #expect(diagnostics.errors.count == 7)
  }

  @Test("names that only look alike are an error that names both")
  func twins() {
    for (text, column, earlier) in [
      ("{\"GOOS\": [\"\u{E9}\", \"e\u{301}\"]}", 17, 11),
      ("{\"Programs\": [{\"Name\": \"\u{E9}\"}, {\"Name\": \"e\u{301}\"}]}", 40, 24),
    ] {
      let (config, diagnostics) = read(text)
      #expect(config == nil)
      #expect(
        diagnostics.errors.map(\.message) == [
          "'e\u{301}' looks like an earlier name, but has other bytes"
        ])
      #expect(diagnostics.errors.map(\.location.column) == [column])
      #expect(diagnostics.errors.first?.notes.map(\.location.column) == [earlier])
    }
    let chart = read(
      """
      {"Programs": [{"Name": "a", "Counters": [{"Name": "\u{E9}:x", "Rate": 1}],
        "Stacks": [{"Name": "e\u{301}:y", "Rate": 1}]}]}
      """)
    #expect(chart.diagnostics.errors.map(\.location.line) == [2])
  }

  @Test("names that begin like formulas are allowed when the site says so")
  func formulaNames() {
    let text = #"{"Programs": [{"Name": "=p", "Counters": [{"Name": "+c", "Rate": 1}]}]}"#
    #expect(read(Array(text.utf8), allowFormulaNames: true).diagnostics.sorted == [])
    #expect(read(text).diagnostics.errors.count == 2)
  }

  @Test("a value that stands twice in a list is a warning and counts once")
  func repeatedValue() {
    let (config, diagnostics) = read(#"{"GOOS": ["linux", "linux"]}"#)
    #expect(config?.metadata.map { $0.values.map(\.text) } == [["linux"]])
    #expect(diagnostics.warnings.map(\.message) == ["'linux' stands twice in 'GOOS'"])
    #expect(diagnostics.warnings.first?.notes.map(\.location.column) == [11])
  }

  @Test("a short file cannot stand for endless names")
  func blowUp() {
    var limits = InputLimits()
    limits.configBytes = 4096
    // 1,000 bytes of chart, 1,000 buckets: a million bytes of names.
    let name =
      String(repeating: "c", count: 1000) + ":{" + String(repeating: "b,", count: 999) + "b}"
    let text =
      "{\"Programs\": [{\"Name\": \"a\", \"Counters\": [{\"Name\": \"\(name)\", \"Rate\": 1}]}]}"
    let diagnostics = read(Array(text.utf8), limits: limits).diagnostics
    #expect(
      diagnostics.errors.map(\.message) == [
        "the brace lists stand for more than 4096 bytes of names"
      ])
    let long = read(Array(repeating: UInt8(ascii: " "), count: 4097), limits: limits).diagnostics
    #expect(long.errors.map(\.message) == ["the file has 4097 bytes"])
  }

  @Test("what is no JSON at all is an error, not a trap")
  func oddFiles() {
    let odd: [[UInt8]] = [
      [], [0x1F, 0x8B, 8, 0], Array("version https://git-lfs.github.com/spec/v1\n".utf8),
      Array("<!DOCTYPE html><html>".utf8),
    ]
    for bytes in odd {
      let (config, diagnostics) = read(bytes)
      #expect(config == nil)
      #expect(diagnostics.errors.map(\.location.line) == [1])
    }
  }
}
