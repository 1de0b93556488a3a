/// The absolute URL under which the site is served: scheme, host and a path that ends in `/`.
package struct BaseURL: Hashable, Sendable {
  /// `https://example.org` without a path, with the port where one is given.
  package let origin: String
  /// Begins and ends with `/`: `/` or `/telemetry/`.
  package let path: String

  /// Reads `http://` or `https://`, a host, maybe a port, and maybe a path; a missing last `/` is added.
  ///
  /// - Returns: nil for any other text: user info, query, fragment, spaces, `.` or `..` segments,
  ///   bytes that a URL would have to escape.
  package init?(_ text: String) {
    var rest = Substring(text)
    let scheme: String
    if rest.hasPrefix("https://") {
      scheme = "https://"
    } else if rest.hasPrefix("http://") {
      scheme = "http://"
    } else {
      return nil
    }
    rest.removeFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" }
    guard Self.isAuthority(authority) else { return nil }
    let path = rest.dropFirst(authority.count)
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    for (offset, segment) in segments.enumerated() {
      let isLast = offset == segments.count - 1
      guard segment.isEmpty ? isLast : Self.isSegment(segment) else { return nil }
    }
    origin = scheme + authority.lowercased()
    self.path = path.isEmpty ? "/" : path.hasSuffix("/") ? String(path) : path + "/"
  }

  /// The whole URL, with its last `/`.
  package var text: String { origin + path }

  /// The host without its port.
  package var host: String {
    let authority = origin.drop { $0 != "/" }.dropFirst(2)
    guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else {
      return String(authority)
    }
    return String(authority[..<colon])
  }

  private static func isAuthority(_ text: Substring) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, parts.count <= 2 else { return false }
    if parts.count == 2 {
      guard let port = UInt16(parts[1]), port > 0, parts[1].utf8.allSatisfy(\.isASCIIDigit) else {
        return false
      }
    }
    return host.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-.".utf8.contains($0) }
      && !host.hasPrefix(".") && !host.hasPrefix("-") && !host.contains("..")
  }

  private static func isSegment(_ segment: Substring) -> Bool {
    segment != "." && segment != ".."
      && segment.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-._~".utf8.contains($0) }
  }
}
