/// A file of the default templates, as it lies in the program.
package struct EmbeddedFile: Sendable {
  /// From the folder of the templates.
  package let path: String
  private let text: StaticString
  private let isHexadecimal: Bool

  init(path: String, text: StaticString) {
    self.path = path
    self.text = text
    isHexadecimal = false
  }

  /// A picture, two digits a byte.
  init(path: String, hexadecimal: StaticString) {
    self.path = path
    text = hexadecimal
    isHexadecimal = true
  }

  package var bytes: [UInt8] {
    text.withUTF8Buffer { text in
      guard isHexadecimal else { return Array(text) }
      return stride(from: 0, to: text.count - 1, by: 2).map {
        Self.value(text[$0]) << 4 | Self.value(text[$0 + 1])
      }
    }
  }

  /// - Parameter digit: `0` to `9`, `a` to `f`.
  private static func value(_ digit: UInt8) -> UInt8 {
    digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }
}
