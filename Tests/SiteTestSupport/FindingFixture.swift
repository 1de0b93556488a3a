package import TelemetryModel

/// Sixty weeks of a program `p` whose counters `c:a` and `c:b` were in 400 and 300 of 1,000 reports: the
/// numbers are then changed to see what is said of them.
///
/// The newest week is 59; with it are compared 58, 46 and 7.
package struct FindingFixture {
  package static let weekCount = 60
  package static let week = weekCount - 1

  /// By week; nil: no row.
  package var n: [Int64?] = Array(repeating: 1000, count: weekCount)
  package var a: [Int64?] = Array(repeating: 400, count: weekCount)
  package var b: [Int64?] = Array(repeating: 300, count: weekCount)
  package var names = (a: "c:a", b: "c:b")
  /// Further rows, in weeks that are not gaps.
  package var more: (inout TablesFixture, _ week: String) -> Void = { _, _ in }
  /// Nil: no config history.
  package var releases: [ConfigRelease]? = [
    ConfigFixture.release("v1", "2024-01-01", counters: [("c:{a,b}", 1)])
  ]
  package var measure = SiteSettings.Measure.share

  package init() {}

  /// The last day of a week: 0 ends on 9 March 2025, 59 on 26 April 2026.
  package static func day(_ week: Int) -> Day {
    TablesFixture.day("2026-04-26").advanced(by: (week - Self.week) * 7)
  }

  /// - Parameter count: Weeks from the first on.
  package func catalog(weeks count: Int = weekCount) throws -> Catalog {
    guard let base = BaseURL("https://example.org/") else {
      preconditionFailure("the fixture's base URL is one")
    }
    var settings = SiteSettings(title: "t", baseURL: base)
    settings.measure = measure
    var rows = TablesFixture()
    for index in 0..<count {
      guard let n = n[index] else { continue }
      let week = "\(Self.day(index))"
      rows.reports(week, "p", n)
      if let a = a[index] { rows.counter(week, "p", names.a, a, nil) }
      if let b = b[index] { rows.counter(week, "p", names.b, b, nil) }
      more(&rows, week)
    }
    return try CatalogFixture.build(
      settings, rows.tables, releases.map { ConfigHistory(releases: $0) })
  }
}
