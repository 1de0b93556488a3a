internal import TelemetryModel
import Testing

struct NearestNameHintTests {
  @Test("the nearest known name is asked for, and all are listed where none is near")
  func hints() {
    func hint(_ name: String, _ known: [String]) -> String {
      Diagnostic.hint(nearestTo: name, among: known, as: "the keys")
    }
    #expect(hint("titel", ["depth", "title"]) == "did you mean 'title'?")
    #expect(hint("xyzzy", ["depth", "title"]) == "the keys are 'depth', 'title'")
    #expect(hint("xyzzy", []) == "there are none")
    // A known name may be one of the input's own.
    #expect(hint("titel", ["title\u{1B}"]) == "did you mean 'title<U+001B>'?")
  }

  @Test("a reader may say something else where no name is near")
  func otherwise() {
    #expect(Diagnostic.hint(nearestTo: "a", among: ["abcdef"], otherwise: "move it") == "move it")
    #expect(
      Diagnostic.hint(nearestTo: "abcdeg", among: ["abcdef"], otherwise: "move it")
        == "did you mean 'abcdef'?")
  }
}
