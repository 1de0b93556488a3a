package import TelemetryModel

/// What a value is to be: each of these reports a value that is something else and returns nil.
///
/// `what` names the value in messages, such as `'Rate'`.
extension JSONDocument {
  package func array(
    _ value: JSONValue, as what: String, diagnostics: inout Diagnostics
  ) -> [JSONValue]? {
    if case .array(let elements) = value.content { return elements }
    diagnostics.add(.wrongKind(value, what, expected: "a list", at: location(value)))
    return nil
  }

  package func string(
    _ value: JSONValue, as what: String, diagnostics: inout Diagnostics
  ) -> String? {
    if case .string(let text) = value.content { return text }
    diagnostics.add(.wrongKind(value, what, expected: "a string", at: location(value)))
    return nil
  }

  /// A whole number from 0 to 2^53-1, written `0|[1-9][0-9]*`.
  package func count(
    _ value: JSONValue, as what: String, diagnostics: inout Diagnostics
  ) -> Count? {
    guard let text = number(value, as: what, diagnostics: &diagnostics) else { return nil }
    if !text.utf8.contains(UInt8(ascii: "-")), let whole = JSONNumber.whole(text.utf8),
      whole <= Count.maximum
    {
      return Count(whole)
    }
    diagnostics.add(.notACount(text, what, at: location(value)))
    return nil
  }

  /// A whole number of 64 bits, written without fraction and exponent.
  package func integer(
    _ value: JSONValue, as what: String, diagnostics: inout Diagnostics
  ) -> Int64? {
    guard let text = number(value, as: what, diagnostics: &diagnostics) else { return nil }
    if let whole = JSONNumber.whole(text.utf8) { return whole }
    diagnostics.add(.notAnInteger(text, what, at: location(value)))
    return nil
  }

  /// The nearest double; a number beyond the range of doubles is an error.
  package func double(
    _ value: JSONValue, as what: String, in range: ClosedRange<Double>? = nil,
    diagnostics: inout Diagnostics
  ) -> Double? {
    guard let text = number(value, as: what, diagnostics: &diagnostics) else { return nil }
    guard let double = Double(text), double.isFinite else {
      diagnostics.add(.tooLarge(text, what, at: location(value)))
      return nil
    }
    if let range, !range.contains(double) {
      diagnostics.add(.outOf(range, text, what, at: location(value)))
      return nil
    }
    return double
  }

  private func number(
    _ value: JSONValue, as what: String, diagnostics: inout Diagnostics
  ) -> String? {
    if case .number(let text) = value.content { return text }
    diagnostics.add(.wrongKind(value, what, expected: "a number", at: location(value)))
    return nil
  }
}

extension Diagnostic {
  static func wrongKind(
    _ value: JSONValue, _ what: String, expected: String, at location: SourceLocation
  ) -> Self {
    Self(message: "\(what) must be \(expected), not \(value.kind)", location: location)
  }

  fileprivate static func notACount(
    _ text: String, _ what: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(what) is \(ShownText.quoted(text)), which is not a count", location: location,
      hint: "write a whole number from 0 to 9007199254740991, such as 1204")
  }

  fileprivate static func notAnInteger(
    _ text: String, _ what: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(what) is \(ShownText.quoted(text)), which is not a whole number of 64 bits",
      location: location, hint: "write it without fraction and exponent")
  }

  fileprivate static func tooLarge(
    _ text: String, _ what: String, at location: SourceLocation
  ) -> Self {
    Self(message: "\(what) is \(ShownText.quoted(text)), which is too large", location: location)
  }

  fileprivate static func outOf(
    _ range: ClosedRange<Double>, _ text: String, _ what: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(what) is \(ShownText.quoted(text)), which is out of range", location: location,
      hint: "write a number from \(range.lowerBound) to \(range.upperBound)")
  }
}
