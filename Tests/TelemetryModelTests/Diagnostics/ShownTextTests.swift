import TelemetryModel
import Testing

@Suite("Foreign text in a message")
struct ShownTextTests {
  @Test("plain text stands in single quotes as it is")
  func plain() {
    #expect(ShownText.quoted("go/build é 日本") == "'go/build é 日本'")
  }

  @Test("what a terminal would act on, or would not show, is named")
  func named() {
    #expect(ShownText.quoted("a\u{1B}[2J\u{202E}b\n") == "'a<U+001B>[2J<U+202E>b<U+000A>'")
    #expect(ShownText.codePoint(0xE0041) == "U+E0041")
  }

  @Test("a long text is cut and says so")
  func long() {
    let shown = ShownText.quoted(String(repeating: "x", count: 81))
    #expect(shown == "'" + String(repeating: "x", count: 80) + "…'")
    #expect(ShownText.quoted(String(repeating: "x", count: 80)).hasSuffix("x'"))
  }
}
