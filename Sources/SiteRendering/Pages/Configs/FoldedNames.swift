/// A list of names with its number; behind a fold where it is long.
enum FoldedNames {
  static let shape = RecordShape(
    "names", [("label", .text), ("isFolded", .flag), ("names", .texts)])

  /// Names that are shown at once.
  static let limit = 16

  /// - Parameters:
  ///   - label: What they are and how many, such as `348 values`.
  ///   - isFolded: nil: by their number.
  static func record(_ names: [String], label: String, isFolded: Bool? = nil) -> Record {
    Record(
      shape, [.text(label), .flag(isFolded ?? (names.count > limit)), .texts(names)])
  }
}
