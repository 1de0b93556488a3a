internal import SiteRendering
internal import TelemetryModel

/// Whether each authored page lies where the site leaves room for it, and each older version belongs to a
/// page that came after it.
struct ArticlePlaces {
  static func check(_ articles: [Article], _ diagnostics: inout Diagnostics) {
    var current: [ArticlePath: Article] = [:]
    var owners: [PageAddress: Article] = [:]
    for article in articles {
      if article.version == nil { current[article.path] = article }
      if let fault = fault(in: article) { diagnostics.add(fault) }
      // `privacy@2024-01-24.md` and `privacy/2024-01-24.md` are one page.
      let address = PageAddress(article.path, version: article.version)
      let key = PageAddress.article(
        ArticlePath(segments: address.path.split(separator: "/").map(String.init)))
      if let other = owners[key] {
        diagnostics.add(.twoArticles(address, article, other))
      } else {
        owners[key] = article
      }
    }
    for article in articles where article.version != nil {
      if let fault = versionFault(of: article, current: current[article.path]) {
        diagnostics.add(fault)
      }
    }
  }

  private static func fault(in article: Article) -> Diagnostic? {
    guard let top = article.path.segments.first else { return nil }
    if let place = SiteMap.reserved.first(where: { BytewiseOrder.equal($0.name, top) }) {
      return .taken(top, place.what, isBelow: article.path.segments.count > 1, at: article.location)
    }
    if SiteMap.isTopLevelFile(top.utf8) {
      let isBelow = article.path.segments.count > 1
      return .taken(top, "a file of its own", isBelow: isBelow, at: article.location)
    }
    // The rule for names tells what no folder of the site may be called.
    let isSafe = { (segment: String) in
      let parts = PathSegments.of(segment.utf8)
      return parts.count == 1 && BytewiseOrder.equal(parts[0], segment)
    }
    if let bad = article.path.segments.first(where: { !isSafe($0) }) {
      return .badName(bad, at: article.location)
    }
    if let tooLong = PageAddress(article.path, version: article.version).tooLong {
      return .tooLong(tooLong, at: article.location)
    }
    return nil
  }

  private static func versionFault(of article: Article, current: Article?) -> Diagnostic? {
    guard let version = article.version else { return nil }
    guard let current else {
      return .versionOfNothing(article.path.fileName(version: nil), at: article.location)
    }
    guard let since = current.effective, since <= article.effective ?? version else { return nil }
    return .versionTooNew(
      article.path.fileName(version: nil), since: since, at: article.location,
      current: current.location)
  }
}

extension Diagnostic {
  fileprivate static func taken(
    _ name: String, _ what: String, isBelow: Bool, at location: SourceLocation
  ) -> Self {
    let place = name.utf8.contains(UInt8(ascii: ".")) ? "/\(name)" : "/\(name)/"
    return Self(
      message: isBelow
        ? "below '\(place)' the site has \(what)" : "at '\(place)' the site has \(what)",
      location: location,
      hint: isBelow ? "move the page out of that folder" : "give the page another name")
  }

  fileprivate static func badName(_ segment: String, at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(segment)) cannot be a folder of the site", location: location,
      hint: "give the page another name, of at most \(PathSegments.segmentLimit) bytes")
  }

  fileprivate static func tooLong(
    _ tooLong: PageAddress.TooLong, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the page's output path has \(tooLong.bytes) bytes", location: location,
      hint: "a path has at most \(tooLong.limit) bytes: shorten the page's name")
  }

  fileprivate static func twoArticles(
    _ address: PageAddress, _ article: Article, _ other: Article
  ) -> Self {
    Self(
      message: "two pages would be '\(address.path)'", location: article.location,
      hint: "rename one of them", notes: [Note("the other one", at: other.location)])
  }

  fileprivate static func versionOfNothing(_ file: String, at location: SourceLocation) -> Self {
    Self(
      message: "this is an older version of '\(file)', which is missing", location: location,
      hint: "add the page as it is now, or take the date out of the file's name")
  }

  fileprivate static func versionTooNew(
    _ file: String, since day: Day, at location: SourceLocation, current: SourceLocation
  ) -> Self {
    Self(
      message: "this older version is not older than '\(file)', in force since \(day)",
      location: location,
      hint: "name an older version by the day since which it was in force",
      notes: [Note("the current version", at: current)])
  }
}
