/// What is wrong with names and other short texts, in one wording for every reader.
extension Diagnostic {
  /// A text that is no name.
  ///
  /// - Parameters:
  ///   - what: What it was to name, such as `program`, or the column or key that it stands in.
  ///   - hintIfBlank: What to do about a name that is missing, where that is more than to give one.
  package static func badName(
    _ text: String, as what: String, _ fault: NameRule.Fault, hintIfBlank: String? = nil,
    at location: SourceLocation
  ) -> Self {
    let (message, hint) =
      switch fault {
      case .empty: ("the \(what) is empty", hintIfBlank ?? "give the \(what) a name")
      case .onlySpaces:
        ("the \(what) is nothing but spaces", hintIfBlank ?? "give the \(what) a name")
      case .tooLong(let bytes, let limit):
        (
          "the \(what) has \(bytes) bytes, more than \(limit)",
          "shorten it, or raise the limit in 'limits'"
        )
      case .control(let scalar, let offset), .invisible(let scalar, let offset):
        (
          "\(what) \(ShownText.quoted(text)) \(holds(scalar)) at its byte \(offset + 1)",
          takeItOut
        )
      case .formula:
        (
          "\(what) \(ShownText.quoted(text)) begins like a formula",
          "a spreadsheet would run it; rename it, or set 'allow_formula_names: true'"
        )
      }
    return Self(message: message, location: location, hint: hint)
  }

  /// A character that no text may hold, be it a name or not.
  ///
  /// - Parameters:
  ///   - scalar: One that `NameRule.unseenCharacter` finds.
  ///   - what: What holds it, as a sentence begins, such as `the line`.
  package static func unseenCharacter(
    _ scalar: UInt32, in what: String, at location: SourceLocation
  ) -> Self {
    Self(message: "\(what) \(holds(scalar))", location: location, hint: takeItOut)
  }

  private static let takeItOut = "take the character out"

  private static func holds(_ scalar: UInt32) -> String {
    let kind = NameRule.isControl(scalar) ? "control" : "invisible"
    return "holds the \(kind) character \(ShownText.codePoint(scalar))"
  }
}
