/// Cuts a source into lines, holding no more than one of them.
enum LineReader {
  /// A line, lent to whom the reader calls: its bytes are gone after the call.
  struct Line {
    /// Without its line feed. Empty for a line that is too long.
    var bytes: UnsafeRawBufferPointer
    /// From 1.
    var number: Int
    var isTooLong = false
    /// Whether a line feed ends it; the last line of a file may have none.
    var isEnded = true
  }

  /// - Parameters:
  ///   - limit: Bytes of a line; what is longer is passed over, and told by a line without bytes.
  ///   - body: Returns whether to go on.
  /// - Throws: What the source throws.
  /// - Complexity: O(bytes); memory O(limit).
  static func read(
    _ source: inout some ByteSource & ~Copyable, limit: Int, body: (Line) -> Bool
  ) throws {
    var window = [UInt8](repeating: 0, count: min(limit + 1, 64 << 10))
    // The bytes of the line that is being read stand in start..<end; up to `searched` none ends it.
    var start = 0
    var searched = 0
    var end = 0
    var number = 1
    var isSkipping = false
    while true {
      let goesOn = window.withUnsafeBytes { bytes in
        while let feed = bytes[searched..<end].firstIndex(of: 0x0A) {
          let line = Line(
            bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<feed]), number: number)
          // The rest of a line that was told already is no line.
          if !isSkipping, !body(line) { return false }
          isSkipping = false
          number += 1
          start = feed + 1
          searched = start
        }
        return true
      }
      if !goesOn { return }
      searched = end
      if end - start > limit, !isSkipping {
        isSkipping = true
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        if !body(Line(bytes: none, number: number, isTooLong: true)) { return }
      }
      if isSkipping { start = end }
      if start > 0 {
        window.removeSubrangeKeepingRoom(0..<start, end: end)
        end -= start
        searched = end
        start = 0
      }
      if end == window.count {
        window += [UInt8](repeating: 0, count: min(window.count, limit + 1 - window.count))
      }
      let count = try window.withUnsafeMutableBytes {
        try source.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[end...]))
      }
      if count == 0 { break }
      end += count
    }
    guard end > 0, !isSkipping else { return }
    window.withUnsafeBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[..<end])
      _ = body(Line(bytes: rest, number: number, isEnded: false))
    }
  }
}

extension [UInt8] {
  /// Moves what stands in `range.upperBound..<end` to the beginning of `range`.
  fileprivate mutating func removeSubrangeKeepingRoom(_ range: Range<Int>, end: Int) {
    withUnsafeMutableBytes { bytes in
      let rest = UnsafeRawBufferPointer(rebasing: bytes[range.upperBound..<end])
      UnsafeMutableRawBufferPointer(rebasing: bytes[range.lowerBound...]).copyMemory(from: rest)
    }
  }
}
