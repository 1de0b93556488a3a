import TelemetryReading
import Testing

@Suite struct ExcerptTests {
  @Test("control and invisible characters are shown by their code points")
  func codePoints() {
    #expect(Excerpt("a\u{1B}[31m\u{202E}é\n").description == "a<U+001B>[31m<U+202E>é<U+000A>")
  }

  @Test("sixty characters are shown, and then that there is more")
  func length() {
    let sixty = String(repeating: "é", count: 60)
    #expect(Excerpt(sixty).description == sixty)
    #expect(Excerpt(sixty + "x").description == sixty + "…")
  }
}
