internal import SiteBuilding
internal import TelemetryModel

/// Why a run did not come to its end, in words.
struct RunFailure {
  enum Kind {
    /// Something in the input is wrong: the diagnostics say what.
    case input
    case interruption
    /// A folder is refused, the system failed, another build is running.
    case surroundings
  }

  var kind = Kind.surroundings
  var exitCode: Int32
  /// What is wrong with the input; empty where the input is not to blame.
  var diagnostics = Diagnostics()
  /// One lower-case clause.
  var message: String
  var hint: String?

  /// - Parameter error: One that has an exit code of its own.
  init(_ error: any Error, exitCode: Int32) {
    self.exitCode = exitCode
    switch error {
    case let refused as SiteBuild.Refused:
      kind = .input
      diagnostics = refused.diagnostics
      message = Self.count(of: refused.diagnostics)
    case let refusal as OutputRefusal: (message, hint) = (refusal.message, refusal.hint)
    case let refusal as InputRefusal: (message, hint) = (refusal.message, refusal.hint)
    case let other as AnotherBuildIsRunning: (message, hint) = (other.message, other.hint)
    case let failure as SystemFailure: (message, hint) = (failure.message, failure.hint)
    default:
      kind = .interruption
      message = "interrupted: nothing was changed"
    }
  }

  private static func count(of diagnostics: Diagnostics) -> String {
    let more = diagnostics.errorsDropped > 0 ? " (\(diagnostics.errorsDropped) more not shown)" : ""
    let errors = RunSummary.counted(diagnostics.errors.count, "error")
    return diagnostics.hasErrors
      ? "\(errors)\(more): nothing was changed"
      : "\(RunSummary.counted(diagnostics.warningCount, "warning")) with --strict: nothing was changed"
  }
}
