internal import TelemetryModel

/// Writes a parsed text as HTML, node by node.
///
/// libcmark-gfm's own renderer passes addresses through that run scripts, drops raw HTML or publishes
/// it, and knows nothing of this site's links and ids; so it is not used. Where nothing of this asks for
/// other markup, the bytes are those of the GFM specification.
struct ProseWriter {
  let source: ProseSource
  let file: ArticleFileName
  let survey: ProseSurvey
  /// Whether the front matter has a title, so that no heading may be one.
  let hasTitle: Bool

  var output = ProseOutput()
  var places: InlinePlaces
  var diagnostics = Diagnostics()
  /// The text of the first heading, where that is the page's title.
  private(set) var title: [UInt8]?
  private(set) var headings: [Article.Heading] = []
  /// Ids that are not headings'.
  var anchors: [String] = []
  /// Links to places of the page itself, to be looked at when all ids are known.
  var ownAnchors: [(id: [UInt8], location: SourceLocation)] = []
  var table = ProseTable()
  var footnotes = ProseFootnotes()
  private var ids = HeadingIDs()
  /// The node whose inside is not written, being written.
  private var skipped: MarkdownNode?

  init(source: ProseSource, file: ArticleFileName, survey: ProseSurvey, hasTitle: Bool) {
    self.source = source
    self.file = file
    self.survey = survey
    self.hasTitle = hasTitle
    places = InlinePlaces(source)
  }

  mutating func visit(_ node: MarkdownNode, isEntering: Bool) {
    if let skipped {
      if skipped == node, !isEntering { self.skipped = nil }
      return
    }
    switch node.kind {
    case .document:
      if !isEntering { endFootnotes() }
    case .blockQuote: block("blockquote", isEntering, isContainer: true)
    case .list(let start, _): list(start: start, isEntering)
    case .item: item(opening: "<li>", isEntering)
    case .task(let isDone): item(opening: Self.taskOpening(isDone: isDone), isEntering)
    case .footnoteDefinition: footnote(node, isEntering)
    case .paragraph: paragraph(node, isEntering)
    case .heading(let level): heading(node, level: level, isEntering)
    case .thematicBreak:
      output.startLine()
      output.markup("<hr>\n")
    case .code: code(node)
    case .rawBlock: rawBlock(node)
    case .table: tableBounds(node, isEntering)
    case .tableRow(let isHeader): tableRow(isHeader: isHeader, isEntering)
    case .tableCell: tableCell(node, isEntering)
    default: visitInline(node, isEntering: isEntering)
    }
  }

  /// Does not write what is in `node`, whose way out is not visited either.
  mutating func skip(_ node: MarkdownNode) { skipped = node }

  /// Of a block, exact.
  func location(_ block: MarkdownNode) -> SourceLocation {
    source.location(line: max(1, block.startLine), column: max(1, block.startColumn))
  }

  private mutating func block(_ name: String, _ isEntering: Bool, isContainer: Bool = false) {
    if isEntering || isContainer { output.startLine() }
    output.markup(isEntering ? "<\(name)>" : "</\(name)>\n")
    if isEntering, isContainer { output.markup("\n") }
  }

  private mutating func list(start: Int?, _ isEntering: Bool) {
    if isEntering { output.startLine() }
    switch (start, isEntering) {
    case (nil, true): output.markup("<ul>\n")
    case (nil, false): output.markup("</ul>\n")
    case (1?, true): output.markup("<ol>\n")
    case (let start?, true): output.markup("<ol start=\"\(start)\">\n")
    case (_?, false): output.markup("</ol>\n")
    }
  }

  private mutating func item(opening: String, _ isEntering: Bool) {
    if isEntering { output.startLine() }
    output.markup(isEntering ? opening : "</li>\n")
  }

  /// No form control, because nothing can be ticked: a sign with a name.
  private static func taskOpening(isDone: Bool) -> String {
    let (name, sign) = isDone ? ("done", "☑") : ("open", "☐")
    return "<li><span class=\"task\" role=\"img\" aria-label=\"\(name)\">\(sign)</span> "
  }

  private mutating func paragraph(_ node: MarkdownNode, _ isEntering: Bool) {
    if isEntering { places.enter(node) }
    if !isEntering, isEndOfFootnote(node) { backLinks() }
    if case .list(_, isTight: true)? = node.parent?.parent?.kind { return }
    block("p", isEntering)
  }

  private mutating func heading(_ node: MarkdownNode, level: Int, _ isEntering: Bool) {
    guard isEntering else {
      block("h\(level)", false)
      return
    }
    places.enter(node)
    var id: [UInt8]?
    if let last = node.lastChild, last.kind == .text, let cut = HeadingIDs.cut(last.literal) {
      if HeadingIDs.isID(cut.id) {
        id = cut.id
      } else {
        diagnostics.add(.wrongHeadingID(cut.id, at: location(node)))
      }
      last.setLiteral(cut.text)
    }
    let text = node.plainText
    guard level > 1 else {
      if hasTitle || title != nil {
        diagnostics.add(.secondTitle(at: location(node)))
      } else if node.parent?.kind != .document || node.parent?.firstChild != node {
        diagnostics.add(.lateTitle(at: location(node)))
      }
      title = title ?? text
      skip(node)
      return
    }
    let unique = ids.unique(id ?? HeadingIDs.id(of: text))
    headings.append(
      Article.Heading(level: level, id: unique, text: VisibleText.string(text)))
    output.startLine()
    output.markup("<h\(level) id=\"")
    output.text(unique.utf8)
    output.markup("\">")
  }

  private mutating func code(_ node: MarkdownNode) {
    output.startLine()
    // What may scroll has to be within reach of the keyboard.
    output.markup("<pre tabindex=\"0\"><code")
    let language = node.fenceInfo.prefix { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A }
    if !language.isEmpty {
      output.markup(" class=\"language-")
      output.text(language)
      output.markup("\"")
    }
    output.markup(">")
    output.text(node.literal)
    output.markup("</code></pre>\n")
  }

  private mutating func rawBlock(_ node: MarkdownNode) {
    diagnostics.add(.rawHTML(at: location(node)))
    output.startLine()
    output.markup("<pre class=\"raw\" tabindex=\"0\"><code>")
    output.text(node.literal)
    output.markup("</code></pre>\n")
  }
}

extension Diagnostic {
  static func rawHTML(at location: SourceLocation) -> Self {
    Self(
      severity: .warning, message: "HTML, which is shown as text", location: location,
      hint: "write it in Markdown; put a sign that is meant as itself between backticks")
  }

  private static let oneTitle =
    "write '##': the title is the page's only heading of the first level"

  fileprivate static func secondTitle(at location: SourceLocation) -> Self {
    Self(message: "a second title", location: location, hint: oneTitle)
  }

  fileprivate static func lateTitle(at location: SourceLocation) -> Self {
    Self(
      message: "a title that does not stand on top of the page", location: location, hint: oneTitle)
  }

  fileprivate static func wrongHeadingID(_ id: [UInt8], at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(String(decoding: id, as: UTF8.self))) is no id of a heading",
      location: location, hint: "write letters, digits, '-', '_' and '.', as '{#how-we-count}'")
  }
}
