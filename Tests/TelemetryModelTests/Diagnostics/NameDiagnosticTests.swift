internal import TelemetryModel
import Testing

struct NameDiagnosticTests {
  @Test(
    "each fault of a name has its words and a hint",
    arguments: [
      ("", NameRule.Fault.empty, "the chart is empty", "give the chart a name"),
      ("  ", .onlySpaces, "the chart is nothing but spaces", "give the chart a name"),
      (
        "abc", .tooLong(bytes: 3, limit: 2), "the chart has 3 bytes, more than 2",
        "shorten it, or raise the limit in 'limits'"
      ),
      (
        "é\u{7}", .control(scalar: 7, offset: 2),
        "chart 'é<U+0007>' holds the control character U+0007 at its byte 3",
        "take the character out"
      ),
      (
        "\u{E0041}", .invisible(scalar: 0xE0041, offset: 0),
        "chart '<U+E0041>' holds the invisible character U+E0041 at its byte 1",
        "take the character out"
      ),
      (
        "=x", .formula, "chart '=x' begins like a formula",
        "a spreadsheet would run it; rename it, or set 'allow_formula_names: true'"
      ),
    ])
  func words(_ text: String, fault: NameRule.Fault, message: String, hint: String) {
    let location = SourceLocation(file: "a.csv", line: 2, column: 3)
    let diagnostic = Diagnostic.badName(text, as: "chart", fault, at: location)
    #expect(diagnostic == Diagnostic(message: message, location: location, hint: hint))
  }

  @Test("a reader's own hint stands for a blank name, not for a wrong one")
  func ownHint() {
    func hint(_ fault: NameRule.Fault) -> String? {
      Diagnostic.badName(
        "=", as: "version", fault, hintIfBlank: "as its folder", at: SourceLocation(file: "a")
      ).hint
    }
    #expect(hint(.empty) == "as its folder")
    #expect(hint(.onlySpaces) == "as its folder")
    #expect(hint(.formula) != "as its folder")
  }

  @Test("a character that no text may hold is found at its byte, whatever else the text is")
  func unseenCharacter() {
    #expect(NameRule.unseenCharacter(in: "=é\u{200B}".utf8)?.scalar == 0x200B)
    #expect(NameRule.unseenCharacter(in: "=é\u{200B}".utf8)?.offset == 3)
    #expect(NameRule.unseenCharacter(in: "a\nb".utf8)?.scalar == 0x0A)
    #expect(NameRule.unseenCharacter(in: "a\nb".utf8, mayHaveLines: true) == nil)
    #expect(NameRule.unseenCharacter(in: String(repeating: "a", count: 20_000).utf8) == nil)
    #expect(NameRule.unseenCharacter(in: "  ".utf8) == nil)
    let diagnostic = Diagnostic.unseenCharacter(
      0x202E, in: "the line", at: SourceLocation(file: "a"))
    #expect(diagnostic.message == "the line holds the invisible character U+202E")
  }
}
