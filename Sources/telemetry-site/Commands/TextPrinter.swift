internal import SiteBuilding
internal import TelemetryModel

/// Diagnostics to standard error, the summary to standard output.
struct TextPrinter: RunPrinter {
  let isQuiet: Bool
  private let console = Console()

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func tell(_ summary: RunSummary) throws(SystemFailure) {
    try tell(summary.site.diagnostics, errorsOnly: isQuiet)
    if let leftover = summary.site.leftover {
      try console.error("warning: the old site could not be removed: \(leftover)")
    }
    if isQuiet { return }
    if !summary.site.hasWall { try console.error("note: \(RunSummary.noWall)") }
    try console.output(summary.line)
  }

  func tell(_ failure: RunFailure) throws(SystemFailure) {
    switch failure.kind {
    case .input:
      try tell(failure.diagnostics, errorsOnly: false)
      try console.error(failure.message)
    case .interruption: try console.error(failure.message)
    case .surroundings:
      try console.error(
        "error: \(failure.message)" + (failure.hint.map { "\n  hint: \($0)" } ?? ""))
    }
  }

  private func tell(_ diagnostics: Diagnostics, errorsOnly: Bool) throws(SystemFailure) {
    for diagnostic in diagnostics.sorted where !errorsOnly || diagnostic.severity == .error {
      try console.error("\(diagnostic)")
    }
    if !errorsOnly, diagnostics.warningsDropped > 0 {
      try console.error("and \(diagnostics.warningsDropped) more warnings")
    }
  }
}
