internal import SiteBuilding
internal import TelemetryModel

/// What is printed, and how: diagnostics to standard error, results to standard output.
struct Console {
  /// Prints them in the order of their places, and how many warnings were not kept.
  func print(_ diagnostics: Diagnostics, errorsOnly: Bool) throws(SystemFailure) {
    for diagnostic in diagnostics.sorted where !errorsOnly || diagnostic.severity == .error {
      try error("\(diagnostic)")
    }
    if !errorsOnly, diagnostics.warningsDropped > 0 {
      try error("and \(diagnostics.warningsDropped) more warnings")
    }
  }

  static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  func output(_ line: String) throws(SystemFailure) {
    try Platform.write(Array((line + "\n").utf8), to: .standardOutput)
  }

  func error(_ text: String) throws(SystemFailure) {
    try Platform.write(Array((text + "\n").utf8), to: .standardError)
  }
}
