internal import TelemetryModel

/// A template's bytes, and what lines and columns they lie in.
struct TemplateText: Sendable {
  let name: String
  let file: String
  let bytes: [UInt8]
  /// Where the text begins: behind a byte order mark, if there is one.
  let start: Int

  init(_ source: TemplateSource) {
    name = source.name
    file = source.file
    bytes = source.bytes
    start = ByteOrderMark(of: source.bytes) == .utf8 ? ByteOrderMark.utf8Length : 0
  }

  /// - Complexity: O(offset), for messages only.
  func location(at offset: Int) -> SourceLocation {
    let before = bytes[..<offset]
    let lineStart = before.lastIndex(of: TemplateSyntax.newline).map { $0 + 1 } ?? 0
    let line = before.count { $0 == TemplateSyntax.newline } + 1
    return SourceLocation(file: file, line: line, column: offset - lineStart + 1)
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  func isLineStart(_ offset: Int) -> Bool {
    offset == start || bytes[offset - 1] == TemplateSyntax.newline
  }

  /// Where the line of a byte begins.
  func lineStart(before offset: Int) -> Int {
    var offset = offset
    while !isLineStart(offset) { offset -= 1 }
    return offset
  }

  /// The first byte from `offset` on that is neither space nor tab, or the end.
  func afterBlanks(_ offset: Int) -> Int {
    var offset = offset
    while offset < bytes.count, TemplateSyntax.isBlank(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Behind the line ending (LF or CRLF) that begins at `offset`; nil where none does.
  func afterLineEnding(_ offset: Int) -> Int? {
    guard offset < bytes.count else { return nil }
    if bytes[offset] == TemplateSyntax.newline { return offset + 1 }
    let isPair = bytes[offset...].starts(with: [0x0D, TemplateSyntax.newline])
    return isPair ? offset + 2 : nil
  }

  func firstOffset(of wanted: [UInt8], from offset: Int, to limit: Int? = nil) -> Int? {
    let last = (limit ?? bytes.count) - wanted.count
    var offset = offset
    while offset <= last {
      if bytes[offset] == wanted[0], bytes[offset...].starts(with: wanted) { return offset }
      offset += 1
    }
    return nil
  }

  /// Where the bytes stop being UTF-8; nil where they are.
  var offsetOfInvalidUTF8: Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
