/// Well-formed UTF-8.
///
/// - Source: The Unicode standard, table 3-7: no overlong form, no surrogate, nothing above U+10FFFF.
package enum UTF8Validation {
  /// - Returns: The length of the well-formed sequence that begins at `offset`; 0 if none does.
  package static func sequenceLength(at offset: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    func isTail(_ index: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      offset + index < bytes.count && range.contains(bytes[offset + index])
    }
    switch bytes[offset] {
    case 0...0x7F: return 1
    case 0xC2...0xDF: return isTail(1) ? 2 : 0
    case 0xE0: return isTail(1, 0xA0...0xBF) && isTail(2) ? 3 : 0
    case 0xED: return isTail(1, 0x80...0x9F) && isTail(2) ? 3 : 0
    case 0xE1...0xEF: return isTail(1) && isTail(2) ? 3 : 0
    case 0xF0: return isTail(1, 0x90...0xBF) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF1...0xF3: return isTail(1) && isTail(2) && isTail(3) ? 4 : 0
    case 0xF4: return isTail(1, 0x80...0x8F) && isTail(2) && isTail(3) ? 4 : 0
    default: return 0
    }
  }

  /// - Returns: Where the first ill-formed sequence begins; nil if there is none.
  /// - Complexity: O(bytes); eight at a time where they are ASCII.
  package static func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
    var offset = 0
    while offset < bytes.count {
      if offset + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        offset += 8
      } else {
        let length = sequenceLength(at: offset, in: bytes)
        if length == 0 { return offset }
        offset += length
      }
    }
    return nil
  }
}
