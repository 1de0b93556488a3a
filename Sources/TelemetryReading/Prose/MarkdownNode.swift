internal import CMarkGFM

/// A node of a parsed text; valid while `MarkdownTree.parse` runs.
struct MarkdownNode: Equatable {
  enum Kind: Equatable {
    case document, blockQuote, item, paragraph, thematicBreak, footnoteDefinition
    case list(start: Int?, isTight: Bool)
    case task(isDone: Bool)
    case code, rawBlock
    case heading(level: Int)
    case table, tableCell
    case tableRow(isHeader: Bool)
    case text, softBreak, lineBreak, codeSpan, rawInline, emphasis, strong, strikethrough
    case link, image, footnoteReference
    /// Nothing that the attached extensions make.
    case other
  }

  enum Alignment { case none, left, center, right }

  private let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list(start: listStart, isTight: cmark_node_get_list_tight(pointer) != 0)
    case CMARK_NODE_ITEM:
      typeName == "tasklist"
        ? .task(isDone: cmark_gfm_extensions_get_tasklist_item_checked(pointer)) : .item
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .rawBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(pointer)))
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .rawInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
    default: extensionKind
    }
  }

  /// The types of extensions get their numbers when they are registered; their names are fixed.
  private var extensionKind: Kind {
    switch typeName {
    case "table": .table
    case "table_header": .tableRow(isHeader: true)
    case "table_row": .tableRow(isHeader: false)
    case "table_cell": .tableCell
    case "strikethrough": .strikethrough
    case "tasklist":
      .task(isDone: cmark_gfm_extensions_get_tasklist_item_checked(pointer))
    default: .other
    }
  }

  private var typeName: String { String(cString: cmark_node_get_type_string(pointer)) }

  /// nil: not an ordered list.
  private var listStart: Int? {
    cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST
      ? Int(cmark_node_get_list_start(pointer)) : nil
  }

  /// Of texts, code and raw HTML; of a reference to a footnote its number.
  var literal: [UInt8] { Self.bytes(cmark_node_get_literal(pointer)) }
  func setLiteral(_ text: [UInt8]) {
    let isSet = (text + [0]).withUnsafeBytes {
      cmark_node_set_literal(pointer, $0.baseAddress?.assumingMemoryBound(to: CChar.self))
    }
    precondition(isSet == 1, "the node has a literal")
  }

  /// Of a code block: what stands behind its opening fence.
  var fenceInfo: [UInt8] { Self.bytes(cmark_node_get_fence_info(pointer)) }
  /// Of links and images, with escapes and entities resolved.
  var url: [UInt8] { Self.bytes(cmark_node_get_url(pointer)) }
  var title: [UInt8] { Self.bytes(cmark_node_get_title(pointer)) }

  /// From 1; 0 where the library does not know. Right for blocks, a guess for what is in them.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }
  var lastChild: MarkdownNode? { cmark_node_last_child(pointer).map(MarkdownNode.init) }

  var columnCount: Int { Int(cmark_gfm_extensions_get_table_columns(pointer)) }

  /// Of the columns of a table.
  var alignments: [Alignment] {
    guard let letters = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
    return (0..<columnCount).map { column in
      switch letters[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  /// Visits the node and all below it, without recursion: each on the way in, and those that may have
  /// children on the way out.
  func walk(_ visit: (_ node: MarkdownNode, _ isEntering: Bool) -> Void) {
    guard let iterator = cmark_iter_new(pointer) else { fatalError("no memory") }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard let node = cmark_iter_get_node(iterator) else { return }
      visit(MarkdownNode(node), event == CMARK_EVENT_ENTER)
    }
  }

  /// The text without its markup, as it stands in a title or instead of an image.
  var plainText: [UInt8] {
    var text: [UInt8] = []
    walk { node, isEntering in
      switch node.kind {
      case .text, .codeSpan, .rawInline: if isEntering { text += node.literal }
      case .softBreak, .lineBreak: text.append(UInt8(ascii: " "))
      default: break
      }
    }
    return text
  }

  private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
    guard let text else { return [] }
    var count = 0
    while text[count] != 0 { count += 1 }
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      Array(UnsafeBufferPointer(start: $0, count: count))
    }
  }
}
