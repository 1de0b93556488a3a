import SiteTestSupport
import TelemetryModel

/// Sites that are too large for one page of a kind.
enum SplitFixture {
  static let weeks = ["2026-03-22", "2026-03-29"]

  /// A chart of `count` buckets `b1`, `b2` and so on, of which the *i*-th was in *i* reports, and `2to3`,
  /// `Zed`, `zed` and `~` among the first.
  static func buckets(_ count: Int, measure: SiteSettings.Measure = .share) throws -> Catalog {
    var settings = CatalogFixture.settings
    settings.measure = measure
    var rows = TablesFixture()
    for week in weeks {
      rows.reports(week, "p", 1000)
      for number in 1...count {
        rows.counter(week, "p", "c:\(bucket(number))", Int64(number), Int64(number) * 2)
      }
    }
    return try CatalogFixture.build(settings, rows.tables, nil)
  }

  static func bucket(_ number: Int) -> String {
    let odd = ["2to3", "Zed", "zed", "~"]
    return number <= odd.count ? odd[number - 1] : "b\(number)"
  }

  /// `count` charts of one counter each, all but one of them in the first of two programs.
  static func charts(_ count: Int, weeks: [String] = weeks) throws -> Catalog {
    var rows = TablesFixture()
    for week in weeks {
      rows.reports(week, "", 2000)
      rows.reports(week, "p", 1000)
      for number in 1..<count { rows.counter(week, "p", "c\(number)", Int64(number), nil) }
      rows.reports(week, "q/tool", 100)
      rows.counter(week, "q/tool", "runs", 30, 40)
    }
    return try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
  }

  /// `count` counters in two programs, all but three of them in one chart.
  static func counters(_ count: Int) throws -> Catalog {
    var rows = TablesFixture()
    for week in weeks {
      rows.reports(week, "p", 10_000)
      rows.reports(week, "q", 100)
      for number in 1...(count - 3) {
        rows.counter(week, "p", "mode:m\(number)", Int64(number), nil)
      }
      for (name, reports) in [("starts", 9), ("stops", 8)] as [(String, Int64)] {
        rows.counter(week, "p", name, reports, nil)
      }
      rows.counter(week, "q", "Saves", 7, nil)
    }
    return try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
  }
}
