import SiteTestSupport
import TelemetryModel
import Testing

/// Which of many findings are told first.
struct FindingRankingTests {
  @Test(
    "changes come before leaders, the further before the closer, versions last, one of each chart")
  func ranking() throws {
    var fixture = FindingFixture()
    fixture.releases = [
      ConfigFixture.release(
        "v1", "2024-01-01", versions: ["v1.0.0", "v1.1.0"],
        counters: [("c:{a,b}", 1), ("d:{x,y}", 1), ("e:{x,y}", 1)])
    ]
    for program in ["q", "r"] {
      fixture.releases?[0].config.programs +=
        ConfigFixture.release("v1", "2024-01-01", program: program).config.programs
    }
    // The chart e has a leader alone.
    fixture.more = { rows, week in
      let isNewest = week == "\(FindingFixture.day(FindingFixture.week))"
      rows.counter(week, "p", "Version:v1.0.0", isNewest ? 10 : 990, nil)
      rows.counter(week, "p", "d:x", isNewest ? 700 : 400, nil)
      rows.counter(week, "p", "e:x", 900, nil)
      // Of two programs' charts of one name the second has to wait.
      for program in ["q", "r"] where isNewest {
        rows.reports(week, program, 1000)
        rows.counter(week, program, "GOOS:linux", 980, nil)
        rows.counter(week, program, "GOOS:darwin", 10, nil)
      }
      rows.counter(week, "p", "GOOS:linux", 990, nil)
    }
    fixture.a[FindingFixture.week] = 550
    let catalog = try fixture.catalog()
    let moves = ChangeSearch(catalog, at: FindingFixture.week, errata: []).moves()
    let all = catalog.programs.indices.map { program in
      catalog.programs[program].charts.indices.map { chart in
        FindingSearch(catalog, (program, chart), among: moves, errata: []).findings()
      }
    }
    let order = FindingRanking.first(10, of: all, in: catalog).map {
      "\(catalog.programs[$0.program].charts[$0.chart].name) \($0.kind == .leader ? "leads" : "moved")"
    }
    #expect(
      order == ["d moved", "c moved", "GOOS leads", "e leads", "Version moved", "GOOS leads"])
    #expect(FindingRanking.first(3, of: all, in: catalog).count == 3)
  }
}
