package import TelemetryModel

/// What the path of a file of `pages/` says: which page it is, or which older version of one.
package struct ArticleFileName: Hashable, Sendable {
  /// Why a path names no page.
  package enum Fault: Error, Hashable, Sendable {
    /// A part that is not of `[a-z0-9._-]`, or begins or ends with a dot.
    case part(String)
    /// Behind `@` stands no day.
    case version(String)
    /// The home page has no older versions.
    case homeVersion
    case notMarkdown
  }

  /// A page, or an older version of one; each may have one file.
  package struct Page: Hashable, Sendable {
    package var path: ArticlePath
    /// nil: the page as it is now.
    package var version: Day?

    package init(path: ArticlePath, version: Day?) {
      self.path = path
      self.version = version
    }
  }

  package let page: Page
  /// The folder that the file lies in, below `pages/`.
  let folder: [String]

  package var path: ArticlePath { page.path }
  package var version: Day? { page.version }

  /// - Parameter file: Below `pages/`, such as `about/team.md` or `privacy@2024-01-24.md`.
  package static func parse(_ file: String) -> Result<ArticleFileName, Fault> {
    var parts = file.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { String(decoding: Array($0), as: UTF8.self) }
    let last = Array((parts.popLast() ?? "").utf8)
    guard last.count > 3, last.suffix(3).elementsEqual(".md".utf8) else {
      return .failure(.notMarkdown)
    }
    var stem = Array(last.dropLast(3))[...]
    var version: Day?
    if let at = stem.firstIndex(of: UInt8(ascii: "@")) {
      let text = stem[(at + 1)...]
      version = Day(text)
      if version == nil { return .failure(.version(String(decoding: text, as: UTF8.self))) }
      stem = stem[..<at]
    }
    let name = String(decoding: stem, as: UTF8.self)
    for part in parts + [name] where !isPart(part) { return .failure(.part(part)) }
    let segments = stem.elementsEqual("index".utf8) ? parts : parts + [name]
    if segments.isEmpty, version != nil { return .failure(.homeVersion) }
    return .success(
      Self(page: Page(path: ArticlePath(segments: segments), version: version), folder: parts))
  }

  private static func isPart(_ part: String) -> Bool {
    !part.isEmpty && part.utf8.first != UInt8(ascii: ".") && part.utf8.last != UInt8(ascii: ".")
      && part.utf8.allSatisfy {
        $0.isASCIILower || $0.isASCIIDigit || "._-".utf8.contains($0)
      }
  }
}
