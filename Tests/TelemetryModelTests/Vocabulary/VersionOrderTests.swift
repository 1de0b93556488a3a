import TelemetryModel
import Testing

@Suite("The order of versions")
struct VersionOrderTests {
  /// The example of Semantic Versioning 2.0.0, section 11, with a `v`; then Go's and odd ones.
  static let ordered = [
    "v0.9.0", "v0.10.0", "v1.0.0-alpha", "v1.0.0-alpha.1", "v1.0.0-alpha.beta", "v1.0.0-beta",
    "v1.0.0-beta.2", "v1.0.0-beta.11", "v1.0.0-rc.1", "v1.0.0", "go1.2", "go1.9.2rc2", "go1.20rc1",
    "go1.20rc2", "go1.20rc10", "go1.20", "go1.20.1", "go1.21", "v2.0.0-pre.1", "v2.0.0",
    "v123456789012345678901234567890.0.0", "(unknown)", "devel", "go", "v1..2", "vendor",
  ]

  @Test("each is before all that follow it, and not the other way round")
  func total() {
    for (i, a) in Self.ordered.enumerated() {
      for (j, b) in Self.ordered.enumerated() {
        #expect(VersionOrder.less(a, b) == (i < j), "\(a) < \(b)")
      }
    }
  }

  @Test("equal numbers in two spellings are ordered by their bytes")
  func spellings() {
    #expect(VersionOrder.less("v1.0", "v1.0.0"))
    #expect(!VersionOrder.less("v1.0.0", "v1.0"))
    #expect(VersionOrder.less("v1.0.0+a", "v1.0.0+b"))
  }

  @Test("a Go version is cut to its minor version, anything else stays")
  func goMinor() {
    let cuts = [
      ("go1.21.3", "go1.21"), ("go1.22rc1", "go1.22"), ("go1.9.2rc2", "go1.9"),
      ("go1.24", "go1.24"),
      ("go1", "go1"), ("devel", "devel"), ("go1.", "go1."), ("gox.1", "gox.1"),
      ("v1.2.3", "v1.2.3"),
      ("go10.200.1", "go10.200"),
    ]
    for (text, cut) in cuts { #expect(VersionOrder.goMinor(text) == cut) }
  }

  @Test("histogram buckets stand in numeric order, across units")
  func histogram() throws {
    let ordered = [
      "0", "<10us", "10us-1ms", "<1ms", "1ms", "1ms-10ms", ">=1ms", "10-20ms", "1.5s", "1m", "2h",
    ]
    let buckets = try ordered.dropFirst().map { try #require(HistogramBucket(BucketName($0))) }
    for (i, a) in buckets.enumerated() {
      for (j, b) in buckets.enumerated() { #expect(a.precedes(b) == (i < j), "\(i) \(j)") }
    }
    #expect(HistogramBucket(BucketName("0"))?.dimension == HistogramBucket.Dimension.none)
  }

  @Test(
    "what is no histogram bucket is none",
    arguments: [
      "", "<", "abc", "10-", "-10", "20-10", "1ms-2KB", "10 ms", "<=10", ">10", "1.", "1e3",
    ])
  func noBucket(text: String) { #expect(HistogramBucket(BucketName(text)) == nil) }
}
