package import TelemetryModel

/// A cache whose lookups all miss on one system from the fourth week on, by hand: five weeks, of which 15
/// March 2026 has no data.
package enum MetricFixture {
  package static let weeks = [
    "2026-03-01", "2026-03-08", "2026-03-22", "2026-03-29", "2026-04-05",
  ]

  package static func catalog() throws -> Catalog {
    var settings = CatalogFixture.settings
    settings.programs = [.init(id: ProgramName("cache"), title: "Cache")]
    settings.metadata = [.init(name: ChartName("OS"), title: "Operating system")]
    var rows = TablesFixture()
    for (index, week) in weeks.enumerated() {
      let isBroken = index >= 3
      // 700 reports of linux, 200 of windows, 20 of plan9: each looks up ten times, linux misses once.
      rows.reports(week, "cache", 920)
      rows.counter(week, "cache", "lookup:hit", isBroken ? 720 : 920, isBroken ? 6480 : 8280)
      rows.counter(week, "cache", "lookup:miss", 910, isBroken ? 2720 : 920)
      rows.counter(week, "cache", "place:disk", 600, 700)
      rows.counter(week, "cache", "place:share", 100, 100)
      for (system, n) in [("linux", Int64(700)), ("windows", 200), ("plan9", 20)] {
        let misses = isBroken && system == "windows"
        rows.group(week, "cache", by: "OS", system, "", n, nil)
        if !misses { rows.group(week, "cache", by: "OS", system, "lookup:hit", n, n * 9) }
        rows.group(
          week, "cache", by: "OS", system, "lookup:miss", system == "plan9" ? 10 : n,
          misses ? n * 10 : n)
      }
    }
    let release = ConfigFixture.release(
      "v0.1.0", "2026-01-01", program: "cache",
      counters: [("lookup:{hit,miss}", 1), ("place:{disk,share}", 1)],
      metadata: [("OS", ["linux", "windows", "plan9"])])
    return try CatalogFixture.build(settings, rows.tables, ConfigHistory(releases: [release]))
  }

  package static func content() -> SiteContent {
    var content = SiteContent()
    content.metrics = [
      metric(
        "misses", "Lookups that miss", ["lookup:miss"], per: ["lookup:hit", "lookup:miss"],
        by: ["OS", "OS+Version"]),
      metric("placed", "Caches with a place", ["place:disk", "place:share"]),
      metric("shared", "Shared caches", ["place:share"], by: ["OS"]),
      metric("misses-per-place", "Misses for each place", ["lookup:miss"], per: ["place:disk"]),
    ]
    return content
  }

  private static func metric(
    _ id: String, _ title: String, _ above: [String], per below: [String] = [], by: [String] = []
  ) -> MetricDefinition {
    let place = SourceLocation(file: "content/metrics.yml")
    return MetricDefinition(
      id: MetricID(id), title: title, description: "what \(id) are.",
      program: .init(ProgramName("cache"), at: place),
      numerator: above.map { .init(CounterName($0), at: place) },
      denominator: below.map { .init(CounterName($0), at: place) },
      by: by.map { .init(BreakdownName($0), at: place) },
      issues: ["https://issues.example.net/1", "javascript:alert(1)"])
  }
}
