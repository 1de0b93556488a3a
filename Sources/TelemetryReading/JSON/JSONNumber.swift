internal import TelemetryModel

/// Whole numbers as JSON writes them.
enum JSONNumber {
  /// - Parameter text: A number by JSON's grammar.
  /// - Returns: nil for one with a fraction or an exponent, or beyond 64 bits.
  static func whole(_ text: some Collection<UInt8>) -> Int64? {
    var whole: Int64 = 0
    let isNegative = text.first == UInt8(ascii: "-")
    for byte in text.dropFirst(isNegative ? 1 : 0) {
      guard byte.isASCIIDigit else { return nil }
      let digit = Int64(byte - UInt8(ascii: "0"))
      let (product, overflows) = whole.multipliedReportingOverflow(by: 10)
      // Negative numbers are built downwards: Int64.min has no positive twin.
      let (sum, overflowsToo) = product.addingReportingOverflow(isNegative ? -digit : digit)
      if overflows || overflowsToo { return nil }
      whole = sum
    }
    return whole
  }
}
