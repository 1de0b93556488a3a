/// The difference between two texts as somebody reads it: paragraph by paragraph, and within a paragraph
/// that was rewritten, word by word.
package struct TextDifference: Hashable, Sendable {
  /// A stretch of words within a paragraph.
  package enum Words: Hashable, Sendable {
    case same([String])
    case removed([String])
    case inserted([String])
  }

  package enum Part: Hashable, Sendable {
    /// Paragraphs that stand in both texts, at least one.
    case same([TextBlock])
    case removed(TextBlock)
    case inserted(TextBlock)
    /// A paragraph of both texts in which words differ.
    case changed([Words])
  }

  package let parts: [Part]

  /// - Complexity: O(words), times a constant bound on the changes that are searched for.
  package init(from old: [TextBlock], to new: [TextBlock]) {
    var numbers = WordNumbers()
    let olds = old.map { numbers.of($0) }
    let news = new.map { numbers.of($0) }
    var parts: [Part] = []
    let difference = SequenceDifference(
      from: olds.map { numbers.block($0) }, to: news.map { numbers.block($0) })
    for run in difference.runs {
      switch run {
      case .same(_, let range): parts.append(.same(Array(new[range])))
      case .changed(let removed, let inserted):
        var (i, j) = (removed.lowerBound, inserted.lowerBound)
        for pair in BlockPairing(olds[removed], news[inserted]).pairs {
          parts += old[i..<pair.old].map { .removed($0) } + new[j..<pair.new].map { .inserted($0) }
          parts.append(
            .changed(Self.words(old[pair.old], new[pair.new], olds[pair.old], news[pair.new])))
          (i, j) = (pair.old + 1, pair.new + 1)
        }
        parts += old[i..<removed.upperBound].map { .removed($0) }
        parts += new[j..<inserted.upperBound].map { .inserted($0) }
      }
    }
    self.parts = parts
  }

  /// Whether no word differs.
  package var isEmpty: Bool {
    parts.allSatisfy { if case .same = $0 { true } else { false } }
  }

  /// A single word that two changes have between them is changed with them: read alone it says nothing.
  private static func words(
    _ old: TextBlock, _ new: TextBlock, _ olds: [Int], _ news: [Int]
  ) -> [Words] {
    let runs = SequenceDifference(from: olds, to: news).runs
    var words: [Words] = []
    var removed: [String] = []
    var inserted: [String] = []
    for (index, run) in runs.enumerated() {
      switch run {
      case .changed(let a, let b):
        removed += old.words[a]
        inserted += new.words[b]
      case .same(let a, let b):
        if a.count == 1, index > 0, index < runs.count - 1, !removed.isEmpty, !inserted.isEmpty {
          removed += old.words[a]
          inserted += new.words[b]
          continue
        }
        if !removed.isEmpty { words.append(.removed(removed)) }
        if !inserted.isEmpty { words.append(.inserted(inserted)) }
        (removed, inserted) = ([], [])
        words.append(.same(Array(new.words[b])))
      }
    }
    if !removed.isEmpty { words.append(.removed(removed)) }
    if !inserted.isEmpty { words.append(.inserted(inserted)) }
    return words
  }
}

/// Words and blocks by number, so that equal bytes are equal numbers.
private struct WordNumbers {
  private var words: [[UInt8]: Int] = [:]
  private var blocks: [[Int]: Int] = [:]

  mutating func of(_ block: TextBlock) -> [Int] {
    block.words.map { word in
      let bytes = Array(word.utf8)
      if let number = words[bytes] { return number }
      words[bytes] = words.count
      return words.count - 1
    }
  }

  mutating func block(_ words: [Int]) -> Int {
    if let number = blocks[words] { return number }
    blocks[words] = blocks.count
    return blocks.count - 1
  }
}
