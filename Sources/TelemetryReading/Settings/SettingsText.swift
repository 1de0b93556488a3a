internal import TelemetryModel

/// What texts and numbers of `site.yml` may look like.
enum SettingsText {
  /// `U+202E`.
  static func name(of scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }

  /// The first character that does not show or turns the text; line feeds are allowed.
  static func forbiddenCharacter(in text: String) -> UInt32? {
    var limits = InputLimits()
    limits.nameBytes = .max
    limits.stackBytes = .max
    let fault = NameRule.fault(
      in: Array(text.utf8), limits: limits, isStack: true, allowFormula: true)
    return switch fault {
    case .control(let scalar, _), .invisible(let scalar, _): scalar
    case .empty, .onlySpaces, .tooLong, .formula, nil: nil
    }
  }

  /// `0|[1-9][0-9]*`, at most 15 digits.
  static func wholeNumber(_ text: String) -> Int? {
    let digits = text.utf8
    guard let first = digits.first, digits.allSatisfy(isDigit), digits.count <= 15,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    return Int(text)
  }

  /// `0.` and one to six digits.
  static func fraction(_ text: String) -> Double? {
    let digits = text.utf8.dropFirst(2)
    guard text.utf8.starts(with: "0.".utf8), (1...6).contains(digits.count),
      digits.allSatisfy(isDigit)
    else { return nil }
    return Double(text)
  }

  /// A language tag: a primary language, then subtags, parted by hyphens.
  ///
  /// - Source: RFC 5646, without its registry.
  static func isLanguage(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { index, part in
      index == 0
        ? (2...3).contains(part.count) && part.allSatisfy(isLetter)
        : (1...8).contains(part.count) && part.allSatisfy { isLetter($0) || isDigit($0) }
    }
  }

  /// `mailto:` and an address: `name@host`.
  static func isMailURL(_ text: String) -> Bool {
    guard text.utf8.starts(with: "mailto:".utf8) else { return false }
    let parts = text.utf8.dropFirst(7)
      .split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, WebAddress.isURLText(parts[0]) else { return false }
    return BaseURL("https://" + String(decoding: parts[1], as: UTF8.self))?.path == "/"
      && !parts[1].contains { "/?#".utf8.contains($0) }
  }

  /// An address of a page below `base_url`: begins and ends with `/`, as `/privacy/`.
  static func isPagePath(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "/"), text.utf8.last == UInt8(ascii: "/") else {
      return false
    }
    return BaseURL("https://host" + text)?.path.utf8.elementsEqual(text.utf8) ?? false
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
