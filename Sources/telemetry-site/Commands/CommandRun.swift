internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import SiteBuilding
internal import TelemetryModel

/// One run of `build` or `check`: brings in the clock, the environment and the signals, prints what came of
/// it, and ends with the exit code.
struct CommandRun {
  private let input: InputOptions
  private let cancellation = Cancellation()
  private let start = ContinuousClock.now

  init(_ input: InputOptions) { self.input = input }

  func build(output: String) async throws {
    let home = ProcessInfo.processInfo.environment["HOME"]
    try await run(verb: "built") {
      try await $0.build(output: output, home: home?.isEmpty == true ? nil : home)
    }
  }

  func check() async throws { try await run(verb: "checked") { try await $0.check() } }

  private func run(
    verb: String, _ work: (SiteBuild) async throws -> SiteBuild.Summary
  ) async throws {
    Platform.guardStandardStreams()
    Platform.ignore(.brokenPipe)
    let signals = [Platform.Signal.interrupt, .terminate].map(cancelOn)
    defer { signals.forEach { $0.cancel() } }
    let progress = ProgressLine(isQuiet: input.quiet)
    let build = SiteBuild(options, cancellation: cancellation) { progress.show($0) }
    let console = Console()
    let summary: SiteBuild.Summary
    do {
      summary = try await work(build)
      progress.clear()
    } catch {
      progress.clear()
      guard let code = exitCode(of: error) else { throw error }
      say { try explain(error, console) }
      throw code
    }
    do {
      try tell(summary, verb, console)
    } catch {
      // Whoever reads nothing must not be told of a success; but it was one.
      say {
        try console.error("error: \(error.message)\n  hint: the site was \(verb) all the same")
      }
      throw ExitCode(3)
    }
  }

  private func tell(
    _ summary: SiteBuild.Summary, _ verb: String, _ console: Console
  ) throws(SystemFailure) {
    try console.print(summary.diagnostics, errorsOnly: input.quiet)
    if let leftover = summary.leftover {
      try console.error("warning: the old site could not be removed: \(leftover)")
    }
    if input.quiet { return }
    if !summary.hasWall {
      try console.error(
        "note: there is no config/, so no privacy wall: no list says which names may be published")
    }
    try console.output(summaryLine(verb, summary))
  }

  private var options: SiteBuild.Options {
    SiteBuild.Options(
      content: input.content, templates: templates, baseURL: input.baseURL, asOf: input.asOf,
      isStrict: input.strict, jobs: input.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The folder that was named, else the one that is there, else none: the embedded set.
  private var templates: String? {
    if let named = input.templates { return named }
    return Platform.isFolder("templates") ? "templates" : nil
  }

  private func cancelOn(_ signal: Platform.Signal) -> any DispatchSourceSignal {
    Platform.ignore(signal)
    let source = DispatchSource.makeSignalSource(signal: signal.number, queue: .global())
    source.setEventHandler { [cancellation] in cancellation.cancel() }
    source.resume()
    return source
  }

  /// nil for an error that no run is meant to end with.
  private func exitCode(of error: any Error) -> ExitCode? {
    switch error {
    case is SiteBuild.Refused: ExitCode(1)
    case is OutputRefusal, is InputRefusal: ExitCode(64)
    case is AnotherBuildIsRunning: ExitCode(4)
    case is SystemFailure: ExitCode(3)
    case is Cancellation.Cancelled: ExitCode(130)
    default: nil
    }
  }

  private func explain(_ error: any Error, _ console: Console) throws {
    switch error {
    case let refused as SiteBuild.Refused:
      try console.print(refused.diagnostics, errorsOnly: false)
      try console.error(refusedLine(refused.diagnostics))
    case let refusal as OutputRefusal:
      try console.error("error: \(refusal.message)\n  hint: \(refusal.hint)")
    case let refusal as InputRefusal:
      try console.error("error: \(refusal.message)\n  hint: \(refusal.hint)")
    case let other as AnotherBuildIsRunning:
      try console.error("error: \(other.message)\n  hint: \(other.hint)")
    case let failure as SystemFailure:
      let hint = failure.hint.map { "\n  hint: \($0)" } ?? ""
      try console.error("error: \(failure.message)\(hint)")
    default: try console.error("interrupted: nothing was changed")
    }
  }

  /// Where even standard error is gone, the exit code has to say it all: it must not change for that.
  private func say(_ message: () throws -> Void) {
    do { try message() } catch {}
  }

  private func summaryLine(_ verb: String, _ summary: SiteBuild.Summary) -> String {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    let megabytes = Double(summary.bytes) / 1e6
    return "\(verb) \(summary.pages) pages, \(summary.files) files, "
      + String(format: "%.1f MB in %.1f s, ", megabytes, seconds)
      + Console.counted(summary.diagnostics.warningCount, "warning")
  }

  private func refusedLine(_ diagnostics: Diagnostics) -> String {
    let more = diagnostics.errorsDropped > 0 ? " (\(diagnostics.errorsDropped) more not shown)" : ""
    let errors = Console.counted(diagnostics.errors.count, "error")
    return diagnostics.hasErrors
      ? "\(errors)\(more): nothing was changed"
      : "\(Console.counted(diagnostics.warningCount, "warning")) with --strict: nothing was changed"
  }
}
