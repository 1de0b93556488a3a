internal import TelemetryModel

/// The footnotes that are being written: references first, then their texts at the end of the page.
struct ProseFootnotes {
  /// References to each footnote so far, by its number.
  var uses: [Int: Int] = [:]
  /// The number of the footnote whose text is being written; 0 before the first.
  var current = 0
  /// Whether the links back from the current one were written.
  var hasBackLinks = false
}

extension ProseWriter {
  mutating func footnoteReference(_ node: MarkdownNode) {
    let number = ProseSurvey.number(of: node)
    let use = footnotes.uses[number, default: 0] + 1
    footnotes.uses[number] = use
    output.markup("<sup class=\"footnote\"><a href=\"#\(Self.footnoteID(number))\" id=\"")
    output.markup(Self.referenceID(number, use: use))
    output.markup("\" aria-label=\"Footnote \(number)\">\(number)</a></sup>")
  }

  mutating func footnote(_ node: MarkdownNode, _ isEntering: Bool) {
    guard isEntering else {
      if !footnotes.hasBackLinks, uses > 0 {
        output.startLine()
        output.markup("<p>")
        backLinks()
        output.markup("</p>")
      }
      output.startLine()
      output.markup("</li>\n")
      return
    }
    output.startLine()
    if footnotes.current == 0 {
      output.markup("<section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n")
    }
    footnotes.current += 1
    footnotes.hasBackLinks = false
    anchors.append(Self.footnoteID(footnotes.current))
    output.markup("<li id=\"\(Self.footnoteID(footnotes.current))\">\n")
  }

  mutating func endFootnotes() {
    if footnotes.current > 0 { output.markup("</ol>\n</section>\n") }
  }

  func isEndOfFootnote(_ paragraph: MarkdownNode) -> Bool {
    paragraph.parent?.kind == .footnoteDefinition && paragraph.next == nil
  }

  /// From the current footnote to each of its references.
  mutating func backLinks() {
    footnotes.hasBackLinks = true
    if uses == 0 { return }
    for use in 1...uses {
      let id = Self.referenceID(footnotes.current, use: use)
      let name = use == 1 ? "Back to the text" : "Back to the text, place \(use)"
      output.markup(" <a href=\"#\(id)\" aria-label=\"\(name)\">↩")
      output.markup(use == 1 ? "</a>" : "<sup>\(use)</sup></a>")
    }
  }

  private var uses: Int { survey.footnoteUses[footnotes.current, default: 0] }

  /// No heading's id holds a colon.
  private static func footnoteID(_ number: Int) -> String { "fn:\(number)" }

  private static func referenceID(_ number: Int, use: Int) -> String {
    use == 1 ? "fnref:\(number)" : "fnref:\(number):\(use)"
  }
}
