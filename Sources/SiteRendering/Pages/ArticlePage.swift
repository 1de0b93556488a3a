package import TelemetryModel

/// A page that somebody wrote, or an older version of one; a policy says since when it is in force, and
/// shows what became of it.
struct ArticlePage: TemplateRecord {
  static let fields = Fields<Self>(
    "article",
    [
      .record("frame") { $0.frame }, .optional("outdated") { $0.outdated },
      .text("language") { $0.site.settings.language },
      .text("contentsAnchor") { $0.article.freeID("contents") },
      .list("contents") { $0.contents },
      .record("prose") { ArticleBody(site: $0.site, article: $0.article) },
      .text("historyAnchor") { $0.article.freeID("all-versions") },
      .list("history") { $0.history }, .optional("difference") { $0.difference },
    ])

  struct Heading: TemplateRecord {
    static let fields = Fields<Self>(
      "heading", [.text("text") { $0.text }, .text("anchor") { $0.anchor }])

    let text: String
    let anchor: String
  }

  struct Section: TemplateRecord {
    static let fields = Fields<Self>(
      "section",
      [
        .text("text") { $0.heading.text }, .text("anchor") { $0.heading.id },
        .list("sections") { $0.sections },
      ])

    let heading: Article.Heading
    var sections: [Heading] = []
  }

  struct Outdated: TemplateRecord {
    static let fields = Fields<Self>(
      "outdated",
      [.text("words") { $0.words }, .text("label") { $0.label }, .text("href") { $0.href }])

    let words: String
    let label: String
    let href: String
  }

  /// A version in the list of all.
  struct Entry: TemplateRecord {
    static let fields = Fields<Self>(
      "entry",
      [
        .text("name") { $0.name }, .optional("href") { $0.href }, .text("words") { $0.words },
        .optional("changes") { $0.changes },
      ])

    let name: String
    let href: String?
    let words: String
    let changes: Link?
  }

  let site: PageContext
  let versions: ArticleVersions
  let index: Int

  private var article: Article { versions.articles[index] }
  private var isCurrent: Bool { article.version == nil }

  private var difference: ArticleDifference? {
    index > 0 ? ArticleDifference(site: site, versions: versions, index: index) : nil
  }

  private var frame: PageFrame {
    let name = versions.name(of: index)
    var frame = PageFrame(
      site: site, address: versions.address(of: index),
      heading: isCurrent ? article.title : "\(article.title) (\(name))", lead: article.description,
      facts: facts.map { ($0, nil) }, crumbs: crumbs,
      description: article.description ?? "\(article.title) – \(site.settings.title)",
      source: source)
    frame.here = isCurrent ? article.title : name.firstUpper
    frame.language = site.foreignLanguage
    return frame
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
  private var contents: [Section] {
    var sections: [Section] = []
    for heading in article.headings where heading.level <= 3 {
      if heading.level == 3, !sections.isEmpty {
        sections[sections.count - 1].sections.append(
          Heading(text: heading.text, anchor: heading.id))
      } else {
        sections.append(Section(heading: heading))
      }
    }
    return sections.count + sections.reduce(0, { $0 + $1.sections.count }) < 2 ? [] : sections
  }

  private var outdated: Outdated? {
    if isCurrent { return nil }
    let end = versions.end(of: index).map { " It was replaced on \(PeriodText.day($0))." } ?? ""
    return Outdated(
      words: "This is an older version, which is no longer in force.\(end)",
      label: "Read the current version", href: site.href(.article(article.path)))
  }

  /// Every version, newest first; only the current one lists them.
  private var history: [Entry] {
    guard isCurrent, versions.articles.count > 1 else { return [] }
    return versions.articles.indices.reversed().map { index in
      let begin = versions.begin(of: index).map(PeriodText.day)
      let end = versions.end(of: index).map(PeriodText.day)
      var words = "the first version"
      if let begin { words = end.map { "in force from \(begin) until \($0)" } ?? "since \(begin)" }
      if begin == nil, index > 0 { words = "in force now" }
      let href = site.href(versions.address(of: index))
      let anchor = ArticleDifference.anchor(in: versions.articles[index])
      let changes =
        index == 0
        ? nil
        : Link(
          "what changed from the \(versions.name(of: index - 1))",
          (index == self.index ? "" : href) + "#\(anchor)")
      return Entry(
        name: versions.name(of: index).firstUpper, href: index == self.index ? nil : href,
        words: words, changes: changes)
    }
  }
}

extension ArticlePage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let pages = ArticleVersions.all(of: site.content.articles).flatMap { versions in
      versions.articles.indices.map { (versions: versions, index: $0) }
    }
    return templates.compile(.article, for: Self.self).map {
      PageFamily(pages.map { $0.versions.address(of: $0.index) }, $0) { site, page in
        Self(site: site, versions: pages[page].versions, index: pages[page].index)
      }
    }
  }
}

extension PageAddress {
  /// Where an article lies; the home page's text has no other place than the home page.
  package init(_ article: ArticlePath, version: Day?) {
    self =
      if let version {
        .articleVersion(article, version)
      } else {
        article.isHome ? .home : .article(article)
      }
  }

  package static func article(_ path: ArticlePath) -> PageAddress {
    PageAddress(.article, path.text)
  }

  package static func articleVersion(_ path: ArticlePath, _ day: Day) -> PageAddress {
    PageAddress(.articleVersion, path.text, "\(day)")
  }
}
