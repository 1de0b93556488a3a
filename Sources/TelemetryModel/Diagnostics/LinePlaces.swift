/// Turns offsets in a file into lines and columns.
package struct LinePlaces: Sendable {
  package let file: String
  package let byteCount: Int
  /// The offsets at which lines begin; a line ends with LF.
  private let starts: [UInt32]

  /// - Complexity: O(bytes).
  /// - Precondition: Less than 4 GiB.
  package init(_ bytes: [UInt8], file: String) {
    self.file = file
    byteCount = bytes.count
    var starts: [UInt32] = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      starts.append(UInt32(offset + 1))
    }
    self.starts = starts
  }

  /// - Complexity: O(log lines).
  package func location(at offset: Int) -> SourceLocation {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourceLocation(file: file, line: low + 1, column: offset - Int(starts[low]) + 1)
  }
}
