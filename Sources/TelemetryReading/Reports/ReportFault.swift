internal import TelemetryModel

/// What is wrong with the form of a report. No message shows a part of it: what does not belong there may
/// be what nobody was to see.
enum ReportFault {
  /// `text` is told by its hash alone.
  case unknownKey(text: String, known: [String])
  case repeatedKey(String)
  case missingKey(String)
  case wrongKind(what: String, expected: String)
  case badName(what: String, NameRule.Fault, text: String)
  case badFrame(text: String)
  case notADay(String)
  case notAShare(String)
  case lastWeekIsLater
  case notACount
  case repeatedName(what: String, text: String)
  case farFromFile(Day)
  case afterAsOf(Day)
  case lineTooLong(limit: Int)
  case cutOff
  case notJSON(String)

  var message: String {
    switch self {
    case .unknownKey(let text, _): "a key that reports do not have (\(HiddenText.hash(text)))"
    case .repeatedKey(let key): "the key '\(key)' is repeated"
    case .missingKey(let key): "the key '\(key)' is missing"
    case .wrongKind(let what, let expected): "\(what) must be \(expected)"
    case .badName(let what, let fault, let text):
      "\(what) \(Self.words(for: fault)) (\(HiddenText.hash(text)))"
    case .badFrame(let text): "a stack with a line that is no frame (\(HiddenText.hash(text)))"
    case .notADay(let key): "'\(key)' is not a day"
    case .notAShare(let key): "'\(key)' is not a number from 0 to 1 of at most 25 characters"
    case .lastWeekIsLater: "'LastWeek' is not before 'Week'"
    case .notACount: "a count is not a whole number of 64 bits"
    case .repeatedName(let what, let text):
      "\(what) stands twice in its list (\(HiddenText.hash(text)))"
    case .farFromFile(let day): "'Week' lies too far from the file's day, \(day)"
    case .afterAsOf(let day): "'Week' is later than \(day)"
    case .lineTooLong(let limit): "a line is longer than \(limit) bytes"
    case .cutOff: "the last line is cut off"
    case .notJSON(let reason): "this line is not JSON: \(reason)"
    }
  }

  var hint: String? {
    switch self {
    case .unknownKey(_, let known): Diagnostic.hint(listing: known, as: "the keys")
    case .repeatedKey, .repeatedName: "keep one of them"
    case .missingKey(let key): "add \"\(key)\""
    case .wrongKind, .notJSON: nil
    case .badName(_, let fault, _):
      if case .tooLong = fault {
        "take the report out, or raise the limit in 'limits'"
      } else {
        "take the report out"
      }
    case .badFrame: "a frame is written as 'example.org/quill.open:+12,+0x3c'"
    case .notADay: "write a day that exists, as 2026-04-20"
    case .notAShare: "write it as 0.25"
    case .lastWeekIsLater: "it is the 'Week' of the report before, or empty"
    case .notACount: "write it without fraction and exponent"
    case .farFromFile:
      "a file holds reports of weeks up to a year before its day and a week after it"
    case .afterAsOf: "take the report out, or build with a later --as-of"
    case .lineTooLong: "look for a missing line end, or raise 'report_line_bytes' in 'limits'"
    case .cutOff: "fetch the file again; it is not whole"
    }
  }

  private static func words(for fault: NameRule.Fault) -> String {
    switch fault {
    case .empty: "is empty"
    case .onlySpaces: "is nothing but spaces"
    case .tooLong(let bytes, let limit): "has \(bytes) bytes, more than \(limit)"
    case .control: "holds a control character"
    case .invisible: "holds an invisible character"
    case .formula: "begins like a formula"
    }
  }

  func diagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(message: message, location: location, hint: hint)
  }
}

extension ReportFault {
  /// The fault of a line that is no JSON, without the bytes that `JSONFault` would show.
  init(_ fault: JSONFault, isEnded: Bool) {
    switch fault.reason {
    case .endOfText where !isEnded, .stringNotClosed where !isEnded: self = .cutOff
    default: self = .notJSON(Self.words(for: fault.reason))
    }
  }

  private static func words(for reason: JSONFault.Reason) -> String {
    switch reason {
    case .unexpected(_, let expected): "expected \(expected.rawValue) here"
    case .endOfText(let expected, _): "the line ends where \(expected.rawValue) is expected"
    case .textBehindEnd: "there is text behind the report"
    case .trailingComma: "a comma before a closing bracket"
    case .foreignWord: "a word that is no value"
    case .leadingZero: "a number begins with a needless 0"
    case .digitExpected: "a digit is missing in a number"
    case .stringNotClosed: "a string is not closed"
    case .controlInString: "a control character in a string is not escaped"
    case .badEscape, .badUnicodeEscape: "an unknown escape in a string"
    case .loneSurrogate: "half of a surrogate pair"
    case .nulEscape: "a NUL in a string"
    case .invalidUTF8: "a byte that is not UTF-8"
    case .byteOrderMark: "the line begins with a byte order mark"
    case .utf16: "the line is UTF-16 or UTF-32"
    case .tooDeep(let limit): "brackets are nested more than \(limit) deep"
    }
  }
}
