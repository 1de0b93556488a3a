internal import TelemetryModel

/// Reads JSON one event at a time, strictly by RFC 8259, in one pass over the bytes.
///
/// Stricter than the RFC where two readers could understand a text differently: no byte order mark, no
/// lone surrogate, no `\u0000`. What it does not see are repeated keys: that needs all keys of an object
/// at once, and is for who keeps them (`JSONTreeBuilder`). It allocates nothing but its stack.
///
/// After a fault it must not be asked again.
///
/// - Complexity: O(bytes).
/// - Source: RFC 8259; well-formed UTF-8 by table 3-7 of the Unicode standard.
package struct JSONScanner {
  package enum Event: Hashable, Sendable {
    case beginObject, endObject, beginArray, endArray
    case key(JSONStringToken)
    case string(JSONStringToken)
    /// The bytes of a number by JSON's grammar.
    case number(Range<Int>)
    case bool(Bool)
    case null
    /// The text is over and whole.
    case end
  }

  private enum State {
    /// A value must come: at the start, behind a colon.
    case value
    /// Behind `[` or `{`.
    case firstElementOrEnd, firstKeyOrEnd
    /// Behind a comma.
    case element, key
    case colon
    /// Behind a value.
    case commaOrEnd
    case end
  }

  private let bytes: UnsafeRawBufferPointer
  private let maximumDepth: Int
  private var state = State.value
  /// The offsets of the brackets that are open.
  private var open: [Int] = []
  private var lastComma = 0
  /// The next byte to be read.
  private var position = 0
  /// Where the last event began.
  package private(set) var eventStart = 0

  /// - Parameters:
  ///   - bytes: One JSON text; they must outlive the scanner.
  ///   - maximumDepth: Brackets that may be open at once.
  package init(_ bytes: UnsafeRawBufferPointer, maximumDepth: Int) {
    self.bytes = bytes
    self.maximumDepth = maximumDepth
  }

  package mutating func next() throws(JSONFault) -> Event {
    if position == 0 { try checkEncoding() }
    while true {
      skipSpace()
      eventStart = position
      guard position < bytes.count else {
        if state == .end { return .end }
        throw JSONFault(.endOfText(expected: expectation, open: open.last), at: position)
      }
      let byte = bytes[position]
      switch state {
      case .value: return try value(byte)
      case .firstElementOrEnd, .element:
        if byte == Byte.closeBracket { return try close(.endArray) }
        return try value(byte)
      case .firstKeyOrEnd, .key:
        if byte == Byte.closeBrace { return try close(.endObject) }
        guard byte == Byte.quote else { throw unexpected(byte) }
        state = .colon
        return .key(try string())
      case .colon:
        guard byte == Byte.colon else { throw unexpected(byte) }
        position += 1
        state = .value
      case .commaOrEnd:
        switch byte {
        case Byte.comma:
          lastComma = position
          position += 1
          state = isInObject ? .key : .element
        case Byte.closeBracket where !isInObject: return try close(.endArray)
        case Byte.closeBrace where isInObject: return try close(.endObject)
        default: throw unexpected(byte)
        }
      case .end: throw JSONFault(.textBehindEnd, at: position)
      }
    }
  }

  private var isInObject: Bool { open.last.map { bytes[$0] == Byte.openBrace } ?? false }

  private mutating func value(_ byte: UInt8) throws(JSONFault) -> Event {
    switch byte {
    case Byte.openBrace:
      try descend(.firstKeyOrEnd)
      return .beginObject
    case Byte.openBracket:
      try descend(.firstElementOrEnd)
      return .beginArray
    case Byte.quote:
      let token = try string()
      valueEnded()
      return .string(token)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let range = try number()
      valueEnded()
      return .number(range)
    case UInt8(ascii: "t") where isWord("true"): return word("true", .bool(true))
    case UInt8(ascii: "f") where isWord("false"): return word("false", .bool(false))
    case UInt8(ascii: "n") where isWord("null"): return word("null", .null)
    default: throw unexpected(byte)
    }
  }

  private mutating func word(_ word: StaticString, _ event: Event) -> Event {
    position += word.utf8CodeUnitCount
    valueEnded()
    return event
  }

  private mutating func descend(_ next: State) throws(JSONFault) {
    guard open.count < maximumDepth else {
      throw JSONFault(.tooDeep(limit: maximumDepth), at: position)
    }
    open.append(position)
    position += 1
    state = next
  }

  private mutating func close(_ event: Event) throws(JSONFault) -> Event {
    if state == .element || state == .key { throw JSONFault(.trailingComma, at: lastComma) }
    position += 1
    open.removeLast()
    valueEnded()
    return event
  }

  private mutating func valueEnded() { state = open.isEmpty ? .end : .commaOrEnd }

  private mutating func skipSpace() {
    while position < bytes.count, Byte.isSpace(bytes[position]) { position += 1 }
  }

  /// Whether exactly `word` stands here.
  private func isWord(_ word: StaticString) -> Bool {
    let end = position + word.utf8CodeUnitCount
    guard end <= bytes.count else { return false }
    let text = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
    guard UnsafeRawBufferPointer(rebasing: bytes[position..<end]).elementsEqual(text) else {
      return false
    }
    return end == bytes.count || !bytes[end].isASCIIAlphanumeric
  }
}

