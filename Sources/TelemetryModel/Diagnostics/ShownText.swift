/// Foreign text made fit for a message on a terminal.
package enum ShownText {
  /// Scalars that are shown; what is longer ends in `…`.
  package static let limit = 80

  /// - Returns: `text` in single quotes; a character that does not show, or that would move the
  ///   terminal's cursor, stands as `<U+202E>`.
  package static func quoted(_ text: String) -> String {
    var shown = "'"
    var count = 0
    for scalar in text.unicodeScalars {
      if count == limit {
        shown += "…"
        break
      }
      count += 1
      if needsName(scalar) {
        shown += "<\(codePoint(scalar.value))>"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown + "'"
  }

  /// Such as `U+202E`: at least four digits.
  package static func codePoint(_ scalar: UInt32) -> String {
    "U+" + String(scalar, radix: 16, uppercase: true).zeroPadded(to: 4)
  }

  /// Such as `0xC3`.
  package static func byte(_ byte: UInt8) -> String {
    "0x" + String(byte, radix: 16, uppercase: true).zeroPadded(to: 2)
  }

  private static func needsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
      .surrogate:
      return true
    default: return scalar.value >= 0xE0000
    }
  }
}
