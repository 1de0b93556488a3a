import SiteRendering
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@testable import SiteBuilding

@Suite("The published tables")
struct PublishedTablesTests {
  /// One row of each table as its fields, without places.
  private func rows(_ tables: MetricTables) -> [[String]] {
    func name(_ id: NameID) -> String { tables.names[id] }
    let counters = tables.counters.map {
      ["counter", "\($0.week)", name($0.program), name($0.counter), "\($0.reports)", "\($0.total)"]
    }
    let stacks = tables.stacks.map {
      ["stack", "\($0.week)", name($0.program), name($0.counter), "\($0.reports)", "\($0.total)"]
    }
    let reports = tables.reports.map {
      ["reports", "\($0.week)", name($0.program), "\($0.reports)"]
    }
    let eligible = tables.eligible.map {
      ["eligible", "\($0.week)", name($0.program), name($0.chart), "\($0.eligible)"]
    }
    let groups = tables.breakdowns.map {
      [
        "group", "\($0.week)", name($0.program), name($0.by), name($0.value), name($0.counter),
        "\($0.reports)", "\($0.total)",
      ]
    }
    return (counters + stacks + reports + eligible + groups).sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  private func read(_ files: [(name: String, bytes: [UInt8])]) throws -> MetricTables {
    var diagnostics = Diagnostics()
    var reader = MetricTablesReader(
      calendar: PeriodCalendar(), asOf: nil, limits: InputLimits(), allowFormulaNames: false)
    for file in files {
      try reader.read(
        file: file.name, source: MemorySource(file.bytes), diagnostics: &diagnostics)
    }
    let tables = reader.finish(diagnostics: &diagnostics)
    #expect(diagnostics.errors == [])
    return tables
  }

  private func tables() throws -> MetricTables {
    var rows = TablesFixture()
    for week in ["2026-04-12", "2026-03-29"] {
      rows.reports(week, "", 90)
      rows.reports(week, "p, \"q\"", 80)
      rows.counter(week, "p, \"q\"", "x:<script>", 3, 9)
      rows.counter(week, "p, \"q\"", "x:é,\"", nil, 12)
      rows.counter(week, "p, \"q\"", "y", 0, nil)
      rows.eligible(week, "p, \"q\"", "x", 70)
      rows.eligible(week, "p, \"q\"", "bug", 80)
      rows.stack(week, "p, \"q\"", "bug\nf \"g\":+1,+0x2\nh:-1,-0x3", 1, 1)
      rows.group(week, "p, \"q\"", by: "GOOS+GoVersion", "linux+go1.27", "", 20, nil)
      rows.group(week, "p, \"q\"", by: "GOOS+GoVersion", "linux+go1.27", "x:<script>", 2, 5)
    }
    return rows.tables
  }

  @Test("what is read back from them is what was read, from the whole and from the pieces")
  func roundTrip() throws {
    let tables = try tables()
    let files = TableFiles(try CatalogFixture.build(CatalogFixture.settings, tables, nil))
    func bytes(_ file: TableFiles.File) -> [UInt8] {
      var buffer = ByteBuffer(capacity: 1024)
      files.append(file, to: &buffer)
      return buffer.bytes
    }
    let whole = try read(files.whole.map { ($0.table.fileName, bytes($0)) })
    #expect(rows(whole) == rows(tables))
    let pieces = try read(
      files.ofPeriods.enumerated().flatMap { period, own in
        own.map { ("\(period)/\($0.table.fileName)", bytes($0)) }
      })
    #expect(rows(pieces) == rows(tables))
    // Written once, they are written the same ever after.
    let again = TableFiles(try CatalogFixture.build(CatalogFixture.settings, whole, nil))
    #expect(again.whole.map(\.sha256) == files.whole.map(\.sha256))
  }

  @Test("a hash on a page is that of the file beside it", arguments: SiteCase.good)
  func hashes(_ siteCase: SiteCase) async throws {
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let files = try folder.files(under: "site")
    var compared: Set<String> = []
    for (path, bytes) in files
    where path.hasPrefix("data/") && path.hasSuffix("/index.html") {
      let page = String(decoding: bytes, as: UTF8.self)
      let row =
        #/<tr><th scope="row"><a href="[^"]*/(data/[^"]*)">.*<td class="hash"><code>([0-9a-f]{64})</#
      for match in page.matches(of: row) {
        let file = String(match.1)
        #expect(SHA256.hexDigest(of: try #require(files[file], "\(file)")) == match.2, "\(file)")
        compared.insert(file)
      }
    }
    #expect(compared == Set(files.keys.filter { $0.hasPrefix("data/") && $0.hasSuffix(".csv") }))
    #expect(compared.isEmpty == !siteCase.has("input/content/metrics"))
  }

  @Test("a site built from its own tables publishes the same tables")
  func rebuilt() async throws {
    let siteCase = SiteCase(name: "good-notes")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let first = try folder.files(under: "site").filter { $0.key.hasPrefix("data/") }
    let second = try TemporaryFolder()
    for (path, bytes) in try folder.files(under: "content") where !path.hasPrefix("metrics/") {
      try second.write(String(decoding: bytes, as: UTF8.self), to: "content/\(path)")
    }
    for (path, bytes) in first
    where path.hasSuffix(".csv") && path.utf8.count(where: { $0 == 0x2F }) == 1 {
      try second.write(String(decoding: bytes, as: UTF8.self), to: "content/metrics/\(path)")
    }
    _ = try await SiteBuild(.init(content: second("content")))
      .build(output: second("site"), home: nil)
    #expect(try second.files(under: "site").filter { $0.key.hasPrefix("data/") } == first)
  }
}
