internal import TelemetryModel

/// Where in HTML a template stands, followed along its literal text, so that a value can be refused where
/// escaping would not make it safe.
///
/// - Source: the tokenizer of the HTML standard, section 13.2.5, as far as it matters here; a page that is
///   no HTML (text, XML) has the same places or fewer.
struct MarkupPosition: Sendable {
  enum Phase: Hashable, Sendable {
    case content
    case tagOpen, tagName, betweenAttributes, attributeName
    case beforeValue, unquotedValue
    case quotedValue(UInt8)
    case declaration, comment
    /// In `script`, `style`, `title` or `textarea`, where only the closing tag counts.
    case rawText
  }

  private(set) var phase = Phase.content
  /// In lower case: the name of the tag or of the raw text around.
  private var element: [UInt8] = []
  private var attribute: [UInt8] = []
  private var isClosingTag = false
  /// The last four bytes.
  private var recent: UInt32 = 0
  /// In raw text: what may become its closing tag.
  private var candidate: [UInt8] = []

  /// Follows literal text.
  ///
  /// - Complexity: O(bytes).
  mutating func advance(over bytes: some Sequence<UInt8>) {
    for byte in bytes {
      recent = recent << 8 | UInt32(byte)
      step(byte)
    }
  }

  /// Why a value may not be put here; nil where it may.
  ///
  /// - Parameter isTrusted: Whether the value is markup that this program made.
  func objection(isTrusted: Bool) -> String? {
    switch phase {
    case .tagOpen, .tagName: "in the name of a tag"
    case .beforeValue, .unquotedValue: "in an attribute without quotes"
    case .betweenAttributes, .attributeName: isTrusted ? nil : "between the attributes of a tag"
    case .rawText where !isTrusted && Self.codeElements.contains(element):
      "in '<\(String(decoding: element, as: UTF8.self))>'"
    case .quotedValue where !isTrusted && isCodeAttribute:
      "in the attribute '\(String(decoding: attribute, as: UTF8.self))'"
    default: nil
    }
  }

  /// Whether a section that begins at one position and ends at the other leaves the markup as it was.
  func agrees(with other: Self) -> Bool {
    let isInTag = Self.phasesInTag.contains(phase) && Self.phasesInTag.contains(other.phase)
    return (phase == other.phase || isInTag) && (phase == .content || element == other.element)
  }

  /// `<a{{#x}} title="…"{{/x}}>` begins in the name and ends between attributes: both are inside a tag.
  private static let phasesInTag: Set<Phase> = [.tagName, .betweenAttributes, .attributeName]
  private static let codeElements: Set<[UInt8]> = [Array("script".utf8), Array("style".utf8)]
  private static let rawElements: Set<[UInt8]> =
    codeElements.union([Array("title".utf8), Array("textarea".utf8)])
  private static let codeAttributes: Set<[UInt8]> = [Array("style".utf8), Array("srcdoc".utf8)]

  private var isCodeAttribute: Bool {
    attribute.starts(with: "on".utf8) || Self.codeAttributes.contains(attribute)
  }

  private mutating func step(_ byte: UInt8) {
    switch phase {
    case .content: if byte == UInt8(ascii: "<") { phase = .tagOpen }
    case .tagOpen: openTag(byte)
    case .tagName:
      if isTagEnd(byte) { return }
      if isSpace(byte) { phase = .betweenAttributes } else { element.append(byte.asciiLowercased) }
    case .betweenAttributes:
      if isTagEnd(byte) || isSpace(byte) { return }
      attribute = [byte.asciiLowercased]
      phase = .attributeName
    case .attributeName: continueAttribute(byte)
    case .beforeValue:
      if isTagEnd(byte) || isWhitespace(byte) { return }
      let isQuote = byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      phase = isQuote ? .quotedValue(byte) : .unquotedValue
    case .unquotedValue:
      if !isTagEnd(byte), isWhitespace(byte) { phase = .betweenAttributes }
    case .quotedValue(let quote): if byte == quote { phase = .betweenAttributes }
    case .declaration:
      if recent == 0x3C21_2D2D { phase = .comment }  // <!--
      if byte == UInt8(ascii: ">") { phase = .content }
    case .comment: if recent & 0xFF_FFFF == 0x2D_2D3E { phase = .content }  // -->
    case .rawText: continueRawText(byte)
    }
  }

  private mutating func openTag(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): phase = .declaration
    case UInt8(ascii: "/"): isClosingTag = true
    case _ where byte.isASCIILetter:
      isClosingTag = recent >> 8 & 0xFF == UInt32(UInt8(ascii: "/"))
      element = [byte.asciiLowercased]
      phase = .tagName
    default: phase = .content
    }
  }

  /// `checked title = "x"`: a name goes on over spaces until `=` or the next name.
  private mutating func continueAttribute(_ byte: UInt8) {
    if isTagEnd(byte) { return }
    if byte == UInt8(ascii: "=") {
      phase = .beforeValue
    } else if !isSpace(byte) {
      if isSpace(UInt8(truncatingIfNeeded: recent >> 8)) { attribute = [] }
      attribute.append(byte.asciiLowercased)
    }
  }

  private mutating func continueRawText(_ byte: UInt8) {
    if byte == UInt8(ascii: "<") {
      candidate = [byte]
    } else if !candidate.isEmpty {
      candidate.append(byte.asciiLowercased)
      let closing = Array("</".utf8) + element
      if candidate == closing {
        isClosingTag = true
        phase = .betweenAttributes
        candidate = []
      } else if !closing.starts(with: candidate) {
        candidate = []
      }
    }
  }

  /// Leaves the tag if the byte ends it.
  private mutating func isTagEnd(_ byte: UInt8) -> Bool {
    guard byte == UInt8(ascii: ">") else { return false }
    phase = !isClosingTag && Self.rawElements.contains(element) ? .rawText : .content
    return true
  }

  /// What ends a name; a slash does too, but it is a part of a value.
  private func isSpace(_ byte: UInt8) -> Bool {
    isWhitespace(byte) || byte == UInt8(ascii: "/")
  }

  private func isWhitespace(_ byte: UInt8) -> Bool {
    TemplateSyntax.isBlank(byte) || byte == 0x0A || byte == 0x0C || byte == 0x0D
  }
}
