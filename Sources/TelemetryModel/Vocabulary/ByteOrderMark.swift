/// What some programs put in front of a text to tell its encoding.
package enum ByteOrderMark: Hashable, Sendable {
  case utf8
  /// In either order; UTF-32 may begin so, too.
  case utf16

  /// Bytes of the mark of UTF-8.
  package static let utf8Length = 3

  /// - Returns: nil for a text that begins with none.
  package init?(of text: some Collection<UInt8>) {
    if text.starts(with: [0xEF, 0xBB, 0xBF]) {
      self = .utf8
    } else if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) {
      self = .utf16
    } else {
      return nil
    }
  }
}
