import SiteTestSupport
import TelemetryModel
import Testing

/// What began and ended, and what was seen for the first time.
struct CollectionNewsTests {
  @Test("counters are counted in the period in which a config version came into force")
  func releases() throws {
    // v0.2.0 of 10 March adds editor:nano and mode:b, in the week to 15 March, which has no data; v0.3.0 of
    // 25 March adds mode:c and takes old away.
    let catalog = try CatalogFixture.catalog()
    let news = CollectionNews(catalog)
    let tallies = catalog.periods.indices.map { news.tally(of: catalog.newReleases(in: $0)) }
    #expect(
      catalog.periods.indices.map { catalog.newReleases(in: $0).count } == [0, 0, 1, 1, 1, 0])
    #expect(tallies.map(\.began) == [0, 0, 2, 2, 1, 0])
    #expect(tallies.map(\.ended) == [0, 0, 0, 0, 1, 0])
  }

  @Test("a counter is new in the first period with a number above 0")
  func firstSeen() throws {
    let catalog = try CatalogFixture.catalog()
    let news = CollectionNews(catalog)
    let names = catalog.periods.indices.map { period in
      news.firstSeen(in: period).map {
        catalog.programs[$0.program].charts[$0.chart].counters[$0.counter].name.text
      }
    }
    #expect(names[1] == ["Version:v1.1.0"])
    #expect(names[2] == [] && names[3] == ["mode:b"] && names[4] == ["mode:c"] && names[5] == [])
  }

  @Test("what is new since the last data does not hang on later config versions")
  func permanent() throws {
    let all = try CatalogFixture.catalog()
    // 22 March is the third week with data, and the fourth of the site: v0.3.0 came later.
    let then = try CatalogFixture.catalog(weeks: 3, releases: 2)
    #expect(all.newReleases(in: 3) == then.newReleases(in: 3))
    let tallies = [all, then].map {
      CollectionNews($0).tally(of: $0.newReleases(in: 3))
    }
    #expect(tallies[0] == tallies[1] && tallies[0].began == 2)
  }
}
