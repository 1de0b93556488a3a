/// Finds bytes that are no UTF-8.
///
/// - Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
enum UTF8Check {
  /// - Returns: The offset of the first byte of the first ill-formed sequence.
  /// - Complexity: O(bytes); eight at a time where they are ASCII.
  static func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
    var i = 0
    while i < bytes.count {
      if i + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        i += 8
      } else if bytes[i] < 0x80 {
        i += 1
      } else {
        let length = length(at: i, in: bytes)
        if length == 0 { return i }
        i += length
      }
    }
    return nil
  }

  /// - Returns: 0 where no well-formed sequence begins.
  private static func length(at start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    let second: ClosedRange<UInt8>
    let length: Int
    switch bytes[start] {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard start + length <= bytes.count, second.contains(bytes[start + 1]) else { return 0 }
    for i in start + 2..<max(start + 2, start + length) where bytes[i] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
