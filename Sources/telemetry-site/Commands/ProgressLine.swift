internal import SiteBuilding
internal import Synchronization

/// A line on the terminal that says how far a run is, once it takes longer than a second.
///
/// A class, because the tasks of a run report to one.
final class ProgressLine: Sendable {
  private struct State: Sendable {
    var last: ContinuousClock.Instant
    var isShown = false
  }

  private let isWanted: Bool
  private let state: Mutex<State>

  init(isQuiet: Bool) {
    isWanted = !isQuiet && Platform.isTerminal(.standardError)
    // The first line shows a second after the start, the others a fifth of a second apart.
    state = Mutex(State(last: .now + .milliseconds(800)))
  }

  func show(_ progress: SiteBuild.Progress) {
    guard isWanted else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.last > .milliseconds(200) else { return }
      state.last = now
      state.isShown = true
      write("\r\u{1B}[K" + text(of: progress))
    }
  }

  /// Takes the line away.
  func clear() {
    state.withLock { state in
      guard state.isShown else { return }
      state.isShown = false
      write("\r\u{1B}[K")
    }
  }

  private func text(of progress: SiteBuild.Progress) -> String {
    switch progress {
    case .reading(let file): "reading \(file)"
    case .joining: "joining tables and config history"
    case .writingDownloads: "writing downloads"
    case .rendering(let done, let all): "rendering \(done) of \(all) files"
    case .publishing: "publishing"
    }
  }

  /// A terminal that went away is no reason to end: progress is for whoever still looks.
  private func write(_ text: String) {
    do { try Platform.write(Array(text.utf8), to: .standardError) } catch {}
  }
}
