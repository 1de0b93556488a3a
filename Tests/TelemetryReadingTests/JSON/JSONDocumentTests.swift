import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite("JSON that is read")
struct JSONDocumentTests {
  private func read(_ text: String) throws -> JSONDocument {
    var diagnostics = Diagnostics()
    let document = JSONDocument.read(
      Array(text.utf8), file: "a.json", limits: InputLimits(), diagnostics: &diagnostics)
    try #require(!diagnostics.hasErrors)
    return try #require(document)
  }

  @Test("every value and key has its place")
  func places() throws {
    let document = try read("{\"a\": [true,\n null],\n\t\"b\": \"x\"}")
    guard case .object(let members) = document.root.content else {
      Issue.record("not an object")
      return
    }
    #expect(members.map(\.key) == ["a", "b"])
    #expect(document.location(members[1]) == SourceLocation(file: "a.json", line: 3, column: 2))
    #expect(
      document.location(members[1].value) == SourceLocation(file: "a.json", line: 3, column: 7))
    #expect(
      members[0].value
        == JSONValue(
          .array([JSONValue(.bool(true), at: 7), JSONValue(.null, at: 14)]), at: 6))
  }

  @Test("escapes are decoded")
  func escapes() throws {
    let document = try read(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00é""#)
    #expect(document.root.content == .string("\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{1F600}é"))
  }

  @Test("numbers keep their text")
  func numbers() throws {
    let document = try read("[9007199254740993, -0.50e+01]")
    #expect(
      document.root.content
        == .array([
          JSONValue(.number("9007199254740993"), at: 1), JSONValue(.number("-0.50e+01"), at: 19),
        ]))
  }

  @Test(
    "a count is a whole number up to 2^53-1",
    arguments: [
      ("0", Int64?(0)), ("9007199254740991", 9_007_199_254_740_991), ("9007199254740992", nil),
      ("-1", nil), ("-0", nil), ("1.0", nil), ("1e3", nil), ("99999999999999999999", nil),
      ("\"5\"", nil), ("null", nil),
    ])
  func count(_ text: String, expected: Int64?) throws {
    let document = try read(text)
    var diagnostics = Diagnostics()
    let count = document.count(document.root, as: "'n'", diagnostics: &diagnostics)
    #expect(count?.value == expected)
    #expect(diagnostics.errors.count == (expected == nil ? 1 : 0))
  }

  @Test(
    "an integer has 64 bits",
    arguments: [
      ("-9223372036854775808", Int64?(.min)), ("9223372036854775807", .max),
      ("9223372036854775808", nil), ("-9223372036854775809", nil), ("1.5", nil), ("-0", 0),
    ])
  func integer(_ text: String, expected: Int64?) throws {
    let document = try read(text)
    var diagnostics = Diagnostics()
    #expect(document.integer(document.root, as: "'n'", diagnostics: &diagnostics) == expected)
    #expect(diagnostics.errors.count == (expected == nil ? 1 : 0))
  }

  @Test("a double is finite and in its range")
  func double() throws {
    var diagnostics = Diagnostics()
    let good = try read("5e-1")
    #expect(good.double(good.root, as: "'Rate'", in: 0...1, diagnostics: &diagnostics) == 0.5)
    for (text, message) in [
      ("1e400", "'Rate' is '1e400', which is too large"),
      ("1.5", "'Rate' is '1.5', which is out of range"),
      ("true", "'Rate' must be a number, not true or false"),
    ] {
      var diagnostics = Diagnostics()
      let document = try read(text)
      #expect(
        document.double(document.root, as: "'Rate'", in: 0...1, diagnostics: &diagnostics) == nil)
      #expect(diagnostics.errors.map(\.message) == [message])
    }
  }

  @Test("an unknown key is reported with the nearest known one, and the rest is read")
  func unknownKey() throws {
    let input = MarkedInput("{\"Name\":\"a\", 👉\"Verisons\":[]}")
    var diagnostics = Diagnostics()
    let document = try read(String(decoding: input.bytes, as: UTF8.self))
    let fields = document.fields(
      of: document.root, as: "a program", known: ["Name", "Versions", "Depth"],
      required: ["Name", "Depth"], diagnostics: &diagnostics)
    #expect(fields?["Name"]?.value.content == .string("a"))
    #expect(fields?["Versions"] == nil)
    #expect(
      diagnostics.errors == [
        Diagnostic(
          message: "a program has no key 'Verisons'", location: input.location(in: "a.json"),
          hint: "did you mean 'Versions'?"),
        Diagnostic(
          message: "a program lacks 'Depth'", location: SourceLocation(file: "a.json"),
          hint: "add \"Depth\""),
      ])
  }
}
