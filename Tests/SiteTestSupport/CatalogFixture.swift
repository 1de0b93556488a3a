package import TelemetryModel

/// A small site with every kind of chart and every state of a cell, by hand so that its pages can be
/// checked by hand: six weeks, of which 15 March 2026 has no data, and three config versions.
package enum CatalogFixture {
  package static let settings: SiteSettings = {
    guard let base = BaseURL("https://example.org/telemetry/") else {
      preconditionFailure("the fixture's base URL is one")
    }
    var settings = SiteSettings(title: "Example telemetry", baseURL: base)
    settings.description = "What the tools of an example report."
    settings.licence = .init(
      name: "CC0 1.0", url: "https://creativecommons.org/publicdomain/zero/1.0/")
    settings.configLag = 0
    settings.programs = [
      .init(id: ProgramName("example.org/tool"), title: "Tool", description: "The main tool."),
      .init(id: ProgramName("sums"), measure: .total),
    ]
    settings.metadata = [
      .init(name: ChartName("GOOS"), title: "Operating system"),
      .init(
        name: ChartName("Version"), title: "Program version", compare: .semver,
        skipPrograms: ["sums", "bare", "lab"]),
    ]
    return settings
  }()

  package static let weeks = [
    "2026-03-01", "2026-03-08", "2026-03-22", "2026-03-29", "2026-04-05",
  ]

  package static let history = ConfigHistory(releases: [
    release("v0.1.0", "2025-12-01", editor: "vim,emacs", old: true, mode: "a"),
    release("v0.2.0", "2026-03-10", editor: "vim,emacs,nano", old: true, mode: "a,b"),
    release("v0.3.0", "2026-03-25", editor: "vim,emacs,nano", old: false, mode: "a,b,c"),
  ])

  package static func catalog() throws -> Catalog {
    try build(settings, tables(upTo: weeks.count), history)
  }

  /// The same site as it was after its first `count` weeks with data.
  package static func catalog(weeks count: Int, releases: Int) throws -> Catalog {
    try build(
      settings, tables(upTo: count),
      ConfigHistory(releases: Array(history.releases.prefix(releases))))
  }

  /// A site without a config history that knows only the number of all reports, and of its last week
  /// not even that.
  package static func withoutConfig() throws -> Catalog {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "", 300)
    rows.counter("2026-03-29", "bare", "runs", 30, 60)
    rows.counter("2026-04-05", "bare", "runs", 31, nil)
    return try build(settings, rows.tables, nil)
  }

  package static func build(
    _ settings: SiteSettings, _ tables: InputTables, _ history: ConfigHistory?
  ) throws -> Catalog {
    var diagnostics = Diagnostics()
    guard
      let catalog = CatalogBuilder.build(
        settings: settings, tables: tables, history: history, diagnostics: &diagnostics)
    else { throw diagnostics.errors[0] }
    return catalog
  }

  package static func tables(upTo count: Int) -> InputTables {
    var rows = TablesFixture()
    let tool = "example.org/tool"
    // n, vim, emacs, old, launches, linux, darwin, v1.0.0, v1.1.0
    let numbers: [[Int64]] = [
      [200, 120, 60, 20, 180, 150, 50, 200, 0], [210, 125, 65, 10, 190, 160, 50, 200, 10],
      [230, 140, 70, 8, 200, 170, 60, 150, 80], [240, 150, 70, 2, 210, 180, 60, 100, 140],
      [1000, 640, 301, 0, 1000, 700, 299, 1, 999],
    ]
    for (week, n) in zip(weeks, numbers).prefix(count) {
      rows.reports(week, "", n[0] + 100)
      rows.reports(week, tool, n[0])
      for chart in ["editor", "launches", "latency"] { rows.eligible(week, tool, chart, n[0]) }
      if n[3] > 0 { rows.eligible(week, tool, "old", n[0]) }
      rows.counter(week, tool, "editor:vim", n[1], n[1] * 3)
      rows.counter(week, tool, "editor:emacs", n[2], n[2] * 2)
      if n[3] > 0 { rows.counter(week, tool, "old", n[3], n[3]) }
      rows.counter(week, tool, "launches", n[4], n[4] * 10)
      rows.counter(week, tool, "latency:<10ms", n[0] / 2, n[0])
      rows.counter(week, tool, "latency:10ms-100ms", n[0] / 4, n[0])
      rows.counter(week, tool, "GOOS:linux", n[5], nil)
      rows.counter(week, tool, "GOOS:darwin", n[6], nil)
      rows.counter(week, tool, "Version:v1.0.0", n[7], nil)
      if n[8] > 0 { rows.counter(week, tool, "Version:v1.1.0", n[8], nil) }
      rows.reports(week, "lab", 50)
      rows.counter(week, "lab", "mode:a", 20, 20)
      if week >= "2026-03-22" { rows.counter(week, "lab", "mode:b", 5, 6) }
      if week >= "2026-03-29" { rows.counter(week, "lab", "mode:c", 2, 2) }
      rows.reports(week, "sums", n[0])
      rows.counter(week, "sums", "files", nil, n[0] * 1_000)
    }
    return rows.tables
  }

  private static func release(
    _ version: String, _ date: String, editor: String, old: Bool, mode: String
  ) -> ConfigRelease {
    let tool = "example.org/tool"
    let latency = "latency:{>=100ms,<10ms,10ms-100ms}"
    var editorRecord = ConfigFixture.record(
      "Editor", "editor:{\(editor)}", program: tool,
      issues: ["https://issues.example.net/1", "javascript:alert(1)"])
    editorRecord.description = "which editor starts the tool."
    var records = [
      editorRecord,
      ConfigFixture.record("Latency", latency, program: tool, type: "histogram"),
      ConfigFixture.record("Launches", "launches", program: tool),
    ]
    if old { records.append(ConfigFixture.record("Old counter", "old", program: tool)) }
    var release = ConfigFixture.release(
      version, date, program: tool, versions: ["v1.0.0", "v1.1.0"],
      counters: [("editor:{\(editor)}", 1), (latency, 1), ("launches", 1)]
        + (old ? [("old", 0.5)] : []),
      metadata: [("GOOS", ["linux", "darwin", "plan9"])], records: records)
    for (program, expression) in [
      ("lab", "mode:{\(mode)}"), ("sums", "files"),
    ] {
      release.config.programs.append(
        ProgramConfig(
          name: ProgramName(program), versions: [],
          counters: [
            CounterConfig(
              expression: expression, names: CounterExpression.expand(expression) ?? [], rate: 1,
              location: SourceLocation(file: "config/\(version)/config.json"))
          ], stacks: [], location: SourceLocation(file: "config/\(version)/config.json")))
    }
    return release
  }
}
