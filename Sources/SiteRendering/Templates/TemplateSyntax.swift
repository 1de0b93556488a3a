internal import TelemetryModel

/// The bytes that Mustache is made of.
enum TemplateSyntax {
  static let newline = UInt8(ascii: "\n")

  /// Bytes of a field's name, and of one part of a dotted name.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  /// Whether a tag may name a value so: `.`, or parts joined by dots.
  static func isValueName(_ name: String) -> Bool {
    if BytewiseOrder.equal(name, ".") { return true }
    return name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy(isNameByte) }
  }

  /// Whether a tag may name a template or a block so: a path of names.
  static func isPathName(_ name: String) -> Bool {
    name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { part in
        !part.isEmpty && part.allSatisfy { isNameByte($0) || $0 == UInt8(ascii: ".") }
      }
  }

  /// The name of the flag that says whether a value is there: `hasRows` for `rows`.
  static func presence(of name: String) -> String {
    "has" + name.prefix(1).uppercased() + name.dropFirst()
  }
}
