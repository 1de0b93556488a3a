internal import TelemetryModel

/// Finds the tags of a template; what lies between them is literal text.
///
/// - Source: the Mustache specification, https://github.com/mustache/spec. Stricter: a tag, comments apart,
///   ends in its own line, and its name is made of `TemplateSyntax`'s name bytes.
struct TemplateLexer {
  private let text: TemplateText
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)
  private(set) var tags: [TemplateTag] = []
  private(set) var mistakes: [Diagnostic] = []

  /// - Complexity: O(bytes).
  init(_ text: TemplateText) {
    self.text = text
    var position = text.start
    while let start = text.firstOffset(of: open, from: position) {
      position = readTag(at: start)
    }
  }

  /// - Returns: Where to go on: behind the tag, or behind its opening if that is all that can be told.
  private mutating func readTag(at start: Int) -> Int {
    let inside = start + open.count
    let (kind, sigilCount, ending) = kind(at: inside)
    let contentStart = inside + sigilCount
    guard let contentEnd = text.firstOffset(of: ending, from: contentStart),
      kind == .comment || !breaksOff(contentStart..<contentEnd)
    else {
      mistakes.append(
        .unclosedTag(string(open), closing: string(ending), at: text.location(at: start)))
      return inside
    }
    let end = contentEnd + ending.count
    var tag = TemplateTag(kind: kind, name: "", range: start..<end)
    switch kind {
    case .comment: break
    case .delimiters: setDelimiters(text.string(contentStart..<contentEnd), at: start)
    default:
      tag.name = trimmed(contentStart..<contentEnd)
      checkName(of: tag)
    }
    tags.append(tag)
    return end
  }

  /// What the byte behind the opening delimiter makes of the tag.
  private func kind(at offset: Int) -> (TemplateTag.Kind, sigilCount: Int, ending: [UInt8]) {
    guard offset < text.bytes.count else { return (.variable, 0, close) }
    return switch text.bytes[offset] {
    case UInt8(ascii: "{"): (.trusted, 1, [UInt8(ascii: "}")] + close)
    case UInt8(ascii: "&"): (.trusted, 1, close)
    case UInt8(ascii: "#"): (.section, 1, close)
    case UInt8(ascii: "^"): (.inverted, 1, close)
    case UInt8(ascii: "/"): (.close, 1, close)
    case UInt8(ascii: ">"): (.partial, 1, close)
    case UInt8(ascii: "<"): (.parent, 1, close)
    case UInt8(ascii: "$"): (.block, 1, close)
    case UInt8(ascii: "!"): (.comment, 1, close)
    case UInt8(ascii: "="): (.delimiters, 1, [UInt8(ascii: "=")] + close)
    default: (.variable, 0, close)
    }
  }

  /// Whether a tag's content runs on into another line or another tag: then its end was forgotten.
  private func breaksOff(_ content: Range<Int>) -> Bool {
    text.bytes[content].contains(TemplateSyntax.newline)
      || text.firstOffset(of: open, from: content.lowerBound, to: content.upperBound) != nil
  }

  private func trimmed(_ range: Range<Int>) -> String {
    let isBlank = TemplateSyntax.isBlank
    let rest = text.bytes[range].drop(while: isBlank)
    return String(
      decoding: rest[..<(rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? rest.startIndex)],
      as: UTF8.self)
  }

  private mutating func checkName(of tag: TemplateTag) {
    let isTemplateOrBlock = tag.kind == .partial || tag.kind == .parent || tag.kind == .block
    let isRight =
      isTemplateOrBlock || tag.kind == .close
      ? TemplateSyntax.isPathName(tag.name) || TemplateSyntax.isValueName(tag.name)
      : TemplateSyntax.isValueName(tag.name)
    if !isRight {
      mistakes.append(.notAName(tag.name, at: text.location(at: tag.range.lowerBound)))
    }
  }

  private mutating func setDelimiters(_ content: String, at start: Int) {
    let parts = content.utf8.split { TemplateSyntax.isBlank($0) }.map { Array($0) }
    guard parts.count == 2, !parts.joined().contains(UInt8(ascii: "=")) else {
      mistakes.append(.notDelimiters(content, at: text.location(at: start)))
      return
    }
    (open, close) = (parts[0], parts[1])
  }

  private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

extension Diagnostic {
  fileprivate static func unclosedTag(
    _ open: String, closing: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "tag \(ShownText.quoted(open)) is not closed", location: location,
      hint: "end it with \(ShownText.quoted(closing)) in the same line")
  }

  fileprivate static func notAName(_ name: String, at location: SourceLocation) -> Self {
    Self(
      message: name.isEmpty ? "tag without a name" : "\(ShownText.quoted(name)) is not a name",
      location: location,
      hint: "write letters, digits, '_' and '-', with '.' between a record and its field")
  }

  fileprivate static func notDelimiters(_ content: String, at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(content)) is not a pair of delimiters", location: location,
      hint: "write two of them with a space between, such as '{{=<% %>=}}'")
  }
}
