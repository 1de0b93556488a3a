extension PageAddress {
  /// An output path that some file systems and archives cannot hold.
  package struct TooLong: Error, Hashable, Sendable {
    package var bytes: Int
    package var limit: Int

    package init(bytes: Int, limit: Int) {
      self.bytes = bytes
      self.limit = limit
    }
  }

  /// Bytes of the longest output path.
  package static let outputPathLimit = 1024

  /// What is wrong with the length of `outputPath`; nil if nothing is.
  package var tooLong: TooLong? {
    let bytes = outputPath.utf8.count
    return bytes > Self.outputPathLimit ? TooLong(bytes: bytes, limit: Self.outputPathLimit) : nil
  }
}
