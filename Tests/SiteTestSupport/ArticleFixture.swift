package import TelemetryModel

/// Authored pages by hand, as their reader would make them.
package enum ArticleFixture {
  package static func place(_ file: String, _ line: Int = 1, _ column: Int = 1) -> SourceLocation {
    SourceLocation(file: "content/pages/\(file)", line: line, column: column)
  }

  /// A page of one paragraph.
  package static func article(
    _ path: String, title: String? = nil, nav: Int? = nil, pieces: [Article.Piece]? = nil
  ) -> Article {
    let segments = path.split(separator: "/").map(String.init)
    return Article(
      path: ArticlePath(segments: segments), title: title ?? "About \(path)", navPosition: nav,
      pieces: pieces ?? [.html(Array("<p>Text.</p>".utf8))], lines: ["Text."],
      location: place("\(path.isEmpty ? "index" : path).md"))
  }

  /// `YYYY-MM-DD`, as the day that it names.
  package static func day(_ text: String) -> Day {
    guard let day = Day(text.utf8) else { preconditionFailure("'\(text)' is a day") }
    return day
  }

  /// A policy in three versions, with every kind of link.
  package static let policy: [Article] = {
    var first = version(
      "2024-01-24", ["## What is sent", "", "Reports are kept for two years.", "", "Nobody looks."])
    first.pieces = [.html(Array("<h2 id=\"what-is-sent\">What is sent</h2>\n".utf8))]
    first.headings = [.init(level: 2, id: "what-is-sent", text: "What is sent")]
    var second = version(
      "2025-03-01",
      [
        "## What is sent", "", "Reports are kept for one year, then deleted.", "", "Nobody looks.",
      ])
    second.effective = day("2025-03-05")
    second.pieces = first.pieces
    second.headings = first.headings
    var current = version(
      nil, second.lines + ["", "## History {#what-changed}", "", "A \u{202e}new part & <b>."])
    current.description = "What leaves a machine, and when."
    current.effective = day("2026-02-01")
    current.updated = day("2026-02-03")
    current.navPosition = 2
    current.headings = [
      .init(level: 2, id: "what-is-sent", text: "What is sent"),
      .init(level: 3, id: "how-long", text: "How long & why"),
      .init(level: 2, id: "what-changed", text: "History"),
    ]
    current.anchors = ["fn-1"]
    current.pieces = body
    return [current, first, second]
  }()

  private static func version(_ day: String?, _ lines: [String]) -> Article {
    Article(
      path: ArticlePath(segments: ["privacy"]), version: day.map { Self.day($0) }, title: "Privacy",
      lines: lines, location: place("privacy\(day.map { "@\($0)" } ?? "").md"))
  }

  private static var body: [Article.Piece] {
    let privacy = ArticlePath(segments: ["privacy"])
    return [
      .html(
        Array(
          """
          <h2 id="what-is-sent">What is sent</h2>
          <p>What <a href="
          """.utf8)),
      .address("/charts/", at: place("privacy.md", 7, 6)),
      .html(Array("\">the charts</a> show, <a href=\"".utf8)),
      .article(
        privacy, version: day("2024-01-24"), anchor: "what-is-sent", at: place("privacy.md", 8, 3)),
      .html(Array("\">once</a> more. <img src=\"".utf8)),
      .asset("icon.svg", at: place("privacy.md", 9, 1)),
      .html(
        Array(
          """
          " alt="A loom"></p>
          <h3 id="how-long">How long &amp; why</h3>
          <pre tabindex="0"><code>{"Week": "2026-04-05"}
          </code></pre>
          <blockquote><p>Less is more.</p></blockquote>
          <ul><li><span class="task" role="img" aria-label="done">☑</span> Agreed</li></ul>
          <table><thead><tr><th scope="col">Field</th><th scope="col">Why</th></tr></thead>
          <tbody><tr><td><code>Week</code></td><td>the week</td></tr></tbody></table>
          <h2 id="what-changed">History</h2>
          <p id="fn-1">A note.</p>

          """.utf8)),
    ]
  }
}
