/// A place in an input file.
package struct SourceLocation: Hashable, Sendable {
  /// The path as a reader of the message can open it, with `/` between its parts.
  package var file: String
  /// From 1.
  package var line: Int
  /// From 1, in bytes of UTF-8.
  package var column: Int

  package init(file: String, line: Int = 1, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  package static func < (a: Self, b: Self) -> Bool {
    if !BytewiseOrder.equal(a.file, b.file) { return BytewiseOrder.less(a.file, b.file) }
    return (a.line, a.column) < (b.line, b.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column)" }
}
