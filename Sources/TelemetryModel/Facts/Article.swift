/// Where an authored page lies, below `pages/` and on the site: `privacy`, `about/team`; the home page's
/// is empty.
package struct ArticlePath: Hashable, Sendable {
  /// Each of `[a-z0-9._-]`, without a dot at its beginning or end.
  package let segments: [String]

  package init(segments: [String]) { self.segments = segments }

  package static let home = ArticlePath(segments: [])

  package var isHome: Bool { segments.isEmpty }

  /// Joined by slashes.
  package var text: String { segments.joined(separator: "/") }
}

/// An authored page, read from Markdown, or an older version of one.
package struct Article: Sendable {
  package struct Heading: Hashable, Sendable {
    /// 2...6.
    package var level: Int
    package var id: String
    /// Without markup.
    package var text: String

    package init(level: Int, id: String, text: String) {
      self.level = level
      self.id = id
      self.text = text
    }
  }

  /// A part of the body: markup that is ready, or a link's target, whose address depends on the site.
  ///
  /// Targets stand where the value of an attribute stands, its quotes left to the markup around them.
  package enum Piece: Sendable {
    /// HTML with everything foreign escaped.
    case html([UInt8])
    /// Another authored page, or an older version of it.
    case article(ArticlePath, version: Day?, anchor: String?, at: SourceLocation)
    /// An address of the site that is not an authored page's, such as `/collected/`: begins with `/`,
    /// and knows nothing of the base URL's path.
    case address(String, at: SourceLocation)
    /// A file of the templates' `assets/`, by its path below that folder.
    case asset(String, at: SourceLocation)
  }

  package var path: ArticlePath
  /// The day in the file's name, of an older version; nil: the page as it is now.
  package var version: Day?
  package var title: String
  package var description: String?
  /// Its place in the header; nil: it has none.
  package var navPosition: Int?
  /// Since when it is in force: of a policy.
  package var effective: Day?
  package var updated: Day?
  package var headings: [Heading]
  /// Ids that links may name besides the headings', such as footnotes.
  package var anchors: [String]
  package var pieces: [Piece]
  /// The Markdown text behind the front matter, by line, without line ends: what versions are compared by.
  package var lines: [String]
  /// The beginning of the file.
  package var location: SourceLocation

  package init(
    path: ArticlePath, version: Day? = nil, title: String, description: String? = nil,
    navPosition: Int? = nil, effective: Day? = nil, updated: Day? = nil, headings: [Heading] = [],
    anchors: [String] = [], pieces: [Piece] = [], lines: [String] = [], location: SourceLocation
  ) {
    self.path = path
    self.version = version
    self.title = title
    self.description = description
    self.navPosition = navPosition
    self.effective = effective
    self.updated = updated
    self.headings = headings
    self.anchors = anchors
    self.pieces = pieces
    self.lines = lines
    self.location = location
  }
}
