import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite("JSON that is refused")
struct JSONFaultTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var input: String
    var message: String
    var testDescription: String { message }

    init(_ input: String, _ message: String) {
      self.input = input
      self.message = message
    }
  }

  @Test(
    "each fault is named at its byte",
    arguments: [
      Case("👉", "the file is empty"),
      Case(" \n👉", "the text ends where a value is expected"),
      Case("{\n  \"a\": 1👉,\n}", "a comma before a closing bracket"),
      Case("[1, 2👉,]", "a comma before a closing bracket"),
      Case("[👉,1]", "expected a value or ']', found ','"),
      Case("[1,👉,2]", "expected a value, found ','"),
      Case("[1 👉2]", "expected ',' or ']', found '2'"),
      Case("{👉a: 1}", "expected a key in double quotes or '}', found 'a'"),
      Case("{\"a\" 👉1}", "expected ':', found '1'"),
      Case("{\"a\":👉}", "expected a value, found '}'"),
      Case("{\"a\":1👉]", "expected ',' or '}', found ']'"),
      Case("{\"a\":1,👉1}", "expected a key in double quotes, found '1'"),
      Case("{}\n👉{}", "there is text behind the end of the JSON value"),
      Case("[1, 👉// one\n2]", "expected a value, found '/'"),
      Case("[1, 👉# one\n2]", "expected a value, found '#'"),
      Case("[👉NaN]", "'NaN' is not JSON"),
      Case("[👉Infinity]", "'Infinity' is not JSON"),
      Case("[👉None]", "'None' is not JSON"),
      Case("[👉nulll]", "expected a value or ']', found 'n'"),
      Case("[👉+1]", "expected a value or ']', found '+'"),
      Case("[👉.5]", "expected a value or ']', found '.'"),
      Case("[👉-01]", "a number begins with a needless 0"),
      Case("[1.👉]", "a digit is missing in a number"),
      Case("[1e+👉]", "a digit is missing in a number"),
      Case("[-👉]", "a digit is missing in a number"),
      Case("[0👉x10]", "expected ',' or ']', found 'x'"),
      Case("{\"é\":\n👉\"abc", "a string is not closed on its line"),
      Case("[👉\"abc\n\"]", "a string is not closed on its line"),
      Case("[\"a👉\tb\"]", "the byte 0x09 in a string is not escaped"),
      Case(#"["é👉\x"]"#, "an unknown escape in a string"),
      Case(#"["👉\u12G4"]"#, #"'\u' without four hex digits"#),
      Case(#"["a👉\ud800b"]"#, "half of a surrogate pair"),
      Case(#"["👉\udc00\ud800"]"#, "half of a surrogate pair"),
      Case(#"["a👉\u0000"]"#, #"'\u0000' in a string"#),
      Case(#"{"a👉\u0000":1}"#, #"'\u0000' in a string"#),
      Case("👉\u{FEFF}{}", "the file begins with a byte order mark"),
      Case("[👉\u{A0}1]", "expected a value or ']', found the byte 0xC2"),
    ])
  func fault(_ fault: Case) throws {
    let input = MarkedInput(fault.input)
    var diagnostics = Diagnostics()
    let document = JSONDocument.read(
      input.bytes, file: "a.json", limits: InputLimits(), diagnostics: &diagnostics)
    #expect(document == nil)
    #expect(diagnostics.errors.map(\.message) == [fault.message])
    #expect(diagnostics.errors.map(\.location) == [input.location(in: "a.json")])
  }

  @Test("bytes that are not UTF-8 are reported where they begin")
  func invalidUTF8() {
    var diagnostics = Diagnostics()
    let bytes = Array("{\n\"é".utf8) + [0xE2, 0x82, 0x22, 0x7D]
    _ = JSONDocument.read(bytes, file: "a.json", limits: InputLimits(), diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["the byte 0xE2 is not UTF-8 here"])
    // Line 2: a quote, two bytes of é, then the fault.
    #expect(
      diagnostics.errors.map(\.location) == [SourceLocation(file: "a.json", line: 2, column: 4)])
  }

  @Test("UTF-16 is told apart from other rubbish, with and without its mark")
  func utf16() {
    for bytes: [UInt8] in [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0, 0x7D, 0]] {
      var diagnostics = Diagnostics()
      _ = JSONDocument.read(bytes, file: "a.json", limits: InputLimits(), diagnostics: &diagnostics)
      #expect(diagnostics.errors.map(\.message) == ["the file is UTF-16 or UTF-32"])
    }
  }

  @Test("brackets may be as deep as the limit says and no deeper")
  func depth() {
    var limits = InputLimits()
    limits.jsonDepth = 3
    var diagnostics = Diagnostics()
    let fine = Array("[{\"a\":[1]}]".utf8)
    #expect(JSONDocument.read(fine, file: "a", limits: limits, diagnostics: &diagnostics) != nil)
    let deep = MarkedInput("[{\"a\":[👉[1]]}]")
    #expect(
      JSONDocument.read(deep.bytes, file: "a", limits: limits, diagnostics: &diagnostics) == nil)
    #expect(diagnostics.errors.map(\.message) == ["brackets are nested more than 3 deep"])
    #expect(diagnostics.errors.map(\.location) == [deep.location(in: "a")])
  }

  @Test("an open bracket is pointed at when the text ends")
  func openBracket() {
    var diagnostics = Diagnostics()
    let bytes = Array("{\n  \"a\": [1,\n".utf8)
    _ = JSONDocument.read(bytes, file: "a", limits: InputLimits(), diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.location) == [SourceLocation(file: "a", line: 3, column: 1)])
    #expect(
      diagnostics.errors.first?.notes
        == [Diagnostic.Note("opened here", at: SourceLocation(file: "a", line: 2, column: 8))])
  }

  @Test("a repeated key is reported with both places, also when it is written in another way")
  func repeatedKey() {
    let input = MarkedInput("{\"a\": 1, \"b\": 2,\n 👉\"\\u0061\": 3}")
    var diagnostics = Diagnostics()
    let document = JSONDocument.read(
      input.bytes, file: "a", limits: InputLimits(), diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["the key 'a' is repeated"])
    #expect(diagnostics.errors.map(\.location) == [input.location(in: "a")])
    #expect(
      diagnostics.errors.first?.notes.map(\.location) == [SourceLocation(file: "a", column: 2)])
    let a = JSONMember(key: "a", keyOffset: 1, value: JSONValue(.number("1"), at: 6))
    let b = JSONMember(key: "b", keyOffset: 9, value: JSONValue(.number("2"), at: 14))
    #expect(document?.root == JSONValue(.object([a, b]), at: 0))
  }

  @Test("keys that only look alike are two keys, in small and in large objects")
  func canonicalTwins() {
    for filler in [0, 40] {
      let others = (0..<filler).map { "\"k\($0)\":0," }.joined()
      var diagnostics = Diagnostics()
      let bytes = Array("{\(others)\"\u{E9}\":1,\"e\u{301}\":2}".utf8)
      _ = JSONDocument.read(bytes, file: "a", limits: InputLimits(), diagnostics: &diagnostics)
      #expect(!diagnostics.hasErrors)
      let twice = Array("{\(others)\"x\":1,\"x\":2}".utf8)
      _ = JSONDocument.read(twice, file: "a", limits: InputLimits(), diagnostics: &diagnostics)
      #expect(diagnostics.errors.count == 1)
    }
  }
}
