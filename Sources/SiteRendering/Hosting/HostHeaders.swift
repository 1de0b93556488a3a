package import TelemetryModel

/// The headers that a host should send, in the file that Netlify and Cloudflare Pages read them from.
///
/// Both send what all rules say that match an address. What they make of one header in two such rules differs,
/// so that no two rules that match one address name the same header. In a pattern `*` stands for any bytes,
/// slashes among them, and stands once; there are at most 100 rules, and 2,000 bytes in a line.
///
/// - Source: docs.netlify.com/manage/routing/headers and developers.cloudflare.com/pages/configuration/headers.
package struct HostHeaders: Sendable {
  package struct Rule: Hashable, Sendable {
    /// Below the base URL's path: begins with `/`.
    package var pattern: String
    package var headers: [Header]
  }

  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package static let ruleLimit = 100

  /// As in the `<meta>` of every page.
  package static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    + "base-uri 'none'; form-action 'none'"
  /// A drawing that is opened alone brings its style, and nothing else.
  package static let drawingPolicy = "default-src 'none'; style-src 'unsafe-inline'"

  private static let openToAll = Header("Access-Control-Allow-Origin", "*")

  /// What ends the address of a download, and the type that hosts do not know of themselves.
  private static let downloads: [(pattern: String, type: String?)] = [
    ("/*.csv", "text/csv; charset=utf-8"), ("/*.json", nil), ("/*.jsonl", "application/x-ndjson"),
    ("/*.gz", "application/gzip"), ("/*.sqlite", "application/vnd.sqlite3"),
    ("/*.atom", "application/atom+xml"), ("/data/SHA256SUMS", "text/plain; charset=utf-8"),
    ("/config/*.txt", "text/plain; charset=utf-8"),
    ("/config/*.mod", "text/plain; charset=utf-8"),
  ]

  package let rules: [Rule]
  private let base: BaseURL

  /// - Parameter pages: Every address that is rendered; pages and drawings are picked out here.
  package init(base: BaseURL, pages: [PageAddress]) {
    self.base = base
    let policy = Header("Content-Security-Policy", Self.pagePolicy)
    var rules = [
      Rule(
        pattern: "/*",
        headers: [
          Header("X-Content-Type-Options", "nosniff"),
          Header("Referrer-Policy", "strict-origin-when-cross-origin"),
        ]),
      Rule(
        pattern: "/assets/*",
        headers: [Header("Cache-Control", "public, max-age=31536000, immutable")]),
      Rule(
        pattern: "/*.svg",
        headers: [Self.openToAll, Header("Content-Security-Policy", Self.drawingPolicy)]),
    ]
    rules += Self.downloads.map { pattern, type in
      Rule(
        pattern: pattern,
        headers: [Self.openToAll] + (type.map { [Header("Content-Type", $0)] } ?? []))
    }
    rules += [PageAddress.home, .notFound].map { Rule(pattern: $0.path, headers: [policy]) }
    rules += Self.foldersOfPages(pages).map { Rule(pattern: "/\($0)/*", headers: [policy]) }
    self.rules = Array(rules.prefix(Self.ruleLimit))
  }

  /// Folders at the top with pages and without drawings: a rule for both would say too much of one of them.
  /// Pages beside drawings have their policy in themselves, as all pages have.
  private static func foldersOfPages(_ addresses: [PageAddress]) -> [String] {
    var withPages: Set<String> = []
    var withDrawings: Set<String> = []
    for address in addresses {
      let path = address.path
      let parts = path.utf8.dropFirst().split(
        separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let folder = String(decoding: parts[0], as: UTF8.self)
      if path.utf8.last == UInt8(ascii: "/") { withPages.insert(folder) }
      if path.utf8.suffix(4).elementsEqual(".svg".utf8) { withDrawings.insert(folder) }
    }
    return withPages.subtracting(withDrawings).sorted(by: BytewiseOrder.less)
  }

  /// Appends the file's bytes.
  package func append(to buffer: inout ByteBuffer) {
    for rule in rules {
      buffer.append(base.path)
      buffer.append(bytes: rule.pattern.utf8.dropFirst())
      buffer.append("\n")
      for header in rule.headers { buffer.append("  \(header.name): \(header.value)\n") }
    }
  }
}
