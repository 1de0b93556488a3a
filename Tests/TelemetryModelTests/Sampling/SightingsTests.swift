import SiteTestSupport
import TelemetryModel
import Testing

@Suite("In how many periods a counter was seen")
struct SightingsTests {
  private func counter(_ cells: [Cell]) -> Counter {
    Counter(
      name: CounterName("c:a"), bucket: BucketName("a"), listings: [], cells: cells)
  }

  private func cell(_ status: Cell.Status, _ reports: Int64?, _ total: Int64? = nil) -> Cell {
    Cell(
      status: status, reports: reports.map { Count($0) } ?? .notKnown,
      total: total.map { Count($0) } ?? .notKnown)
  }

  @Test("zeros are known, a count of a partial cell is proof, and its lack is none")
  func known() {
    let counter = counter([
      cell(.ok, 3), cell(.ok, 0, 0), cell(.partial, 2), cell(.partial, 0), cell(.partial, nil),
      cell(.notCollected, nil), cell(.noReports, nil), cell(.noData, nil), cell(.ok, nil, 5),
      cell(.ok, 0),
    ])
    #expect(counter.sightings(inLast: 13, upTo: 9) == Sightings(seen: 3, known: 5))
    #expect(counter.sightings(inLast: 2, upTo: 9) == Sightings(seen: 1, known: 2))
    #expect(counter.sightings(inLast: 1, upTo: 7) == Sightings(seen: 0, known: 0))
    #expect(counter.lastSeen(upTo: 9) == 8)
    #expect(counter.lastSeen(upTo: 7) == 2)
  }

  @Test("what was never seen has no last time")
  func never() {
    #expect(counter([cell(.ok, 0), cell(.partial, nil)]).lastSeen(upTo: 1) == nil)
  }
}