// MARK: - Numbers and strings

extension JSONScanner {
  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
  private mutating func number() throws(JSONFault) -> Range<Int> {
    let start = position
    if bytes[position] == UInt8(ascii: "-") { position += 1 }
    let whole = position
    try digits()
    if bytes[whole] == UInt8(ascii: "0"), position > whole + 1 {
      throw JSONFault(.leadingZero, at: start)
    }
    if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
    }
    if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < bytes.count, "+-".utf8.contains(bytes[position]) { position += 1 }
      try digits()
    }
    return start..<position
  }

  private mutating func digits() throws(JSONFault) {
    let start = position
    while position < bytes.count, bytes[position].isASCIIDigit { position += 1 }
    if position == start { throw JSONFault(.digitExpected, at: position) }
  }

  private mutating func string() throws(JSONFault) -> JSONStringToken {
    let start = position
    position += 1
    var hasEscapes = false
    while position < bytes.count {
      switch bytes[position] {
      case Byte.quote:
        position += 1
        return JSONStringToken(range: start + 1..<position - 1, hasEscapes: hasEscapes)
      case Byte.backslash:
        hasEscapes = true
        try escape()
      case 0x0A, 0x0D: throw JSONFault(.stringNotClosed, at: start)
      case let byte where byte < 0x20: throw JSONFault(.controlInString(byte), at: position)
      case let byte where byte < 0x80: position += 1
      default:
        let length = UTF8Validation.sequenceLength(at: position, in: bytes)
        guard length > 0 else { throw JSONFault(.invalidUTF8(bytes[position]), at: position) }
        position += length
      }
    }
    throw JSONFault(.stringNotClosed, at: start)
  }

  private mutating func escape() throws(JSONFault) {
    let start = position
    guard position + 1 < bytes.count else { throw JSONFault(.badEscape, at: start) }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"):
      let unit = try JSONStringToken.unit(at: start, in: bytes)
      position += 6
      switch unit {
      case 0: throw JSONFault(.nulEscape, at: start)
      case 0xD800...0xDBFF:
        guard position + 1 < bytes.count, bytes[position] == Byte.backslash,
          bytes[position + 1] == UInt8(ascii: "u"),
          case 0xDC00...0xDFFF = try JSONStringToken.unit(at: position, in: bytes)
        else { throw JSONFault(.loneSurrogate, at: start) }
        position += 6
      case 0xDC00...0xDFFF: throw JSONFault(.loneSurrogate, at: start)
      default: break
      }
    case let byte where JSONStringToken.simpleEscape(byte) != nil: position += 2
    default: throw JSONFault(.badEscape, at: start)
    }
  }
}

// MARK: - Faults

extension JSONScanner {
  private func checkEncoding() throws(JSONFault) {
    let mark = ByteOrderMark(of: bytes)
    if mark == .utf8 { throw JSONFault(.byteOrderMark, at: 0) }
    let isWide = mark == .utf16 || bytes.count > 1 && (bytes[0] == 0 || bytes[1] == 0)
    if isWide { throw JSONFault(.utf16, at: 0) }
  }

  private var expectation: JSONFault.Expectation {
    switch state {
    case .value, .element: .value
    case .firstElementOrEnd: .valueOrBracket
    case .firstKeyOrEnd: .keyOrBrace
    case .key: .key
    case .colon: .colon
    case .commaOrEnd: isInObject ? .commaOrBrace : .commaOrBracket
    case .end: .end
    }
  }

  private func unexpected(_ byte: UInt8) -> JSONFault {
    let foreign: [StaticString] = [
      "NaN", "Infinity", "undefined", "None", "True", "False", "nil", "NULL", "nan", "inf",
    ]
    if let word = foreign.first(where: isWord) {
      return JSONFault(.foreignWord(word.description), at: position)
    }
    return JSONFault(.unexpected(byte, expected: expectation), at: position)
  }
}

private enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}
