/// Which texts may be followed as an address of the web.
package enum WebAddress {
  /// `https://` or `http://` with a host, without user information, in the characters of a URL.
  ///
  /// User information is refused because readers take it for the host: `https://go.dev@evil.example/`.
  ///
  /// - Source: RFC 3986.
  package static func isWebURL(_ text: String) -> Bool {
    let scheme = ["https://", "http://"].first { text.utf8.starts(with: $0.utf8) }
    guard let scheme else { return false }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    guard BaseURL(scheme + String(decoding: authority, as: UTF8.self)) != nil else { return false }
    return isURLText(rest.dropFirst(authority.count))
  }

  /// `mailto:` and an address: `name@host`.
  package static func isMailURL(_ text: String) -> Bool {
    guard text.utf8.starts(with: "mailto:".utf8) else { return false }
    let parts = text.utf8.dropFirst(7)
      .split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, isURLText(parts[0]) else { return false }
    return BaseURL("https://" + String(decoding: parts[1], as: UTF8.self))?.path == "/"
      && !parts[1].contains { "/?#".utf8.contains($0) }
  }

  /// Whether all bytes may stand in a URL; `%` only before two hexadecimal digits.
  package static func isURLText(_ bytes: some Collection<UInt8>) -> Bool {
    var rest = Array(bytes)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.count >= 2, rest.prefix(2).allSatisfy(\.isHexDigit) else { return false }
      } else if !byte.isASCIIAlphanumeric, !"-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte) {
        return false
      }
    }
    return true
  }
}
