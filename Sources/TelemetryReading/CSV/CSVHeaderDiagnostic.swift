internal import TelemetryModel

/// What is wrong with a header row, in one wording for every table.
extension Diagnostic {
  static func repeatedColumn(
    _ name: String, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "column \(ShownText.quoted(name)) is repeated", location: location,
      hint: "leave one of the two", notes: [Note("it stands here first", at: first)])
  }
}
