internal import TelemetryModel

/// Refuses a page that libcmark-gfm would take long to parse, before it is parsed.
///
/// The library is quick with what people write, and takes time or memory by the square of some things
/// that programs can write. Each limit is far above what a page needs, and so that no page within all
/// limits takes a second. What a limit is about is parsed within a **block**: lines without an empty one
/// between them.
struct MarkdownLimits {
  /// Quotes, list items and footnotes inside each other; emphasis and links inside each other.
  static let nesting = 32
  static let columns = 64
  /// Cells of all tables of a page, those that a short row leaves out among them: a row of one letter
  /// makes as many nodes as the table has columns.
  static let cells = 50_000
  /// Of any line. The library counts a row's cells anew for each of them.
  static let pipes = 512
  /// `*`, `_`, `~`, `[`, `]`, `<?` and `<!` of a block, each of which may be looked for by each other.
  static let marks = 8192
  /// Bytes without a space. Closing brackets at the end of a bare address are counted anew for each.
  static let wordBytes = 4096
  /// Each line that looks like a table's rule makes the library read the block up to it again: bytes
  /// times lines of the block before each such line, summed over the page.
  static let ruleWork = 1_000_000_000
  /// Bytes of the largest block that defines link targets, times the page's `]`: each may stand for a
  /// reference, which gets a copy of the target.
  static let copiedBytes = 16 << 20

  private let source: ProseSource
  private var block = Block()
  private var cells = 0
  private var ruleWork = 0
  private var closingBrackets = 0
  private var largestDefinition: (bytes: Int, line: Int) = (0, 1)

  /// Lines without an empty one between them.
  private struct Block {
    var lines = 0
    var bytes = 0
    var marks = 0
    /// Columns of the widest rule so far.
    var columns = 0
    /// From 1; nil: the block defines nothing.
    var definitionLine: Int?
  }

  /// - Returns: What is over its limit first, if anything is.
  /// - Complexity: O(bytes).
  static func fault(in source: ProseSource) -> Diagnostic? {
    var limits = Self(source: source)
    for line in source.firstLine..<max(source.firstLine, source.lineCount) {
      if let fault = limits.check(source.line(line), at: line + 1) { return fault }
    }
    return limits.finish()
  }

  private init(source: ProseSource) { self.source = source }

