/// A list of names with its number; behind a fold where it is long.
enum FoldedNames {
  static let shape = RecordShape(
    "names", [("label", .text), ("isFolded", .flag), ("names", .list(PageFrame.fact))])

  /// Names that are shown at once.
  static let limit = 16

  /// - Parameters:
  ///   - label: What they are and how many, such as `348 values`.
  ///   - isFolded: nil: by their number.
  static func record(_ names: [String], label: String, isFolded: Bool? = nil) -> Record {
    record(names.map { ($0, nil) }, label: label, isFolded: isFolded)
  }

  /// The same with links, where a name has a page.
  static func record(
    _ names: [(name: String, href: String?)], label: String, isFolded: Bool? = nil
  ) -> Record {
    let facts = names.map { name, href in
      Record(PageFrame.fact, [.text(name), href.map { .text($0) } ?? .none])
    }
    return Record(
      shape, [.text(label), .flag(isFolded ?? (names.count > limit)), .list(facts)])
  }
}
