internal import Synchronization

/// What pages say of downloads, and of what the site is built from. Which there are is known when pages are
/// planned; how large they are, and their hashes, once they were written, and before the first page is rendered.
///
/// A class, because all pages share one.
final class DownloadShelf: Sendable {
  private struct Contents: Sendable {
    var downloads: DownloadList
    var build: BuildFacts?
  }

  private let contents: Mutex<Contents>

  init(_ downloads: DownloadList, _ build: BuildFacts?) {
    contents = Mutex(Contents(downloads: downloads, build: build))
  }

  var downloads: DownloadList { contents.withLock { $0.downloads } }
  var build: BuildFacts? { contents.withLock { $0.build } }

  func fill(_ downloads: DownloadList, _ build: BuildFacts) {
    contents.withLock { $0 = Contents(downloads: downloads, build: build) }
  }
}
