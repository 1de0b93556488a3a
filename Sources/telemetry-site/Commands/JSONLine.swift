internal import TelemetryModel

/// A JSON object on one line, its keys in the order in which they were put in.
struct JSONLine {
  private var members: [String] = []

  var text: String { "{\(members.joined(separator: ","))}" }

  mutating func add(_ key: String, _ value: String?) {
    members.append("\(Self.quoted(key)):\(value.map(Self.quoted) ?? "null")")
  }

  mutating func add(_ key: String, _ value: Int) { members.append("\(Self.quoted(key)):\(value)") }

  mutating func add(_ key: String, _ value: Bool) {
    members.append("\(Self.quoted(key)):\(value)")
  }

  mutating func add(_ key: String, _ values: [JSONLine]) {
    members.append("\(Self.quoted(key)):[\(values.map(\.text).joined(separator: ","))]")
  }

  /// What would end the line for some reader, or act on a terminal, is escaped; so is what JSON demands.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22, 0x5C:
        quoted += "\\"
        quoted.unicodeScalars.append(scalar)
      case 0..<0x20, 0x7F...0x9F, 0x2028, 0x2029:
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension JSONLine {
  /// `{"type":"diagnostic",…}`
  init(_ diagnostic: Diagnostic) {
    add("type", "diagnostic")
    add("severity", "\(diagnostic.severity)")
    add("message", diagnostic.message)
    add("hint", diagnostic.hint)
    addPlace(diagnostic.location)
    add(
      "notes",
      diagnostic.notes.map { note in
        var line = JSONLine()
        line.add("message", note.message)
        line.addPlace(note.location)
        return line
      })
  }

  private mutating func addPlace(_ location: SourceLocation) {
    add("file", location.file)
    add("line", location.line)
    add("column", location.column)
  }
}
