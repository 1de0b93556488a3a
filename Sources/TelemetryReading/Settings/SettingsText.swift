internal import TelemetryModel

/// What texts of `site.yml` may look like.
enum SettingsText {
  /// `0.` and one to six digits.
  static func fraction(_ text: String) -> Double? {
    let digits = text.utf8.dropFirst(2)
    guard text.utf8.starts(with: "0.".utf8), (1...6).contains(digits.count),
      digits.allSatisfy(\.isASCIIDigit)
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
        ? (2...3).contains(part.count) && part.allSatisfy(\.isASCIILetter)
        : (1...8).contains(part.count) && part.allSatisfy(\.isASCIIAlphanumeric)
    }
  }

  /// An address of a page below `base_url`: begins and ends with `/`, as `/privacy/`.
  static func isPagePath(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "/"), text.utf8.last == UInt8(ascii: "/") else {
      return false
    }
    return BaseURL("https://host" + text)?.path.utf8.elementsEqual(text.utf8) ?? false
  }
}
