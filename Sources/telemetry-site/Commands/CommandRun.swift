internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import SiteBuilding

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
    let printer = input.format.printer(isQuiet: input.quiet)
    let site: SiteBuild.Summary
    do {
      site = try await work(build)
      progress.clear()
    } catch {
      progress.clear()
      guard let code = exitCode(of: error) else { throw error }
      say { try printer.tell(RunFailure(error, exitCode: code.rawValue)) }
      throw code
    }
    do {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      try printer.tell(RunSummary(verb: verb, site: site, seconds: seconds))
    } catch {
      // Whoever reads nothing must not be told of a success; but it was one.
      say {
        try Console().error("error: \(error.message)\n  hint: the site was \(verb) all the same")
      }
      throw ExitCode(3)
    }
  }

  private var options: SiteBuild.Options {
    SiteBuild.Options(
      content: input.content, templates: templates, baseURL: input.baseURL, asOf: input.asOf,
      isStrict: input.strict, jobs: input.jobs ?? ProcessInfo.processInfo.activeProcessorCount,
      packsTexts: input.precompress == .gzip)
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

  /// Where even standard error is gone, the exit code has to say it all: it must not change for that.
  private func say(_ message: () throws -> Void) {
    do { try message() } catch {}
  }
}
