/// Names put together where they are one text to every reader, by the canonical equivalence of Unicode,
/// which is what `==` of `String` compares; of each text its spellings by bytes, the first seen first.
struct NameSpellings {
  typealias Name = (text: String, location: SourceLocation)

  /// It is looked up, never gone through.
  private var spellings: [String: [Name]] = [:]

  /// Keeps a name.
  ///
  /// - Returns: The first spelling of the text, where this is another one and new.
  mutating func first(otherThan name: Name) -> Name? {
    let others = spellings[name.text, default: []]
    if others.contains(where: { BytewiseOrder.equal($0.text, name.text) }) { return nil }
    spellings[name.text] = others + [name]
    return others.first
  }

  /// Keeps a name, and the chart or the stack counter that it begins with.
  ///
  /// - Returns: The name, or only its beginning, and the first spelling of that.
  mutating func twins(_ name: Name) -> (name: Name, first: Name)? {
    if let first = first(otherThan: name) { return (name, first) }
    let end = name.text.utf8.firstIndex(of: 0x0A) ?? name.text.utf8.firstIndex(of: 0x3A)
    guard let end, let text = String(name.text.utf8[..<end]) else { return nil }
    let beginning = (text, name.location)
    return first(otherThan: beginning).map { (beginning, $0) }
  }
}
