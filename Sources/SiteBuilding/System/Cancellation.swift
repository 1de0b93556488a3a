internal import Synchronization

/// The wish that a build ends early and leaves nothing behind.
///
/// A class, because a signal's handler and all tasks of a build share one.
package final class Cancellation: Sendable {
  /// Thrown by whoever notices the wish.
  package struct Cancelled: Error, Hashable, Sendable {
    package init() {}
  }

  private let isWanted = Atomic(false)

  package init() {}

  package func cancel() { isWanted.store(true, ordering: .relaxed) }

  package func check() throws(Cancelled) {
    if isWanted.load(ordering: .relaxed) { throw Cancelled() }
  }
}
