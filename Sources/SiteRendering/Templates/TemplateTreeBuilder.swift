internal import TelemetryModel

/// Makes a tree of tags that are known to pair, and takes away the lines that tags have for themselves.
struct TemplateTreeBuilder {
  private let text: TemplateText
  private let tags: [TemplateTag]
  private let closers: [Int?]
  /// Up to here the text is in the tree.
  private var cursor: Int
  private(set) var mistakes: [Diagnostic] = []

  init(_ text: TemplateText, tags: [TemplateTag], closers: [Int?]) {
    self.text = text
    self.tags = tags
    self.closers = closers
    cursor = text.start
  }

  /// - Complexity: O(bytes).
  mutating func build() -> [TemplateNode] {
    var nodes = siblings(tags.indices, insideParent: false)
    addText(to: text.bytes.count, beforeTag: false, in: &nodes)
    return nodes
  }

  /// The nodes of some tags, and the text up to the last of them.
  private mutating func siblings(_ range: Range<Int>, insideParent: Bool) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let tag = tags[index]
      switch tag.kind {
      case .variable, .trusted:
        pass(index, standalone: false, in: &nodes)
        nodes.append(.variable(tag))
      case .comment, .delimiters:
        pass(index, standalone: standaloneEnd(index) != nil, in: &nodes)
      case .partial:
        let isStandalone = standaloneEnd(index) != nil
        pass(index, standalone: isStandalone, in: &nodes)
        nodes.append(.partial(tag, indentation: isStandalone ? blanksBefore(index) : nil))
      case .section, .inverted:
        pass(index, standalone: standaloneEnd(index) != nil, in: &nodes)
        nodes.append(.section(tag, body: body(of: index)))
      case .block: nodes.append(block(index, overrides: insideParent, in: &nodes))
      case .parent: nodes.append(parent(index, in: &nodes))
      case .close: preconditionFailure("a closing tag is behind the tags that it closes")
      }
      index = (closers[index] ?? index) + 1
    }
    return nodes
  }

  /// What lies between a tag and the one that closes it, up to behind the latter.
  private mutating func body(of index: Int) -> [TemplateNode] {
    let closer = closer(of: index)
    var nodes = siblings(index + 1..<closer, insideParent: false)
    pass(closer, standalone: standaloneEnd(closer) != nil, in: &nodes)
    return nodes
  }

  /// A block that overrides stands where text counts for nothing, so that its tags need not have their
  /// lines for themselves for its body to begin and to end with a line of its own.
  private mutating func block(
    _ index: Int, overrides: Bool, in nodes: inout [TemplateNode]
  ) -> TemplateNode {
    let closer = closer(of: index)
    let isStandalone = standaloneEnd(index) != nil
    pass(index, standalone: isStandalone, in: &nodes)
    if overrides, let end = blankEnd(index) { cursor = end }
    var block = TemplateBlock(
      tag: tags[index], body: [], lineBlanks: blanksBefore(index), isStandalone: isStandalone)
    block.bodyBlanks = text.isLineStart(cursor) ? bodyBlanks(before: closer) : nil
    if overrides {
      block.body = siblings(index + 1..<closer, insideParent: false)
      if let blanks = blanksBefore(closer) {
        addText(to: blanks.lowerBound, beforeTag: false, in: &block.body)
      }
      pass(closer, standalone: false, in: &block.body, isInLine: blanksBefore(closer) == nil)
    } else {
      block.body = body(of: index)
    }
    return .block(block)
  }

  /// The tag, its blocks and its closing tag together have their lines for themselves, or not.
  private mutating func parent(_ index: Int, in nodes: inout [TemplateNode]) -> TemplateNode {
    let closer = closer(of: index)
    let end = blankEnd(closer)
    let indentation = end == nil ? nil : blanksBefore(index)
    addText(
      to: indentation?.lowerBound ?? tags[index].range.lowerBound,
      beforeTag: indentation == nil, in: &nodes)
    cursor = tags[index].range.upperBound
    var blocks: [TemplateBlock] = []
    for node in siblings(index + 1..<closer, insideParent: true) {
      switch node {
      case .block(let block): add(block, to: &blocks)
      case .text, .lineStart: break
      case .variable(let tag), .section(let tag, _), .partial(let tag, _), .parent(let tag, _, _):
        mistakes.append(.neverShown(tag, at: text.location(at: tag.range.lowerBound)))
      }
    }
    cursor = (indentation == nil ? nil : end) ?? tags[closer].range.upperBound
    return .parent(tags[index], indentation: indentation, blocks: blocks)
  }

  private mutating func add(_ block: TemplateBlock, to blocks: inout [TemplateBlock]) {
    if let twin = blocks.first(where: { BytewiseOrder.equal($0.tag.name, block.tag.name) }) {
      mistakes.append(
        .blockTwice(
          block.tag, at: text.location(at: block.tag.range.lowerBound),
          first: text.location(at: twin.tag.range.lowerBound)))
    } else {
      blocks.append(block)
    }
  }

  // MARK: Text and lines

  /// Puts the text before a tag into the tree and goes behind the tag, or behind its line.
  private mutating func pass(
    _ index: Int, standalone: Bool, in nodes: inout [TemplateNode], isInLine: Bool = true
  ) {
    let range = tags[index].range
    if standalone, let end = standaloneEnd(index) {
      addText(to: text.lineStart(before: range.lowerBound), beforeTag: false, in: &nodes)
      cursor = end
    } else {
      if isInLine { addText(to: range.lowerBound, beforeTag: true, in: &nodes) }
      cursor = range.upperBound
    }
  }

  /// Puts text into the tree, line by line.
  private mutating func addText(to end: Int, beforeTag: Bool, in nodes: inout [TemplateNode]) {
    while cursor < end || beforeTag {
      if text.isLineStart(cursor) {
        let blanks = cursor..<min(text.afterBlanks(cursor), end)
        let isBlankLine =
          blanks.upperBound == end ? !beforeTag : text.afterLineEnding(blanks.upperBound) != nil
        if !isBlankLine {
          nodes.append(.lineStart(blanks))
          cursor = blanks.upperBound
        }
      }
      guard cursor < end else { return }
      let newline = text.bytes[cursor..<end].firstIndex(of: TemplateSyntax.newline)
      let lineEnd = newline.map { $0 + 1 } ?? end
      nodes.append(.text(cursor..<lineEnd))
      cursor = lineEnd
    }
  }

  /// The blanks between a tag and the beginning of its line; nil where something else stands there.
  private func blanksBefore(_ index: Int) -> Range<Int>? {
    let start = tags[index].range.lowerBound
    let lineStart = text.lineStart(before: start)
    guard text.afterBlanks(lineStart) >= start,
      index == 0 || tags[index - 1].range.upperBound <= lineStart
    else { return nil }
    return lineStart..<start
  }

  /// Behind the line of a tag after which only blanks stand in it; nil where something else does.
  private func blankEnd(_ index: Int) -> Int? {
    let blanksEnd = text.afterBlanks(tags[index].range.upperBound)
    return blanksEnd == text.bytes.count ? blanksEnd : text.afterLineEnding(blanksEnd)
  }

  /// Behind the line of a tag that has it for itself; nil where it has not.
  private func standaloneEnd(_ index: Int) -> Int? {
    blanksBefore(index) == nil ? nil : blankEnd(index)
  }

  /// The blanks before the first line that is not blank, from the cursor to a closing tag.
  private func bodyBlanks(before closer: Int) -> Range<Int>? {
    let limit = tags[closer].range.lowerBound
    var lineStart = cursor
    while lineStart < limit {
      let blanksEnd = text.afterBlanks(lineStart)
      guard let next = text.afterLineEnding(blanksEnd) else {
        return blanksEnd < limit ? lineStart..<blanksEnd : nil
      }
      lineStart = next
    }
    return nil
  }

  private func closer(of index: Int) -> Int {
    guard let closer = closers[index] else { preconditionFailure("only paired tags are built") }
    return closer
  }
}

extension Diagnostic {
  fileprivate static func neverShown(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "'\(tag.spelling)' is never shown", location: location,
      hint: "directly inside '{{<…}}' only blocks count: put it into one")
  }

  fileprivate static func blockTwice(
    _ tag: TemplateTag, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "block '\(tag.name)' is given twice", location: location, hint: "remove one of them",
      notes: [Note("the other one", at: first)])
  }
}