  /// - Parameter number: Of the line, from 1.
  private mutating func check(_ line: ArraySlice<UInt8>, at number: Int) -> Diagnostic? {
    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }) {
      endBlock()
      return Self.isTooDeep(line) ? .tooDeep(at: source.location(line: number)) : nil
    }
    if Self.isTooDeep(line) { return .tooDeep(at: source.location(line: number)) }
    block.lines += 1
    block.bytes += line.count + 1
    cells += block.columns
    var (word, pipes) = (0, 0)
    var last: UInt8 = 0
    for byte in line {
      word = byte == 0x20 || byte == 0x09 ? 0 : word + 1
      if word > Self.wordBytes { return .longWord(at: source.location(line: number)) }
      switch byte {
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["):
        block.marks += 1
      case UInt8(ascii: "]"):
        block.marks += 1
        closingBrackets += 1
      case UInt8(ascii: "?") where last == UInt8(ascii: "<"),
        UInt8(ascii: "!") where last == UInt8(ascii: "<"):
        block.marks += 1
      case UInt8(ascii: ":") where last == UInt8(ascii: "]"):
        block.definitionLine = block.definitionLine ?? number
      default: break
      }
      last = byte
    }
    if pipes > Self.pipes { return .tooManyPipes(pipes, at: source.location(line: number)) }
    if block.marks > Self.marks { return .tooManyMarks(at: source.location(line: number)) }
    if Self.isRule(line) {
      if pipes > Self.columns + 1 { return .tooWide(at: source.location(line: number)) }
      block.columns = max(block.columns, pipes + 1)
      ruleWork += block.bytes * block.lines
      if ruleWork > Self.ruleWork { return .tooManyRules(at: source.location(line: number)) }
    }
    return cells > Self.cells ? .tooManyCells(at: source.location(line: number)) : nil
  }

  private mutating func endBlock() {
    if let line = block.definitionLine, block.bytes > largestDefinition.bytes {
      largestDefinition = (block.bytes, line)
    }
    block = Block()
  }

  private mutating func finish() -> Diagnostic? {
    endBlock()
    return largestDefinition.bytes * closingBrackets > Self.copiedBytes
      ? .tooManyReferences(at: source.location(line: largestDefinition.line)) : nil
  }

  /// Whether the line could be the rule below a table's head.
  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    var hasDash = false
    var hasOther = false
    for byte in line.drop(while: { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }) {
      switch byte {
      case UInt8(ascii: "-"): hasDash = true
      case UInt8(ascii: "|"), UInt8(ascii: ":"): hasOther = true
      case 0x20, 0x09, 0x0B, 0x0C: break
      default: return false
      }
    }
    return hasDash && hasOther
  }

  /// Whether more quotes and list items than `nesting` begin on the line.
  private static func isTooDeep(_ line: ArraySlice<UInt8>) -> Bool {
    let breakStart = thematicBreakStart(line)
    var rest = line
    var count = 0
    while true {
      rest = rest.drop { $0 == 0x20 || $0 == 0x09 }
      guard rest.startIndex < breakStart, let length = markerLength(rest) else { return false }
      count += 1
      if count > nesting { return true }
      rest = rest.dropFirst(length)
    }
  }

  /// Where the line's end begins that is a thematic break, such as `- - -`; the line's end without one.
  private static func thematicBreakStart(_ line: ArraySlice<UInt8>) -> Int {
    guard let mark = line.last(where: { $0 != 0x20 && $0 != 0x09 }), "*-_".utf8.contains(mark)
    else {
      return line.endIndex
    }
    let end = line.reversed().prefix { $0 == mark || $0 == 0x20 || $0 == 0x09 }
    return end.count { $0 == mark } >= 3 ? line.endIndex - end.count : line.endIndex
  }

  /// The bytes of the quote's or list item's mark at the beginning; nil where none is there.
  private static func markerLength(_ text: ArraySlice<UInt8>) -> Int? {
    guard let first = text.first else { return nil }
    if first == UInt8(ascii: ">") { return 1 }
    var length = 0
    if "-+*".utf8.contains(first) {
      length = 1
    } else {
      let digits = text.prefix { $0.isASCIIDigit }.count
      guard (1...9).contains(digits), let end = text.dropFirst(digits).first,
        end == UInt8(ascii: ".") || end == UInt8(ascii: ")")
      else { return nil }
      length = digits + 1
    }
    let next = text.dropFirst(length).first
    return next == nil || next == 0x20 || next == 0x09 ? length : nil
  }
}

extension Diagnostic {
  /// Also of depth that only the parsed text shows.
  static func tooDeep(at location: SourceLocation) -> Self {
    Self(
      message: "more than \(MarkdownLimits.nesting) quotes, list items or marks inside each other",
      location: location, hint: "write the text with less of them")
  }

  static func tooWide(at location: SourceLocation) -> Self {
    Self(
      message: "a table with more than \(MarkdownLimits.columns) columns", location: location,
      hint: "publish so large a table as a file")
  }

  fileprivate static func tooManyCells(at location: SourceLocation) -> Self {
    Self(
      message: "more than \(MarkdownLimits.cells) cells in the tables of the page",
      location: location, hint: "publish so large a table as a file")
  }

  fileprivate static func tooManyPipes(_ count: Int, at location: SourceLocation) -> Self {
    Self(
      message: "\(count) '|' in one line, more than \(MarkdownLimits.pipes)", location: location,
      hint: "break the line")
  }

  fileprivate static func tooManyMarks(at location: SourceLocation) -> Self {
    Self(
      message:
        "more than \(MarkdownLimits.marks) of '*', '_', '~', '[', ']', '<?', '<!' in one block",
      location: location, hint: "part the text by empty lines")
  }

  fileprivate static func longWord(at location: SourceLocation) -> Self {
    Self(
      message: "more than \(MarkdownLimits.wordBytes) bytes without a space", location: location,
      hint: "break the line")
  }

  fileprivate static func tooManyRules(at location: SourceLocation) -> Self {
    Self(
      message: "too much text above one more line that looks like a table's rule",
      location: location, hint: "part the text by empty lines")
  }

  fileprivate static func tooManyReferences(at location: SourceLocation) -> Self {
    Self(
      message: "link targets too large for the number of references to them", location: location,
      hint: "part the definitions by empty lines, or write targets where they are used")
  }
}
