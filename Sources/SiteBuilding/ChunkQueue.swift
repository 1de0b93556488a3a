internal import Synchronization

/// Hands out the places of a list in pieces, to whichever task asks next.
///
/// A class, because the tasks of a run share one.
final class ChunkQueue: Sendable {
  private let count: Int
  private let size: Int
  private let start = Mutex(0)

  init(count: Int, size: Int) {
    self.count = count
    self.size = size
  }

  func next() -> Range<Int>? {
    start.withLock { start in
      guard start < count else { return nil }
      let end = min(start + size, count)
      defer { start = end }
      return start..<end
    }
  }
}
