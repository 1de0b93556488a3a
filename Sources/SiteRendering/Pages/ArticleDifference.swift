internal import TelemetryModel

/// What changed from one version of an authored page to the next one, for somebody who reads it.
struct ArticleDifference: TemplateRecord {
  static let fields = Fields<Self>(
    "difference",
    [
      .text("anchor") { anchor(in: $0.article) },
      .text("title") { "What changed from the \($0.versions.name(of: $0.index - 1))" },
      .text("language") { $0.site.settings.language }, .flag("isEmpty") { $0.difference.isEmpty },
      .list("parts") { $0.parts },
    ])

  /// Words that stand as they were, went or came: one of the three.
  struct Run: TemplateRecord {
    static let fields = Fields<Self>(
      "run",
      [
        .optional("same") { $0.same }, .optional("removed") { $0.removed },
        .optional("inserted") { $0.inserted },
      ])

    var same: String?
    var removed: String?
    var inserted: String?
  }

  /// Paragraphs without a change, folded.
  struct Same: TemplateRecord {
    static let fields = Fields<Self>(
      "same", [.text("summary") { $0.summary }, .list("blocks") { $0.blocks }])

    let summary: String
    let blocks: [String]
  }

  struct Part: TemplateRecord {
    static let fields = Fields<Self>(
      "part", [.optional("same") { $0.same }, .list("runs") { $0.runs }])

    var same: Same?
    var runs: [Run] = []
  }

  private let site: PageContext
  private let versions: ArticleVersions
  /// The later version of the two, at least 1.
  private let index: Int
  private let difference: TextDifference

  init(site: PageContext, versions: ArticleVersions, index: Int) {
    self.site = site
    self.versions = versions
    self.index = index
    difference = TextDifference(
      from: TextBlock.blocks(of: versions.articles[index - 1].lines),
      to: TextBlock.blocks(of: versions.articles[index].lines))
  }

  private var article: Article { versions.articles[index] }

  private var parts: [Part] { difference.isEmpty ? [] : difference.parts.map(part) }

  static func anchor(in article: Article) -> String { article.freeID("what-changed") }

  private func part(_ part: TextDifference.Part) -> Part {
    switch part {
    case .same(let blocks):
      let count = NumberText.number(of: blocks.count, "paragraph", "paragraphs")
      return Part(
        same: Same(
          summary: "\(count) without a change", blocks: blocks.map { Self.visible($0.text) }))
    case .removed(let block): return Part(runs: [Self.run(.removed(block.words))])
    case .inserted(let block): return Part(runs: [Self.run(.inserted(block.words))])
    case .changed(let runs): return Part(runs: runs.map(Self.run))
    }
  }

  private static func run(_ words: TextDifference.Words) -> Run {
    func text(_ words: [String]) -> String { visible(words.joined(separator: " ")) }
    return switch words {
    case .same(let words): Run(same: text(words))
    case .removed(let words): Run(removed: text(words))
    case .inserted(let words): Run(inserted: text(words))
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
