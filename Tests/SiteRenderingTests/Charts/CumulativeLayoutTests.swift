import SiteRendering
import Testing

struct CumulativeLayoutTests {
  private static let steps: [(name: String, share: Double, percentiles: [String])] = [
    ("<10", 0.25, []), ("10-20", 0.5, ["p50"]), ("20-30", 1, ["p90", "p99"]),
    (">=30", 1, []),
  ]

  @Test("columns are of one width, and rise to the share of all up to them")
  func columns() {
    let layout = CumulativeLayout(steps: Self.steps, caption: "value", size: .wide)
    #expect(layout.columns.map(\.x) == [56...214, 214...372, 372...530, 530...688])
    // From 212 at nothing to 32 at all.
    #expect(layout.columns.map(\.y) == [167, 122, 32, 32])
    #expect(layout.columns.map(\.label?.text) == [nil, "p50", "p90 p99", nil])
  }

  @Test("names of buckets that would touch are left out, the first stays")
  func names() {
    let many = (0..<30).map {
      (name: "\($0)00ms-\($0 + 1)00ms", share: 1.0, percentiles: [String]())
    }
    let layout = CumulativeLayout(steps: many, caption: "time", size: .narrow)
    #expect(layout.names.first?.text == "000ms-100ms")
    #expect(layout.names.count < 5 && layout.columns.count == 30)
    for (left, right) in zip(layout.names, layout.names.dropFirst()) {
      #expect(right.place.x - left.place.x > 80)
    }
  }
}
