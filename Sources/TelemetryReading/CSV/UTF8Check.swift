/// Finds bytes that are no UTF-8 in text that mostly is ASCII.
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
        let length = UTF8Validation.sequenceLength(at: i, in: bytes)
        if length == 0 { return i }
        i += length
      }
    }
    return nil
  }
}
