import TelemetryModel
import Testing

@Suite("Names")
struct NameTests {
  @Test("a name is its bytes: é in two spellings are two names")
  func bytes() {
    let composed = CounterName("caf\u{e9}")
    let decomposed = CounterName("cafe\u{301}")
    #expect(composed.text == decomposed.text, "Swift holds the texts equal")
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed]).count == 2)
    #expect(decomposed < composed)
  }

  @Test("a counter is split at its first colon")
  func split() {
    #expect(CounterName("a:b:c").chart.text == "a")
    #expect(CounterName("a:b:c").bucket.text == "b:c")
    #expect(CounterName("a").bucket.text == "a")
    #expect(!CounterName("a").hasBucket)
    #expect(CounterName("a:").bucket.text == "")
    #expect(CounterName(":b").chart.text == "")
  }

  @Test("a brace list stands for its counters, in their order")
  func expansion() {
    #expect(CounterExpression.expand("a:{b,c}")?.map(\.text) == ["a:b", "a:c"])
    #expect(CounterExpression.expand("a")?.map(\.text) == ["a"])
    #expect(CounterExpression.expand("a:{b}")?.map(\.text) == ["a:b"])
    for wrong in ["", "a:{", "a:}", "a:{b", "a:{b},c", "a:{b,,c}", "a:{}", "a:{{b}}", "{a}{b}"] {
      #expect(CounterExpression.expand(wrong) == nil, "\(wrong)")
    }
  }

  @Test("a table of names gives each its own id, and finds it again among ten thousand")
  func table() {
    var table = NameTable()
    let ids = (0..<10_000).map { table.intern("name \($0)") }
    #expect(Set(ids).count == 10_000)
    for (number, id) in ids.enumerated() {
      #expect(table[id] == "name \(number)")
      #expect(table.intern("name \(number)") == id)
      #expect(table.id(of: "name \(number)") == id)
    }
    #expect(table.id(of: "nobody") == nil)
    #expect(table.intern("") == table.intern(""))
  }

  @Test(
    "characters that do not show, or that turn the text, are no part of a name",
    arguments: [
      ("a\u{202E}b", NameRule.Fault.invisible(scalar: 0x202E, offset: 1)),
      ("é\u{200B}", .invisible(scalar: 0x200B, offset: 2)),
      ("\u{FEFF}a", .invisible(scalar: 0xFEFF, offset: 0)),
      ("a\u{E0041}", .invisible(scalar: 0xE0041, offset: 1)),
      ("a\u{0}", .control(scalar: 0, offset: 1)), ("a\tb", .control(scalar: 9, offset: 1)),
      ("a\u{7F}", .control(scalar: 0x7F, offset: 1)), ("a\nb", .control(scalar: 10, offset: 1)),
      ("a\u{2028}", .control(scalar: 0x2028, offset: 1)),
      ("", .empty), ("   ", .onlySpaces), ("=1+1", .formula), ("-x", .formula), ("@a", .formula),
      ("+a", .formula),
    ])
  func faults(text: String, fault: NameRule.Fault) {
    #expect(NameRule.fault(in: text.utf8, limits: InputLimits()) == fault)
  }

  @Test(
    "noncharacters are no part of a name", arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0x1FFFF] as [UInt32])
  func noncharacters(scalar: UInt32) throws {
    let text = try "a" + String(#require(UnicodeScalar(scalar)))
    #expect(
      NameRule.fault(in: text.utf8, limits: InputLimits()) == .control(scalar: scalar, offset: 1))
  }

  @Test("a name has at most 1,024 bytes, a stack more, but none in one line")
  func lengths() {
    let limits = InputLimits()
    let long = String(repeating: "é", count: 512)
    #expect(NameRule.fault(in: long.utf8, limits: limits) == nil)
    #expect(
      NameRule.fault(in: (long + "a").utf8, limits: limits) == .tooLong(bytes: 1025, limit: 1024))
    #expect(NameRule.fault(in: "\(long)\n\(long)".utf8, limits: limits, isStack: true) == nil)
    #expect(
      NameRule.fault(in: "a\n\(long)a".utf8, limits: limits, isStack: true)
        == .tooLong(bytes: 1025, limit: 1024))
  }

  @Test("ordinary names of any script are names")
  func ordinary() {
    for text in ["gopls/client:vscode", "計数/器:値", "<script>alert(1)</script>", "a b", "🙂", "a-b+c"]
    {
      #expect(NameRule.fault(in: text.utf8, limits: InputLimits()) == nil)
    }
    #expect(NameRule.fault(in: "=x".utf8, limits: InputLimits(), allowFormula: true) == nil)
  }

  @Test("a base URL is an origin and a path that ends in a slash")
  func baseURL() {
    #expect(BaseURL("https://example.org")?.text == "https://example.org/")
    #expect(BaseURL("https://example.org/telemetry")?.path == "/telemetry/")
    #expect(BaseURL("http://127.0.0.1:8000/")?.host == "127.0.0.1")
    #expect(BaseURL("https://EXAMPLE.org/A/b/")?.text == "https://example.org/A/b/")
    for wrong in [
      "", "example.org", "ftp://example.org", "https://", "https:///x", "https://a b/",
      "//example.org",
      "https://example.org/?q", "https://example.org/#a", "https://u@example.org/",
      "https://example.org/../x", "https://example.org//x", "https://example.org:0/",
      "https://example.org:+80/", "https://example.org/é", "https://example.org/a\"b",
    ] {
      #expect(BaseURL(wrong) == nil, "\(wrong)")
    }
  }

  @Test("a glob's star stands for any bytes")
  func glob() {
    #expect(Glob.matches("cmd/go", pattern: "cmd/*"))
    #expect(Glob.matches("cmd/", pattern: "cmd/*"))
    #expect(!Glob.matches("xcmd/go", pattern: "cmd/*"))
    #expect(Glob.matches("a/b/c", pattern: "a/*/c"))
    #expect(Glob.matches("abcbc", pattern: "a*bc"))
    #expect(!Glob.matches("abc", pattern: "abc*bc"))
    #expect(Glob.matches("x", pattern: "*"))
    #expect(!Glob.matches("x", pattern: ""))
  }
}
