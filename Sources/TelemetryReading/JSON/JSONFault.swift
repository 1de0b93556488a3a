package import TelemetryModel

/// Where a text stops being JSON, and why. It holds no part of the text but single bytes: a report's
/// names must not be printed.
package struct JSONFault: Error, Hashable, Sendable {
  package enum Expectation: String, Hashable, Sendable {
    case value = "a value"
    case valueOrBracket = "a value or ']'"
    case key = "a key in double quotes"
    case keyOrBrace = "a key in double quotes or '}'"
    case colon = "':'"
    case commaOrBracket = "',' or ']'"
    case commaOrBrace = "',' or '}'"
    case end = "the end"
  }

  package enum Reason: Hashable, Sendable {
    case unexpected(UInt8, expected: Expectation)
    /// `open`: the offset of the innermost bracket that is not closed.
    case endOfText(expected: Expectation, open: Int?)
    case textBehindEnd
    case trailingComma
    /// `NaN`, `None` and what else other notations have.
    case foreignWord(String)
    case leadingZero, digitExpected
    case stringNotClosed
    case controlInString(UInt8)
    case badEscape, badUnicodeEscape, loneSurrogate, nulEscape
    case invalidUTF8(UInt8)
    case byteOrderMark, utf16
    case tooDeep(limit: Int)
  }

  package var reason: Reason
  /// In bytes from the start of the text.
  package var offset: Int

  package init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension JSONFault {
  package func diagnostic(in places: LinePlaces) -> Diagnostic {
    let (message, hint) = wording(isEmpty: places.byteCount == 0)
    var diagnostic = Diagnostic(message: message, location: places.location(at: offset), hint: hint)
    if case .endOfText(_, .some(let open)) = reason {
      diagnostic.notes = [Diagnostic.Note("opened here", at: places.location(at: open))]
    }
    return diagnostic
  }

  private func wording(isEmpty: Bool) -> (message: String, hint: String?) {
    switch reason {
    case .unexpected(let byte, let expected):
      ("expected \(expected.rawValue), found \(Self.shown(byte))", Self.hint(for: byte))
    case .endOfText where isEmpty: ("the file is empty", "write a JSON value")
    case .endOfText(let expected, _):
      ("the text ends where \(expected.rawValue) is expected", "check that the file is whole")
    case .textBehindEnd:
      ("there is text behind the end of the JSON value", "keep one value in the file")
    case .trailingComma: ("a comma before a closing bracket", "remove the comma")
    case .foreignWord(let word):
      ("'\(word)' is not JSON", "write a number, true, false, null or a string in double quotes")
    case .leadingZero: ("a number begins with a needless 0", "remove the 0")
    case .digitExpected: ("a digit is missing in a number", "write it as 12, -0.5 or 1e-3")
    case .stringNotClosed:
      ("a string is not closed on its line", "close it with '\"', write a line break in it as \\n")
    case .controlInString(let byte):
      ("\(Self.shown(byte)) in a string is not escaped", "write it as \\u and four hex digits")
    case .badEscape: ("an unknown escape in a string", #"write a backslash as "\\""#)
    case .badUnicodeEscape: (#"'\u' without four hex digits"#, #"write it as "\u00e9""#)
    case .loneSurrogate:
      ("half of a surrogate pair", #"write both halves, such as "\ud83d\ude00", or the character"#)
    case .nulEscape: (#"'\u0000' in a string"#, "remove it: no name or text holds a NUL")
    case .invalidUTF8(let byte): ("\(Self.shown(byte)) is not UTF-8 here", "save the file as UTF-8")
    case .byteOrderMark:
      ("the file begins with a byte order mark", "save it as UTF-8 without one")
    case .utf16: ("the file is UTF-16 or UTF-32", "save it as UTF-8")
    case .tooDeep(let limit):
      ("brackets are nested more than \(limit) deep", "nest less, or see 'limits' in site.yml")
    }
  }

  private static func hint(for byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "#"): "JSON has no comments: remove it"
    case UInt8(ascii: "'"): "write strings in double quotes"
    case UInt8(ascii: "+"), UInt8(ascii: "."): "write a number as 12, -0.5 or 1e-3"
    default: nil
    }
  }

  private static func shown(_ byte: UInt8) -> String {
    if byte > 0x20, byte < 0x7F { return "'\(Unicode.Scalar(byte))'" }
    return "the byte \(ShownText.byte(byte))"
  }
}
