package import TelemetryModel

/// A test's input in which a pointing hand marks the place that is to be reported.
package struct MarkedInput: Sendable {
  /// The input without its mark.
  package let bytes: [UInt8]
  package let line: Int
  /// From 1, in bytes.
  package let column: Int

  /// - Precondition: `text` holds 👉 once.
  package init(_ text: String) {
    let mark = Array("👉".utf8)
    let all = Array(text.utf8)
    let starts = all.indices.filter { all[$0...].starts(with: mark) }
    precondition(starts.count == 1, "a marked input has one mark")
    let before = all[..<starts[0]]
    bytes = Array(before + all[(starts[0] + mark.count)...])
    line = before.count { $0 == 0x0A } + 1
    column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
  }

  package func location(in file: String) -> SourceLocation {
    SourceLocation(file: file, line: line, column: column)
  }
}
