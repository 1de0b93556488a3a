package import TelemetryModel

/// Reads a Markdown page of `pages/`.
///
/// What could not be read as it was meant is an error: nothing is left out of a page in silence. Whether
/// the pages and files exist that it links to is for the plan of the site to say.
///
/// - Source: The GFM specification 0.29, by libcmark-gfm; footnotes as that library reads them.
package struct ArticleReader {
  package static let byteLimit = ProseSource.byteLimit

  /// - Parameters:
  ///   - name: What the file's path below `pages/` says.
  ///   - file: The path for messages.
  /// - Returns: nil, with at least one error reported, where anything is wrong.
  package static func read(
    _ bytes: [UInt8], name: ArticleFileName, file: String, diagnostics: inout Diagnostics
  ) -> Article? {
    var found = Diagnostics()
    let article = article(bytes, name: name, file: file, &found)
    diagnostics.add(contentsOf: found)
    return found.hasErrors ? nil : article
  }

  private static func article(
    _ bytes: [UInt8], name: ArticleFileName, file: String, _ diagnostics: inout Diagnostics
  ) -> Article? {
    guard let source = ProseSource(bytes, file: file, diagnostics: &diagnostics) else { return nil }
    let matter = FrontMatter.read(source, diagnostics: &diagnostics)
    let isTitleKnown = !diagnostics.hasErrors
    if let fault = MarkdownLimits.fault(in: source) {
      diagnostics.add(fault)
      return nil
    }
    // What could not be read of the front matter may have been the title.
    let hasTitle = matter.map(\.hasTitle) ?? true
    let body = ProseBody.read(source, file: name, hasTitle: hasTitle, diagnostics: &diagnostics)
    guard let matter else { return nil }
    let title = matter.title ?? body.title
    if title == nil, isTitleKnown { diagnostics.add(.noTitle(at: source.location(line: 1))) }
    let lines = (source.firstLine..<source.lineCount).map {
      VisibleText.string(source.line($0))
    }
    return Article(
      path: name.path, version: name.version, title: title ?? "",
      description: matter.description,
      navPosition: name.version == nil ? matter.navPosition : nil, effective: matter.effective,
      updated: matter.updated, headings: body.headings, anchors: body.anchors, pieces: body.pieces,
      lines: lines, location: SourceLocation(file: file))
  }
}

/// What is behind a page's front matter.
struct ProseBody {
  /// The first heading, where it is one of the first level.
  var title: String?
  var headings: [Article.Heading]
  var anchors: [String]
  var pieces: [Article.Piece]

  static func read(
    _ source: ProseSource, file: ArticleFileName, hasTitle: Bool, diagnostics: inout Diagnostics
  ) -> ProseBody {
    let text = source.text(ofLines: source.firstLine..<source.lineCount)
    let writer = MarkdownTree.parse(text) { document in
      let survey = ProseSurvey(document, source: source)
      var writer = ProseWriter(source: source, file: file, survey: survey, hasTitle: hasTitle)
      survey.faults.forEach { writer.diagnostics.add($0) }
      if survey.faults.isEmpty {
        document.walk { writer.visit($0, isEntering: $1) }
      }
      return writer
    }
    diagnostics.add(contentsOf: writer.diagnostics)
    let ids = writer.headings.map(\.id) + writer.anchors
    let known = Set(ids.map { Array($0.utf8) })
    for (id, location) in writer.ownAnchors where !diagnostics.isFull && !known.contains(id) {
      // To look for the nearest of thousands would take longer than to read the page.
      diagnostics.add(
        .deadAnchor(
          String(decoding: id, as: UTF8.self), ids: ids.count < 500 ? ids : [], at: location))
    }
    var output = writer.output
    let title = writer.title.map { VisibleText.string($0) }
    return ProseBody(
      title: title?.allSatisfy { $0 == " " } ?? true ? nil : title, headings: writer.headings,
      anchors: writer.anchors, pieces: output.finish())
  }
}

extension Diagnostic {
  fileprivate static func noTitle(at location: SourceLocation) -> Self {
    Self(
      message: "the page has no title", location: location,
      hint: "begin it with a '# ' heading, or write 'title: …' between two lines of '---'")
  }

  fileprivate static func deadAnchor(
    _ id: String, ids: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted("#" + id)) is no place on this page", location: location,
      hint: hint(nearestTo: id, among: ids, otherwise: "write the id of a heading"))
  }
}

extension ArticleFileName.Fault {
  /// One clause, as it stands in a message.
  package var message: String {
    switch self {
    case .part(let part): "\(ShownText.quoted(part)) cannot stand in an address"
    case .version(let text): "\(ShownText.quoted(text)) is no day"
    case .homeVersion: "the home page has no older versions"
    case .notMarkdown: "it does not end in '.md'"
    }
  }

  package var hint: String {
    switch self {
    case .part: "use 'a' to 'z', '0' to '9', '-', '_', and '.' within the name"
    case .version: "name an older version as 'privacy@2026-04-26.md'"
    case .homeVersion: "take the day out of the name"
    case .notMarkdown: "name it as 'privacy.md'"
    }
  }
}
