internal import TelemetryModel

/// The bytes of settings, checked for what must not be in it anywhere, and cut into lines.
struct YAMLSource {
  let file: String
  /// Valid UTF-8 without a byte order mark.
  let bytes: [UInt8]
  /// Where each line begins in `bytes`.
  private let lineStarts: [Int]

  /// - Returns: nil where the bytes are no text or hold a character that no setting may hold; each line
  ///   is reported once.
  init?(_ bytes: [UInt8], file: String, limit: Int, diagnostics: inout Diagnostics) {
    self.file = file
    let mark = ByteOrderMark(of: bytes)
    let text = mark == .utf8 ? Array(bytes.dropFirst(ByteOrderMark.utf8Length)) : bytes
    self.bytes = text
    lineStarts = [0] + text.indices.filter { text[$0] == 0x0A }.map { $0 + 1 }
    if bytes.count > limit {
      diagnostics.add(.tooLarge(bytes.count, limit: limit, file: file))
      return nil
    }
    if mark == .utf16 {
      diagnostics.add(.notUTF8("UTF-16", at: SourceLocation(file: file)))
      return nil
    }
    if let offset = text.withUnsafeBytes(UTF8Validation.firstFault) {
      diagnostics.add(.notUTF8(at: location(ofByte: offset)))
      return nil
    }
    var isClean = true
    for line in lineStarts.indices {
      guard let (scalar, offset) = unseenCharacter(in: self.line(line)) else { continue }
      let location = SourceLocation(file: file, line: line + 1, column: offset + 1)
      diagnostics.add(
        scalar == 0x09
          ? .tab(at: location) : .unseenCharacter(scalar, in: "the line", at: location))
      isClean = false
    }
    guard isClean else { return nil }
  }

  /// - Parameters:
  ///   - line: From 1.
  ///   - scalarColumn: From 1, in Unicode scalars, as libYAML counts.
  /// - Returns: The place with its column in bytes; the end of the text for a line behind it.
  func location(line: Int, scalarColumn: Int) -> SourceLocation {
    guard line >= 1, line <= lineStarts.count else { return location(ofByte: bytes.count) }
    let text = self.line(line - 1)
    let start = text.indices.filter { !Self.isContinuation(text[$0]) }
      .dropFirst(scalarColumn - 1).first
    return SourceLocation(
      file: file, line: line, column: (start ?? text.endIndex) - text.startIndex + 1)
  }

  func location(ofByte offset: Int) -> SourceLocation {
    let line = lineStarts.partitioningIndex { $0 > offset } - 1
    return SourceLocation(file: file, line: line + 1, column: offset - lineStarts[line] + 1)
  }

  func offset(of location: SourceLocation) -> Int {
    lineStarts[location.line - 1] + location.column - 1
  }

  /// A line from 0, without its line feed.
  private func line(_ index: Int) -> ArraySlice<UInt8> {
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count
    return bytes[lineStarts[index]..<end]
  }

  /// The first character that names may not hold either; a carriage return may end a line.
  private func unseenCharacter(in line: ArraySlice<UInt8>) -> (scalar: UInt32, offset: Int)? {
    NameRule.unseenCharacter(in: line.last == 0x0D ? line.dropLast() : line)
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}

extension [Int] {
  /// The first index whose element fulfils `isBehind`, which holds from some index on to the end.
  fileprivate func partitioningIndex(where isBehind: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Diagnostic {
  fileprivate static func tooLarge(_ bytes: Int, limit: Int, file: String) -> Self {
    Self(
      message: "the settings have \(bytes) bytes, more than \(limit)",
      location: SourceLocation(file: file), hint: "is this the right file?")
  }

  fileprivate static func notUTF8(_ found: String? = nil, at location: SourceLocation) -> Self {
    Self(
      message: found.map { "the text is \($0), not UTF-8" } ?? "a byte that is not UTF-8",
      location: location, hint: "save the file as UTF-8")
  }

  fileprivate static func tab(at location: SourceLocation) -> Self {
    Self(message: "a tab", location: location, hint: "use spaces")
  }
}
