package import TelemetryModel

/// Where a page or a file of the site lies.
///
/// Each kind of page has a factory beside it, `PageAddress.counter(…)`, which fills the pattern of the kind's row
/// in the site map.
package struct PageAddress: Hashable, Sendable, CustomStringConvertible {
  package let kind: PageKind
  /// Begins with `/`, and knows nothing of the base URL's path.
  ///
  /// Holds only `[A-Za-z0-9._~/-]`, so that it stands in a URL and in an attribute as it is.
  package let path: String
  /// The last day of the period that the page is of; nil of other pages.
  let periodEnd: Day?

  /// - Parameter values: What stands in the pattern's braces, in their order.
  /// - Precondition: As many values as the pattern has braces.
  init(_ kind: PageKind, _ values: String..., periodEnd: Day? = nil) {
    self.kind = kind
    self.periodEnd = periodEnd
    var values = values[...]
    var path: [UInt8] = []
    path.reserveCapacity(96)
    for part in kind.row.parts {
      switch part {
      case .literal(let text): path += text.utf8
      case .name: PathSegments.append(values.removeFirst(), to: &path)
      case .text: path += values.removeFirst().utf8
      }
    }
    precondition(values.isEmpty, "a pattern takes a value for each of its braces")
    self.path = String(decoding: path, as: UTF8.self)
  }

  /// Two addresses are one where they lie at one place.
  package static func == (a: Self, b: Self) -> Bool { a.path == b.path }

  package func hash(into hasher: inout Hasher) { hasher.combine(path) }

  package var description: String { "\(kind) at \(path)" }

  /// The file of an address that ends in `/`.
  package static let pageFile = "index.html"

  /// The file below the output folder: `index.html` for an address that ends in `/`.
  package var outputPath: String {
    let path = self.path.utf8
    let file = path.last == UInt8(ascii: "/") ? Self.pageFile : ""
    return String(decoding: path.dropFirst(), as: UTF8.self) + file
  }

  /// The address in a link: root-absolute, under the path of the base URL.
  package func href(under base: BaseURL) -> String {
    base.path + String(decoding: path.utf8.dropFirst(), as: UTF8.self)
  }

  /// The whole URL.
  package func url(under base: BaseURL) -> String { base.origin + href(under: base) }

  /// What lies below the top folder, as an id on a page: no two addresses of a kind share one.
  var anchor: String {
    let below = path.utf8.dropFirst().drop { $0 != UInt8(ascii: "/") }
    return String(decoding: below.dropFirst().dropLast(), as: UTF8.self)
  }

  /// Whether the page is made only of what was known at the end of its period, or at its version's date.
  package var isPermanent: Bool { kind.row.isPermanent }
}
