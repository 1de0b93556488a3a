internal import TelemetryModel

/// A page that somebody wrote, or an older version of one; a policy says since when it is in force, and
/// shows what became of it.
struct ArticlePage {
  static let heading = RecordShape("heading", [("text", .text), ("anchor", .text)])
  static let section = RecordShape(
    "section",
    [
      ("text", .text), ("anchor", .text), ("hasSections", .flag), ("sections", .list(heading)),
    ])
  static let outdated = RecordShape(
    "outdated", [("words", .text), ("label", .text), ("href", .text)])
  static let entry = RecordShape(
    "entry",
    [
      ("name", .text), ("href", .optionalText), ("words", .text),
      ("changes", .optional(PageFrame.link)),
    ])
  static let shape = RecordShape(
    "article",
    [
      ("frame", .record(PageFrame.shape)), ("outdated", .optional(outdated)),
      ("language", .text), ("hasContents", .flag), ("contentsAnchor", .text),
      ("contents", .list(section)),
      ("prose", .record(ArticleBody.shape)), ("hasHistory", .flag), ("historyAnchor", .text),
      ("history", .list(entry)), ("difference", .optional(ArticleDifference.shape)),
    ])

  let site: PageContext
  let versions: ArticleVersions
  let index: Int

  private var article: Article { versions.articles[index] }
  private var isCurrent: Bool { article.version == nil }

  func record() -> Record {
    let contents = self.contents
    let hasHistory = isCurrent && versions.articles.count > 1
    let difference =
      index > 0 ? ArticleDifference(site: site, versions: versions, index: index).record() : nil
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), outdated.map { .record($0) } ?? .none,
        .text(site.settings.language), .flag(!contents.isEmpty),
        .text(article.freeID("contents")), .list(contents),
        .record(ArticleBody(site: site, article: article).record()), .flag(hasHistory),
        .text(article.freeID("all-versions")), .list(hasHistory ? history : []),
        difference.map { .record($0) } ?? .none,
      ])
  }

  private var frame: PageFrame {
    let name = versions.name(of: index)
    var frame = PageFrame(
      site: site, pageType: "article", address: address(of: index),
      heading: isCurrent ? article.title : "\(article.title) (\(name))", lead: article.description,
      facts: facts.map { ($0, nil) }, crumbs: crumbs,
      description: article.description ?? "\(article.title) – \(site.settings.title)",
      source: source)
    frame.here = isCurrent ? article.title : name.firstUpper
    frame.language = site.foreignLanguage
    return frame
  }

  private func address(of index: Int) -> PageAddress {
    PageAddress(versions.articles[index].path, version: versions.articles[index].version)
  }

  /// The articles that the page lies below, and for an older version the current one.
  private var crumbs: [(label: String, address: PageAddress)] {
    let segments = article.path.segments
    let above = segments.indices.dropFirst().compactMap { count -> (String, PageAddress)? in
      let path = ArticlePath(segments: Array(segments[..<count]))
      guard
        let parent = site.content.articles.first(where: { $0.path == path && $0.version == nil })
      else { return nil }
      return (parent.title, .article(path))
    }
    guard !isCurrent, let current else { return above }
    return above + [(current.title, .article(article.path))]
  }

  private var current: Article? { versions.articles.last { $0.version == nil } }

  private var facts: [String] {
    var facts: [String] = []
    if versions.isPolicy, let begin = versions.begin(of: index) {
      let since = PeriodText.day(begin)
      facts.append(
        versions.end(of: index).map { "In force from \(since) until \(PeriodText.day($0))" }
          ?? "In force since \(since)")
    }
    if let updated = article.updated { facts.append("Updated \(PeriodText.day(updated))") }
    return facts
  }

  private var source: String {
    guard let day = article.updated ?? (isCurrent ? article.effective : article.version) else {
      return "Written by the people behind this site"
    }
    return "Written by the people behind this site, as of \(PeriodText.day(day))"
  }

  /// Headings of the second and the third level; none where there is not much to choose from.
  private var contents: [Record] {
    var sections: [(heading: Article.Heading, sections: [Record])] = []
    for heading in article.headings where heading.level <= 3 {
      if heading.level == 3, !sections.isEmpty {
        sections[sections.count - 1].sections.append(
          Record(Self.heading, [.text(heading.text), .text(heading.id)]))
      } else {
        sections.append((heading, []))
      }
    }
    if sections.count + sections.reduce(0, { $0 + $1.sections.count }) < 2 { return [] }
    return sections.map { entry in
      Record(
        Self.section,
        [
          .text(entry.heading.text), .text(entry.heading.id), .flag(!entry.sections.isEmpty),
          .list(entry.sections),
        ])
    }
  }

  private var outdated: Record? {
    if isCurrent { return nil }
    let end = versions.end(of: index).map { " It was replaced on \(PeriodText.day($0))." } ?? ""
    return Record(
      Self.outdated,
      [
        .text("This is an older version, which is no longer in force.\(end)"),
        .text("Read the current version"), .text(site.href(.article(article.path))),
      ])
  }

  /// Every version, newest first.
  private var history: [Record] {
    versions.articles.indices.reversed().map { index in
      let begin = versions.begin(of: index).map(PeriodText.day)
      let end = versions.end(of: index).map(PeriodText.day)
      var words = "the first version"
      if let begin { words = end.map { "in force from \(begin) until \($0)" } ?? "since \(begin)" }
      if begin == nil, index > 0 { words = "in force now" }
      let href = site.href(address(of: index))
      let anchor = ArticleDifference.anchor(in: versions.articles[index])
      let changes =
        index == 0
        ? nil
        : PageFrame.link(
          "what changed from the \(versions.name(of: index - 1))",
          (index == self.index ? "" : href) + "#\(anchor)")
      return Record(
        Self.entry,
        [
          .text(versions.name(of: index).firstUpper), index == self.index ? .none : .text(href),
          .text(words), changes.map { .record($0) } ?? .none,
        ])
    }
  }
}

extension ArticlePage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let pages = ArticleVersions.all(of: site.content.articles).flatMap { versions in
      versions.articles.indices.map { ArticlePage(site: site, versions: versions, index: $0) }
    }
    return templates.compile("article", for: shape).map {
      PageFamily(pages.map { $0.address(of: $0.index) }, $0) { pages[$0].record() }
    }
  }
}
