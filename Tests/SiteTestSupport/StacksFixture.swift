package import TelemetryModel

/// A small site with stacks, by hand so that its pages can be checked by hand: four weeks, of which
/// 8 March 2026 has no data, and two config versions, of which the second, of 10 March, brings `tool/crash`.
package enum StacksFixture {
  package static let program = "example.org/tool"

  /// In weeks 1 and 4. One frame of each shape.
  package static let deep =
    "tool/bug\nexample.org/tool.open:+12,+0x3c\nexample.org/tool.(*List[...]).each:=7,-0x1\ntruncated"
  /// In week 1 alone, and there in more reports.
  package static let shallow = "tool/bug\nexample.org/tool.close:+13,+0x3c"
  /// In weeks 3 and 4; its frame is of an older shape, and markup.
  package static let markup = "tool/crash\nexample.org/tool.<b>:35"

  /// Of the three above; by coreutils' sha256sum.
  package static let ids = (
    deep: "ee75a0d3d47e18e2", shallow: "21ea8a8ecba6d040", markup: "4e5dbfbc362973f6"
  )

  package static func settings(aliases: Bool = false) -> SiteSettings {
    var settings = CatalogFixture.settings
    settings.programs = [.init(id: ProgramName(program), title: "Tool")]
    settings.aliases = aliases ? .reference : nil
    return settings
  }

  package static let history = ConfigHistory(releases: [
    release("v0.1.0", "2025-12-01", stacks: [("tool/bug", 1)]),
    release("v0.2.0", "2026-03-10", stacks: [("tool/bug", 1), ("tool/crash", 1), ("tool/odd", 1)]),
  ])

  package static func catalog(aliases: Bool = false) throws -> Catalog {
    try CatalogFixture.build(settings(aliases: aliases), tables, history)
  }

  package static let tables: InputTables = {
    var rows = TablesFixture()
    for (week, reports) in [("2026-03-01", 80), ("2026-03-15", 90), ("2026-03-22", 100)] {
      rows.reports(week, "", Int64(reports) + 20)
      rows.reports(week, program, Int64(reports))
      rows.counter(week, program, "runs", Int64(reports), nil)
    }
    rows.eligible("2026-03-22", program, "runs", 100)
    rows.eligible("2026-03-22", program, "tool/bug", 100)
    rows.eligible("2026-03-22", program, "tool/crash", 50)
    rows.stack("2026-03-01", program, deep, 2, 3)
    rows.stack("2026-03-01", program, shallow, 5, 5)
    rows.stack("2026-03-15", program, markup, 1, 2)
    rows.stack("2026-03-22", program, deep, 4, 9)
    rows.stack("2026-03-22", program, markup, 1, 1)
    return rows.tables
  }()

  private static func release(
    _ version: String, _ date: String, stacks: [(name: String, rate: Double)]
  ) -> ConfigRelease {
    var record = ConfigFixture.record(
      "Bugs", "tool/bug", program: program, type: "stack",
      issues: ["https://issues.example.net/7", "javascript:alert(1)"])
    record.description = "places that were thought to be out of reach."
    var release = ConfigFixture.release(
      version, date, program: program, counters: [("runs", 1)], stacks: stacks, records: [record])
    release.config.programs[0].stacks[0].depth = 16
    return release
  }
}
