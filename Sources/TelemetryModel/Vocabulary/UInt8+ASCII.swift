/// What a byte is in ASCII. No byte of a longer sequence of UTF-8 is any of these.
///
/// Inlinable, because scanners of other modules ask it of each byte.
extension UInt8 {
  @inlinable package var isASCIIDigit: Bool { self &- UInt8(ascii: "0") <= 9 }

  @inlinable package var isASCIIUpper: Bool { self &- UInt8(ascii: "A") < 26 }

  @inlinable package var isASCIILower: Bool { self &- UInt8(ascii: "a") < 26 }

  @inlinable package var isASCIILetter: Bool { isASCIIUpper || isASCIILower }

  @inlinable package var isASCIIAlphanumeric: Bool { isASCIILetter || isASCIIDigit }

  /// The same letter in lower case; any other byte as it is.
  @inlinable package var asciiLowercased: UInt8 { isASCIIUpper ? self | 0x20 : self }

  /// A digit of lower-case hexadecimal.
  @inlinable package var isLowerHexDigit: Bool {
    isASCIIDigit || self &- UInt8(ascii: "a") < 6
  }

  /// A digit of hexadecimal in either case.
  @inlinable package var isHexDigit: Bool { isLowerHexDigit || self &- UInt8(ascii: "A") < 6 }
}
