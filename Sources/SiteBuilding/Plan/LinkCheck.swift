internal import SiteRendering
internal import TelemetryModel

/// Whether each link that an author wrote leads somewhere: in the authored pages, and in `nav` of
/// `site.yml`.
struct LinkCheck {
  let places: SitePlaces

  func check(_ articles: [Article], _ diagnostics: inout Diagnostics) {
    for article in articles {
      for piece in article.pieces {
        if let fault = fault(in: piece) { diagnostics.add(fault) }
      }
    }
  }

  /// - Parameter paths: The pages that can stand in the header.
  func check(
    nav: [SiteSettings.PagePath], among paths: [String], _ diagnostics: inout Diagnostics
  ) {
    for page in nav where !paths.contains(where: { BytewiseOrder.equal($0, page.path) }) {
      diagnostics.add(
        places.has(path: page.path)
          ? .notInHeader(page.path, at: page.location)
          : .noPage(
            page.path, nearest: NearestName.of(page.path, among: paths), at: page.location))
    }
  }

  private func fault(in piece: Article.Piece) -> Diagnostic? {
    switch piece {
    case .html: return nil
    case .article(let path, let version, let anchor, let location):
      let file = path.fileName(version: version)
      guard let target = places.article(path, version: version) else {
        return .noFile(file, nearest: places.nearestFile(to: file), at: location)
      }
      let anchors = target.headings.map(\.id) + target.anchors
      guard let anchor, !anchors.contains(where: { BytewiseOrder.equal($0, anchor) }) else {
        return nil
      }
      return .noAnchor(anchor, in: file, among: anchors, at: location)
    case .address(let path, let location):
      if places.has(path: path) { return nil }
      return .noPage(path, nearest: places.nearestPath(to: path), at: location)
    case .asset(let name, let location):
      if places.has(asset: name) { return nil }
      return .noAsset(name, nearest: places.nearestAsset(to: name), at: location)
    }
  }
}

extension Diagnostic {
  private static func ask(_ nearest: String?, otherwise: String) -> String {
    nearest.map { "did you mean \(ShownText.quoted($0))?" } ?? otherwise
  }

  fileprivate static func noFile(
    _ file: String, nearest: String?, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the link leads to \(ShownText.quoted(file)), which is not in 'pages'",
      location: location,
      hint: ask(nearest, otherwise: "write the page, or take the link out"))
  }

  fileprivate static func noAnchor(
    _ anchor: String, in file: String, among anchors: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(file)' has no place \(ShownText.quoted("#" + anchor))", location: location,
      hint: ask(
        NearestName.of(anchor, among: anchors).map { "#" + $0 },
        otherwise: "give the heading that is meant the id '{#…}'"))
  }

  fileprivate static func noPage(
    _ path: String, nearest: String?, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the site has no page or file at \(ShownText.quoted(path))", location: location,
      hint: ask(nearest, otherwise: "write an address of the site, such as '/charts/'"))
  }

  fileprivate static func notInHeader(_ path: String, at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(path)) cannot stand in the header", location: location,
      hint: "'nav' takes authored pages, indexes such as '/charts/', and programs")
  }

  fileprivate static func noAsset(
    _ name: String, nearest: String?, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the templates have no asset \(ShownText.quoted(name))", location: location,
      hint: ask(nearest, otherwise: "put the file into 'assets' of the templates"))
  }
}
