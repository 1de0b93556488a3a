internal import TelemetryModel

/// What a search can find: one page of the site.
struct SearchEntry: Sendable {
  /// Its number stands in the index: docs/formats.md, section 8.
  enum Kind: Int, Sendable { case page, program, chart, config, period, counter, stack }

  /// Code points of a title; what is longer is cut.
  static let titleLimit = 200

  let kind: Kind
  /// A place in the catalog; nil for what belongs to none.
  let program: Int?
  let title: String
  /// The name in the data; empty where there is none besides the title.
  let name: String
  /// Empty where there is nothing to say.
  let state: String
  let address: PageAddress
  /// A place on the page; nil for all of it.
  let anchor: String?

  init(
    _ kind: Kind, program: Int? = nil, title: String, name: String = "", state: String = "",
    _ address: PageAddress, anchor: String? = nil
  ) {
    self.kind = kind
    self.program = program
    self.title = Self.cut(title)
    self.name = BytewiseOrder.equal(title, name) ? "" : name
    self.state = state
    self.address = address
    self.anchor = anchor
  }

  static func cut(_ title: String) -> String {
    if title.utf8.count <= titleLimit { return title }
    let scalars = title.unicodeScalars
    guard
      let end = scalars.index(
        scalars.startIndex, offsetBy: titleLimit, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return title }
    return String(scalars[..<end]) + "…"
  }
}
