internal import TelemetryModel

/// A line of output that GitHub's runners turn into a note beside a line of a change.
///
/// - Source: GitHub's "Workflow commands for GitHub Actions", and the runner's own escapes.
struct WorkflowCommand {
  /// `error`, `warning` or `notice`.
  var name: String
  var location: SourceLocation?
  var message: String

  /// Without a line feed at its end.
  var line: String {
    let place = location.map {
      " file=\(Self.property($0.file)),line=\($0.line),col=\($0.column)"
    }
    return "::\(name)\(place ?? "")::\(Self.data(message))"
  }

  /// Notes and hint follow the message, each on a line of its own.
  init(_ diagnostic: Diagnostic) {
    name = "\(diagnostic.severity)"
    location = diagnostic.location
    message = diagnostic.message
    for note in diagnostic.notes { message += "\n\(note.location): note: \(note.message)" }
    if let hint = diagnostic.hint { message += "\nhint: \(hint)" }
  }

  init(_ name: String, _ message: String) {
    self.name = name
    self.message = message
  }

  private static func data(_ text: String) -> String { escaped(text, "%\r\n") }
  private static func property(_ text: String) -> String { escaped(text, "%\r\n:,") }

  private static func escaped(_ text: String, _ special: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if special.unicodeScalars.contains(scalar) {
        let hex = String(scalar.value, radix: 16, uppercase: true)
        escaped += "%\(hex.count < 2 ? "0" : "")\(hex)"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
