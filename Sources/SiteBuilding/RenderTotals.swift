internal import Synchronization

/// What a run has rendered so far.
///
/// A class, because the tasks of a run add to one.
final class RenderTotals: Sendable {
  struct Counts: Sendable {
    var pages = 0
    var files = 0
    var bytes = 0
  }

  private let state = Mutex(Counts())

  var counts: Counts { state.withLock { $0 } }

  func add(bytes: Int, isPage: Bool) {
    state.withLock {
      $0.pages += isPage ? 1 : 0
      $0.files += 1
      $0.bytes += bytes
    }
  }

  func add(_ counts: Counts) {
    state.withLock {
      $0.pages += counts.pages
      $0.files += counts.files
      $0.bytes += counts.bytes
    }
  }

  /// - Returns: The files so far.
  func add(files: Int) -> Int {
    state.withLock {
      $0.files += files
      return $0.files
    }
  }
}
