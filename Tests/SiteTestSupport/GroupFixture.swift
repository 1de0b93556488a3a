package import TelemetryModel

/// Two weeks of a program `p` whose reports are told apart by `GOOS`: 1,000 of each of three systems, of
/// which 400 had the counter `c:a` on two and 300 on the third. The numbers are then changed.
package struct GroupFixture {
  package static let weeks = ["2026-04-19", "2026-04-26"]
  package static let systems = ["darwin", "linux", "windows"]

  /// In the newest week, by system; nil: no row.
  package var sizes: [Int64?] = [1000, 1000, 1000]
  package var a: [Int64?] = [400, 400, 300]
  package var reports: Int64? = 3000
  /// Reports with `c:a` in all; nil: the sum of the groups'.
  package var all: Int64?
  /// Whether the table of counters has a row of `c:a`.
  package var isCounted = true
  package var eligible: Int64?
  package var by = "GOOS"
  /// How the values are called in the tables, in place of `systems`.
  package var values = systems
  package var releases = [
    ConfigFixture.release(
      "v1", "2026-01-01", versions: ["v1.9.0", "v1.10.0"], counters: [("c:{a,b}", 1)],
      metadata: [("GOOS", systems)])
  ]
  package var measure = SiteSettings.Measure.share

  package init() {}

  package func catalog() throws -> Catalog {
    guard let base = BaseURL("https://example.org/") else {
      preconditionFailure("the fixture's base URL is one")
    }
    var settings = SiteSettings(title: "t", baseURL: base)
    settings.measure = measure
    settings.configLag = 0
    var rows = TablesFixture()
    for (index, week) in Self.weeks.enumerated() {
      if let reports { rows.reports(week, "p", reports) }
      guard index == 1 else {
        // Something stands in it, so that it is a week of the site.
        rows.counter(week, "p", "c:a", nil, 1)
        continue
      }
      if let eligible { rows.eligible(week, "p", "c", eligible) }
      let all = all ?? a.reduce(0) { $0 + ($1 ?? 0) }
      if isCounted { rows.counter(week, "p", "c:a", all, all * 2) }
      for (value, (size, a)) in zip(values, zip(sizes, a)) {
        if let size { rows.group(week, "p", by: by, value, "", size, nil) }
        if let a { rows.group(week, "p", by: by, value, "c:a", a, a * 2) }
      }
    }
    return try CatalogFixture.build(settings, rows.tables, ConfigHistory(releases: releases))
  }
}
