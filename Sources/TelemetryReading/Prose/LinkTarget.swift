internal import TelemetryModel

/// Where a link leads, told by its destination's form alone.
enum LinkTarget: Equatable {
  /// An https, http or mailto address, with everything escaped that has to be.
  case external(String)
  /// An id of the page itself.
  case anchor([UInt8])
  /// A file of `pages/`.
  case article(ArticlePath, version: Day?, anchor: String?)
  /// An address of the site, from `/`.
  case address(String)

  /// Why a destination is refused.
  enum Fault: Error, Equatable {
    case empty
    /// Has a scheme that is not read here, no host, or characters that an address cannot have.
    case noAddress
    case otherHost
    case query
    case fragment
    /// Begins with `/`, but no page of the site has such an address.
    case noSiteAddress
    /// A path that is no Markdown file.
    case noPage
    case outside
    case file(ArticleFileName.Fault)
  }

  /// - Parameters:
  ///   - destination: With entities and escapes of Markdown resolved.
  ///   - folder: Of the file that holds the link, below `pages/`.
  static func of(_ destination: [UInt8], in folder: [String]) -> Result<LinkTarget, Fault> {
    guard let first = destination.first else { return .failure(.empty) }
    if first == UInt8(ascii: "#") {
      let anchor = percentDecoded(destination.dropFirst())
      return anchor.isEmpty ? .failure(.empty) : .success(.anchor(anchor))
    }
    if destination.starts(with: "//".utf8) { return .failure(.otherHost) }
    if first == UInt8(ascii: "/") { return address(destination) }
    if let scheme = scheme(of: destination) { return external(destination, scheme: scheme) }
    return article(destination, in: folder)
  }

  private static func external(
    _ destination: [UInt8], scheme: [UInt8]
  ) -> Result<LinkTarget, Fault> {
    var escaped = scheme
    for byte in destination.dropFirst(scheme.count) {
      if byte < 0x20 || byte == 0x7F { return .failure(.noAddress) }
      if byte >= 0x80 || " \"<>[\\]^`{|}".utf8.contains(byte) {
        escaped.append(UInt8(ascii: "%"))
        escaped += HexText.of([byte]).utf8.map { $0.isASCIILower ? $0 & ~0x20 : $0 }
      } else {
        escaped.append(byte)
      }
    }
    let text = String(decoding: escaped, as: UTF8.self)
    if scheme.elementsEqual("mailto".utf8) {
      let address = escaped.prefix { $0 != UInt8(ascii: "?") }
      return WebAddress.isMailURL(String(decoding: address, as: UTF8.self))
        && WebAddress.isURLText(escaped) ? .success(.external(text)) : .failure(.noAddress)
    }
    return WebAddress.isWebURL(text) ? .success(.external(text)) : .failure(.noAddress)
  }

  private static func address(_ destination: [UInt8]) -> Result<LinkTarget, Fault> {
    if destination.contains(UInt8(ascii: "#")) { return .failure(.fragment) }
    if destination.contains(UInt8(ascii: "?")) { return .failure(.query) }
    // The only address with letters that are upper-case.
    if destination.elementsEqual("/data/SHA256SUMS".utf8) {
      return .success(.address("/data/SHA256SUMS"))
    }
    let parts = destination.dropFirst()
      .split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isRight = part.allSatisfy {
        $0.isASCIILower || $0.isASCIIDigit || "._~-".utf8.contains($0)
      }
      guard isRight, !part.isEmpty || index == parts.count - 1,
        part.contains(where: { $0 != 0x2E })
          || part.isEmpty
      else { return .failure(.noSiteAddress) }
    }
    return .success(.address(String(decoding: destination, as: UTF8.self)))
  }

  private static func article(
    _ destination: [UInt8], in folder: [String]
  ) -> Result<LinkTarget, Fault> {
    let file = destination.prefix { $0 != UInt8(ascii: "#") }
    if file.contains(UInt8(ascii: "?")) { return .failure(.query) }
    guard file.count > 3, file.suffix(3).elementsEqual(".md".utf8) else {
      return .failure(.noPage)
    }
    var parts = folder
    for part in file.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if part.elementsEqual("..".utf8) {
        if parts.popLast() == nil { return .failure(.outside) }
      } else if !part.elementsEqual(".".utf8) {
        parts.append(String(decoding: Array(part), as: UTF8.self))
      }
    }
    let anchor = percentDecoded(destination.dropFirst(file.count + 1))
    return ArticleFileName.parse(parts.joined(separator: "/")).map { name in
      .article(
        name.path, version: name.version,
        anchor: anchor.isEmpty ? nil : String(decoding: anchor, as: UTF8.self))
    }.mapError(Fault.file)
  }

  /// In lower case, without its colon; nil for a text that begins with none.
  ///
  /// - Source: RFC 3986, section 3.1.
  private static func scheme(of destination: [UInt8]) -> [UInt8]? {
    guard let colon = destination.firstIndex(of: UInt8(ascii: ":")), destination[0].isASCIILetter,
      destination[..<colon].allSatisfy({ $0.isASCIIAlphanumeric || "+-.".utf8.contains($0) })
    else { return nil }
    return destination[..<colon].map(\.asciiLowercased)
  }

  /// Ids are written as they are or escaped; what is no escape stays.
  private static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      let digits = String(decoding: Array(rest.prefix(2)), as: UTF8.self)
      if byte == UInt8(ascii: "%"), rest.prefix(2).allSatisfy(\.isHexDigit), rest.count >= 2,
        let value = UInt8(digits, radix: 16)
      {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return decoded
  }
}
