internal import TelemetryModel

/// The bytes of a Markdown page, checked, cut into lines, and parted into front matter and text.
struct ProseSource {
  static let byteLimit = 256 << 10
  static let frontMatterLimit = 8 << 10

  let file: String
  /// Valid UTF-8 without a byte order mark, whose lines end in LF.
  let bytes: [UInt8]
  /// Where each line begins in `bytes`, and one more: where a line behind the last would.
  let lineStarts: [Int]
  /// The lines of front matter between its `---`, from 0; nil where the page has none.
  let frontMatter: Range<Int>?
  /// The first line of the text, from 0.
  let firstLine: Int

  /// - Returns: nil, reported, for what is no text, is too long, or has front matter without an end.
  init?(_ bytes: [UInt8], file: String, diagnostics: inout Diagnostics) {
    self.file = file
    let start = SourceLocation(file: file)
    if bytes.count > Self.byteLimit {
      diagnostics.add(.tooLong(bytes.count, at: start))
      return nil
    }
    let mark = ByteOrderMark(of: bytes)
    if mark == .utf16 {
      diagnostics.add(.notUTF8("the text is UTF-16, not UTF-8", at: start))
      return nil
    }
    let text = mark == .utf8 ? Array(bytes.dropFirst(ByteOrderMark.utf8Length)) : bytes
    if let offset = text.withUnsafeBytes(UTF8Validation.firstFault) {
      diagnostics.add(
        .notUTF8("a byte that is not UTF-8", at: LinePlace(offset, in: text).location(in: file)))
      return nil
    }
    var unified: [UInt8] = []
    unified.reserveCapacity(text.count + 1)
    for (offset, byte) in text.enumerated() {
      if byte != 0x0D {
        unified.append(byte)
      } else if offset + 1 == text.count || text[offset + 1] != 0x0A {
        diagnostics.add(.loneReturn(at: LinePlace(offset, in: text).location(in: file)))
        return nil
      }
    }
    if unified.last != 0x0A { unified.append(0x0A) }
    self.bytes = unified
    lineStarts = [0] + unified.indices.filter { unified[$0] == 0x0A }.map { $0 + 1 }
    guard Self.isRule(unified[..<lineStarts[1]]) else {
      frontMatter = nil
      firstLine = 0
      return
    }
    let starts = lineStarts
    let end = (1..<(starts.count - 1)).first { Self.isRule(unified[starts[$0]..<starts[$0 + 1]]) }
    guard let end else {
      diagnostics.add(.openFrontMatter(at: start))
      return nil
    }
    let length = starts[end] - starts[1]
    if length > Self.frontMatterLimit {
      diagnostics.add(.longFrontMatter(length, at: start))
      return nil
    }
    frontMatter = 1..<end
    firstLine = end + 1
  }

  var lineCount: Int { lineStarts.count - 1 }

  /// A line from 0, without its line feed.
  func line(_ index: Int) -> ArraySlice<UInt8> {
    bytes[lineStarts[index]..<(lineStarts[index + 1] - 1)]
  }

  /// The lines `range` of the page with an empty line for each before them, so that places in them are
  /// places in the file.
  func text(ofLines range: Range<Int>) -> [UInt8] {
    [UInt8](repeating: 0x0A, count: range.lowerBound)
      + bytes[lineStarts[range.lowerBound]..<lineStarts[range.upperBound]]
  }

  func location(line: Int, column: Int = 1) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }

  private static func isRule(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x0A }
  }
}

/// Line and column, from 1, of a byte of a text.
private struct LinePlace {
  let line: Int
  let column: Int

  init(_ offset: Int, in text: [UInt8]) {
    let before = text[..<offset]
    line = before.count { $0 == 0x0A } + 1
    column = offset - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
  }

  func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }
}

extension Diagnostic {
  fileprivate static func tooLong(_ bytes: Int, at location: SourceLocation) -> Self {
    Self(
      message: "the page has \(bytes) bytes, more than \(ProseSource.byteLimit)",
      location: location, hint: "part it into several pages")
  }

  fileprivate static func notUTF8(_ message: String, at location: SourceLocation) -> Self {
    Self(message: message, location: location, hint: "save the file as UTF-8")
  }

  fileprivate static func loneReturn(at location: SourceLocation) -> Self {
    Self(
      message: "a carriage return without a line feed", location: location,
      hint: "end lines with LF or CRLF")
  }

  fileprivate static func openFrontMatter(at location: SourceLocation) -> Self {
    Self(
      message: "front matter without its closing '---'", location: location,
      hint: "write '---' behind its last line; a rule on top of a page is written '***'")
  }

  fileprivate static func longFrontMatter(_ bytes: Int, at location: SourceLocation) -> Self {
    Self(
      message: "the front matter has \(bytes) bytes, more than \(ProseSource.frontMatterLimit)",
      location: location, hint: "is the closing '---' missing?")
  }
}
