/// The Swift file that is written.
enum EmbeddedSource {
  static func text(of files: [TextFolder.File]) -> String {
    var source = """
      // Written by embed-templates from the package's folder templates/. Not to be edited.

      /// The default templates and their assets.
      package enum EmbeddedTemplates {
        /// Paths from the folder of the templates, in the order of their bytes.
        package static let files: [EmbeddedFile] = [

      """
    for file in files {
      switch file.content {
      case .text(let text):
        source += "EmbeddedFile(path: \(literal(file.path)), text: \(literal(text))),\n"
      case .picture(let bytes):
        source += "EmbeddedFile(path: \(literal(file.path)), hexadecimal: \"\(hex(bytes))\"),\n"
      }
    }
    source += "  ]\n}\n"
    return source
  }

  /// A text as a raw literal over several lines.
  ///
  /// It has more `#` than any run of them in the text, so that no quote or backslash of the text counts.
  /// What an editor or the compiler would change on its way is written by its number: control characters
  /// apart from LF and TAB, CR too (the compiler makes CRLF an LF), DEL and beyond, and U+FEFF.
  static func literal(_ text: String) -> String {
    let fence = String(repeating: "#", count: longestFence(in: text) + 1)
    var literal = "\(fence)\"\"\"\n"
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x20...0x7E: literal.unicodeScalars.append(scalar)
      case 0...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        literal += "\\\(fence)u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\n\"\"\"\(fence)"
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func longestFence(in text: String) -> Int {
    var longest = 0
    var current = 0
    for byte in text.utf8 {
      current = byte == UInt8(ascii: "#") ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
