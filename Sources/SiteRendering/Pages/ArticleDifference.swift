internal import TelemetryModel

/// What changed from one version of an authored page to the next one, for somebody who reads it.
struct ArticleDifference {
  static let run = RecordShape(
    "run", [("same", .optionalText), ("removed", .optionalText), ("inserted", .optionalText)])
  static let same = RecordShape("same", [("summary", .text), ("blocks", .texts)])
  static let part = RecordShape(
    "part", [("same", .optional(same)), ("runs", .list(run))])
  static let shape = RecordShape(
    "difference",
    [
      ("anchor", .text), ("title", .text), ("language", .text), ("isEmpty", .flag),
      ("parts", .list(part)),
    ])

  let site: PageContext
  let versions: ArticleVersions
  /// The later version of the two, at least 1.
  let index: Int

  func record() -> Record {
    let article = versions.articles[index]
    let difference = TextDifference(
      from: TextBlock.blocks(of: versions.articles[index - 1].lines),
      to: TextBlock.blocks(of: article.lines))
    return Record(
      Self.shape,
      [
        .text(Self.anchor(in: article)),
        .text("What changed from the \(versions.name(of: index - 1))"),
        .text(site.settings.language), .flag(difference.isEmpty),
        .list(difference.isEmpty ? [] : difference.parts.map(part)),
      ])
  }

  static func anchor(in article: Article) -> String { article.freeID("what-changed") }

  private func part(_ part: TextDifference.Part) -> Record {
    switch part {
    case .same(let blocks):
      let count = NumberText.number(of: blocks.count, "paragraph", "paragraphs")
      let same = Record(
        Self.same,
        [.text("\(count) without a change"), .texts(blocks.map { Self.visible($0.text) })])
      return Record(Self.part, [.record(same), .list([])])
    case .removed(let block):
      return Record(Self.part, [.none, .list([Self.record(.removed(block.words))])])
    case .inserted(let block):
      return Record(Self.part, [.none, .list([Self.record(.inserted(block.words))])])
    case .changed(let runs): return Record(Self.part, [.none, .list(runs.map(Self.record))])
    }
  }

  private static func record(_ words: TextDifference.Words) -> Record {
    func text(_ words: [String]) -> FieldValue { .text(visible(words.joined(separator: " "))) }
    return switch words {
    case .same(let words): Record(run, [text(words), .none, .none])
    case .removed(let words): Record(run, [.none, text(words), .none])
    case .inserted(let words): Record(run, [.none, .none, text(words)])
    }
  }

  /// A character that would not show stands as `<U+202E>`, as it does in the page itself.
  private static func visible(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: needsName) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if needsName(scalar) {
        shown += "<\(ShownText.codePoint(scalar.value))>"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func needsName(_ scalar: Unicode.Scalar) -> Bool {
    NameRule.isControl(scalar.value) || NameRule.isInvisible(scalar.value)
  }
}
