internal import TelemetryModel

/// A count in a table: `0|[1-9][0-9]*`, at most 2^53-1.
enum TableCount {
  enum Fault: Error {
    case empty, notACount, tooLarge
  }

  static func read(_ bytes: UnsafeRawBufferPointer) throws(Fault) -> Count {
    guard let first = bytes.first else { throw .empty }
    if first == UInt8(ascii: "0"), bytes.count > 1 { throw .notACount }
    var value: Int64 = 0
    var isTooLarge = false
    for byte in bytes {
      guard byte.isASCIIDigit else { throw .notACount }
      // Below 2^53 ten times as much and a digit fit into 64 bits.
      if !isTooLarge { value = value * 10 + Int64(byte - UInt8(ascii: "0")) }
      if value > Count.maximum { isTooLarge = true }
    }
    if isTooLarge { throw .tooLarge }
    return Count(value)
  }
}

extension TableCount.Fault {
  func diagnostic(_ bytes: UnsafeRawBufferPointer, at location: SourceLocation) -> Diagnostic {
    switch self {
    case .empty:
      Diagnostic(
        message: "a count is missing", location: location,
        hint: "write a whole number, such as 1204")
    case .notACount:
      Diagnostic(
        message: "\(ShownText.quoted(bytes)) is not a count", location: location,
        hint: "write a whole number in plain digits, such as 1204")
    case .tooLarge:
      Diagnostic(
        message: "\(ShownText.quoted(bytes)) is too large for a count", location: location,
        hint: "the largest is \(Count.maximum), which every reader can hold exactly")
    }
  }
}
