/// A field of a chart config's record: `program: cmd/go`.
struct ChartConfigField {
  enum Key: String, CaseIterable {
    case title, description, counter, type, issue, program, module, version, depth, error
  }

  var key: Key
  /// Where the key stands, in bytes from the start of the file.
  var keyOffset: Int
  var value: PlacedText
}

/// A value that was put together out of one or several lines, with the place of each of its bytes.
struct PlacedText {
  var bytes: [UInt8] = []
  private(set) var offsets: [Int] = []

  init() {}

  /// Bytes of the file that follow each other.
  init(_ slice: ArraySlice<UInt8>) { append(slice) }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ slice: ArraySlice<UInt8>) {
    bytes += slice
    offsets += slice.indices
  }

  /// Where a byte of the value stands in the file.
  func offset(of byte: Int) -> Int { offsets.isEmpty ? 0 : offsets[min(byte, offsets.count - 1)] }
}

extension PlacedText {
  /// Drops the space beside braces and commas, and with it the breaks between lines.
  ///
  /// - Returns: The place of a line break that is not beside one of them, where a comma is missing.
  mutating func dropExpressionSpace() -> Int? {
    var kept = PlacedText()
    var missingComma: Int?
    var index = 0
    while index < bytes.count {
      var end = index
      while end < bytes.count, bytes[end].isBlank { end += 1 }
      if end > index {
        let isBeside =
          index == 0 || end == bytes.count || bytes[index - 1].isExpressionMark
          || bytes[end].isExpressionMark
        let breaksLine = bytes[index..<end].contains(0x0A)
        if !isBeside, breaksLine { missingComma = missingComma ?? offsets[end] }
        if isBeside || breaksLine {
          index = end
          continue
        }
      }
      end = max(end, index + 1)
      kept.bytes += bytes[index..<end]
      kept.offsets += offsets[index..<end]
      index = end
    }
    self = kept
    return missingComma
  }
}

extension UInt8 {
  /// A space, a tab or the end of a line.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0D }

  fileprivate var isExpressionMark: Bool {
    self == UInt8(ascii: "{") || self == UInt8(ascii: ",") || self == UInt8(ascii: "}")
  }
}
