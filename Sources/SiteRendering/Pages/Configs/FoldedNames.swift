/// A list of names with its number; behind a fold where it is long.
struct FoldedNames: TemplateRecord {
  static let fields = Fields<Self>(
    "names",
    [
      .text("label") { $0.label }, .flag("isFolded") { $0.isFolded }, .list("names") { $0.names },
    ])

  /// Names that are shown at once.
  static let limit = 16

  let label: String
  let isFolded: Bool
  let names: [Fact]

  /// - Parameters:
  ///   - label: What they are and how many, such as `348 values`.
  ///   - isFolded: nil: by their number.
  init(_ names: [Fact], label: String, isFolded: Bool? = nil) {
    self.label = label
    self.isFolded = isFolded ?? (names.count > Self.limit)
    self.names = names
  }

  /// Names that have no page.
  init(_ names: [String], label: String, isFolded: Bool? = nil) {
    self.init(names.map { Fact($0) }, label: label, isFolded: isFolded)
  }
}
