internal import SiteBuilding
internal import TelemetryModel

/// What is printed, and how: diagnostics to standard error, results to standard output.
struct Console {
  /// `file:line:column: error: message`, then the hint and notes, each on a line of its own.
  func print(_ diagnostics: Diagnostics, errorsOnly: Bool) throws {
    for diagnostic in diagnostics.sorted where !errorsOnly || diagnostic.severity == .error {
      try error(Self.text(of: diagnostic))
    }
  }

  static func text(of diagnostic: Diagnostic) -> String {
    var text = "\(diagnostic.location): \(diagnostic.severity): \(diagnostic.message)"
    for note in diagnostic.notes { text += "\n\(note.location): note: \(note.message)" }
    if let hint = diagnostic.hint { text += "\n  hint: \(hint)" }
    return text
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  func output(_ line: String) throws {
    try Platform.write(Array((line + "\n").utf8), to: .standardOutput)
  }

  func error(_ text: String) throws {
    try Platform.write(Array((text + "\n").utf8), to: .standardError)
  }
}
