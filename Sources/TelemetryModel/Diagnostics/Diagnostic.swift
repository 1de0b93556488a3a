/// One thing wrong with the input, said so that its author can mend it.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: Int, Hashable, Sendable {
    case error, warning
  }

  /// A second place that belongs to the same mistake, such as the other one of two equal rows.
  package struct Note: Hashable, Sendable {
    package var message: String
    package var location: SourceLocation

    package init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  package var severity: Severity
  /// What is wrong: one lower-case clause, without a full stop, the value in single quotes.
  package var message: String
  package var location: SourceLocation
  /// What the author could do about it, if that is known.
  package var hint: String?
  package var notes: [Note]

  package init(
    severity: Severity = .error,
    message: String,
    location: SourceLocation,
    hint: String? = nil,
    notes: [Note] = []
  ) {
    self.severity = severity
    self.message = message
    self.location = location
    self.hint = hint
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`, then the notes and the hint, each on a line of its own.
  package var description: String {
    var text = "\(location): \(severity): \(message)"
    for note in notes { text += "\n\(note.location): note: \(note.message)" }
    if let hint { text += "\n  hint: \(hint)" }
    return text
  }
}

extension Diagnostic: Comparable {
  /// By place, then by severity and text: a total order, so that the same input prints the same lines.
  package static func < (a: Self, b: Self) -> Bool {
    if a.location != b.location { return a.location < b.location }
    if a.severity != b.severity { return a.severity.rawValue < b.severity.rawValue }
    return BytewiseOrder.less(a.message, b.message)
  }
}
