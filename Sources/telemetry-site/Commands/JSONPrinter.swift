internal import SiteBuilding
internal import TelemetryModel

/// All to standard output, an object a line; the last one is the summary, whatever the run came to.
struct JSONPrinter: RunPrinter {
  let isQuiet: Bool
  private let console = Console()

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  func tell(_ summary: RunSummary) throws(SystemFailure) {
    let site = summary.site
    try tell(site.diagnostics, errorsOnly: isQuiet)
    var line = JSONLine()
    line.add("type", "summary")
    line.add("result", summary.verb)
    line.add("exit_code", 0)
    line.add("message", summary.line)
    line.add("hint", nil)
    line.add("errors", 0)
    line.add("warnings", site.diagnostics.warningCount)
    line.add("pages", site.pages)
    line.add("files", site.files)
    line.add("bytes", site.bytes)
    line.add("has_wall", site.hasWall)
    line.add("leftover", site.leftover.map { "\($0)" })
    try console.output(line.text)
  }

  func tell(_ failure: RunFailure) throws(SystemFailure) {
    let diagnostics = failure.diagnostics
    try tell(diagnostics, errorsOnly: false)
    var line = JSONLine()
    line.add("type", "summary")
    line.add("result", "failed")
    line.add("exit_code", Int(failure.exitCode))
    line.add("message", failure.message)
    line.add("hint", failure.hint)
    line.add("errors", diagnostics.errorCount)
    line.add("warnings", diagnostics.warningCount)
    try console.output(line.text)
  }

  private func tell(_ diagnostics: Diagnostics, errorsOnly: Bool) throws(SystemFailure) {
    for diagnostic in diagnostics.sorted where !errorsOnly || diagnostic.severity == .error {
      try console.output(JSONLine(diagnostic).text)
    }
  }
}
