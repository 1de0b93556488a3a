internal import TelemetryModel

/// What has to be known of a parsed text before the first byte of it is written.
struct ProseSurvey {
  /// References to each footnote by its number. Those within a title or an image's text have no place
  /// to come back to, and are not counted.
  private(set) var footnoteUses: [Int: Int] = [:]
  /// What no page may hold, however it is written.
  private(set) var faults: [Diagnostic] = []

  init(_ document: MarkdownNode, source: ProseSource) {
    var (blocks, marks, titles) = (0, 0, 0)
    var line = 1
    var isTooDeep = false
    document.walk { node, isEntering in
      let step = isEntering ? 1 : -1
      switch node.kind {
      case .blockQuote, .item, .task, .footnoteDefinition: blocks += step
      case .emphasis, .strong, .strikethrough, .link: marks += step
      case .image:
        marks += step
        titles += step
      case .heading(level: 1): titles += step
      case .footnoteReference:
        if isEntering, titles == 0 { footnoteUses[Self.number(of: node), default: 0] += 1 }
      case .table:
        if isEntering, node.columnCount > MarkdownLimits.columns {
          faults.append(.tooWide(at: source.location(line: max(1, node.startLine))))
        }
      default: break
      }
      if marks == 0, node.startLine > 0 { line = node.startLine }
      if !isTooDeep, max(blocks, marks) > MarkdownLimits.nesting {
        isTooDeep = true
        faults.append(.tooDeep(at: source.location(line: line)))
      }
    }
  }

  /// Of a reference to a footnote, from 1.
  static func number(of reference: MarkdownNode) -> Int {
    reference.literal.reduce(0) { number, byte in
      byte.isASCIIDigit ? number * 10 + Int(byte - UInt8(ascii: "0")) : number
    }
  }
}
