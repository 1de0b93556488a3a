internal import TelemetryModel

/// What the site map says of a kind of page or file.
struct SiteMapRow: Sendable {
  /// An index: a page from which others are found. The header, the footer, the page for lost readers and the
  /// search name it.
  struct Index: Sendable {
    /// Its place among the indexes.
    let place: Int
    /// In the header, in one word; nil: it is not there.
    var menu: String?
    /// Where it is named in full.
    let label: @Sendable (PeriodText) -> String
    /// Its place in the footer; nil: it is not there.
    var footer: Int?
    /// Whether it has been there from the site's first build on: only then may a permanent page link to it.
    var isLasting = true
    /// Whether a site has it; the kind's family has it on the same condition.
    var exists: @Sendable (Catalog, SiteContent) -> Bool = { _, _ in true }

    init(
      _ place: Int, _ label: String, menu: String? = nil, footer: Int? = nil,
      isLasting: Bool = true,
      exists: @escaping @Sendable (Catalog, SiteContent) -> Bool = { _, _ in true }
    ) {
      self.init(
        place, menu: menu, footer: footer, isLasting: isLasting, exists: exists
      ) { _ in label }
    }

    init(
      _ place: Int, menu: String? = nil, footer: Int? = nil, isLasting: Bool = true,
      exists: @escaping @Sendable (Catalog, SiteContent) -> Bool = { _, _ in true },
      label: @escaping @Sendable (PeriodText) -> String
    ) {
      self.place = place
      self.menu = menu
      self.label = label
      self.footer = footer
      self.isLasting = isLasting
      self.exists = exists
    }
  }

  /// Makes the pages and files of a kind; nil where the site has none.
  typealias Family = @Sendable (PageContext, inout TemplateSet) -> PageFamily?

  /// The address below the site's root. `{name}` stands for the path of a name, `{day}` and other words for a
  /// text that needs none.
  let pattern: String
  /// As `data-page-type` says; nil of a file.
  let pageType: String?
  /// The name of its template; nil of a file.
  let template: String?
  /// What is at the pattern's first segment, for whoever gives a page of theirs that name. One kind of those that
  /// share a segment says so.
  let reserved: String?
  let index: Index?
  /// Made only of what was known at the end of its period, or at its version's date.
  let isPermanent: Bool
  /// Whether search engines are told of it.
  let isListed: Bool
  /// The feed of what the page shows.
  let feed: PageKind?
  /// nil: the files of the kind are made with those of another, or not rendered.
  let family: Family?

  /// The pattern's literal stretches and what stands between them.
  let parts: [Part]

  enum Part: Sendable {
    case literal(String)
    case name
    case text
  }

  init(
    _ pattern: String, page pageType: String? = nil, template: String? = nil,
    reserved: String? = nil, index: Index? = nil,
    isPermanent: Bool = false, isListed: Bool = true, feed: PageKind? = nil, family: Family? = nil
  ) {
    self.pattern = pattern
    self.pageType = pageType
    self.template = template ?? pageType
    self.reserved = reserved
    self.index = index
    self.isPermanent = isPermanent
    self.isListed = pageType != nil && isListed
    self.feed = feed
    self.family = family
    var parts: [Part] = []
    for piece in pattern.split(separator: "{", omittingEmptySubsequences: false) {
      let ends = piece.split(separator: "}", maxSplits: 1, omittingEmptySubsequences: false)
      if ends.count == 2 { parts.append(ends[0] == "name" ? .name : .text) }
      if let literal = ends.last, !literal.isEmpty { parts.append(.literal(String(literal))) }
    }
    self.parts = parts
  }

  /// The first segment: a folder of the site's root, or a file in it.
  var top: Substring {
    let name = pattern.dropFirst().prefix { $0 != "/" }
    return name.isEmpty ? PageAddress.pageFile[...] : name
  }

  /// Whether authors choose the first segment.
  var isAuthored: Bool { top.hasPrefix("{") }
}
