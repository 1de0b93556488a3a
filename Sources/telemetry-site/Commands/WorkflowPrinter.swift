internal import SiteBuilding
internal import TelemetryModel

/// Diagnostics to standard output as workflow commands; the summary there too, as text.
struct WorkflowPrinter: RunPrinter {
  let isQuiet: Bool
  private let console = Console()

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func tell(_ summary: RunSummary) throws(SystemFailure) {
    try tell(summary.site.diagnostics, errorsOnly: isQuiet)
    if let leftover = summary.site.leftover {
      try tell(
        WorkflowCommand("warning", "the old site could not be removed: \(leftover)"))
    }
    if isQuiet { return }
    if !summary.site.hasWall { try tell(WorkflowCommand("notice", RunSummary.noWall)) }
    try console.output(summary.line)
  }

  func tell(_ failure: RunFailure) throws(SystemFailure) {
    try tell(failure.diagnostics, errorsOnly: false)
    if failure.kind == .input {
      try console.error(failure.message)
    } else {
      let hint = failure.hint.map { "\nhint: \($0)" } ?? ""
      try tell(WorkflowCommand("error", failure.message + hint))
    }
  }

  private func tell(_ diagnostics: Diagnostics, errorsOnly: Bool) throws(SystemFailure) {
    for diagnostic in diagnostics.sorted where !errorsOnly || diagnostic.severity == .error {
      try tell(WorkflowCommand(diagnostic))
    }
    if !errorsOnly, diagnostics.warningsDropped > 0 {
      try console.error("and \(diagnostics.warningsDropped) more warnings")
    }
  }

  private func tell(_ command: WorkflowCommand) throws(SystemFailure) {
    try console.output(command.line)
  }
}
