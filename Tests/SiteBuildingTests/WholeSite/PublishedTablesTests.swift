import SiteRendering
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@testable import SiteBuilding

@Suite("The published tables")
struct PublishedTablesTests {
  /// One row of each table as its fields, without places.
  private func rows(_ tables: InputTables) -> [[String]] {
    func name(_ id: NameID) -> String { id == .absent ? "-" : tables.names[id] }
    return tables.rows.joined().map {
      [
        "\($0.kind)", "\($0.periodEnd)", name($0.program), name($0.by), name($0.value),
        name($0.name), "\($0.reports)", "\($0.total)",
      ]
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func read(_ files: [(name: String, bytes: [UInt8])]) throws -> InputTables {
    var diagnostics = Diagnostics()
    var reader = InputTablesReader(
      calendar: PeriodCalendar(), asOf: nil, limits: InputLimits(), allowFormulaNames: false)
    for file in files {
      try reader.read(
        file: file.name, source: MemorySource(file.bytes), diagnostics: &diagnostics)
    }
    let tables = reader.finish(diagnostics: &diagnostics)
    #expect(diagnostics.errors == [])
    return tables
  }

  private func tables() throws -> InputTables {
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
    func bytes(_ files: TableFiles, _ file: TableFile) -> [UInt8] {
      var bytes: [UInt8] = []
      files.write(file) { bytes += $0 }
      return bytes
    }
    let given = files.files.filter { $0.encoding == .csv && $0.table.hasPeriods }
    let whole = try read(
      given.filter(\.isWhole).map { ($0.address.outputPath, bytes(files, $0)) })
    #expect(rows(whole) == rows(tables))
    let pieces = try read(
      given.filter { !$0.isWhole }.map { ($0.address.outputPath, bytes(files, $0)) })
    #expect(rows(pieces) == rows(tables))
    // Written once, they are written the same ever after.
    let again = TableFiles(try CatalogFixture.build(CatalogFixture.settings, whole, nil))
    #expect(again.files.map { bytes(again, $0) } == files.files.map { bytes(files, $0) })
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
      let folder = path.dropLast("index.html".count)
      for match in page.matches(of: #/<dt>([^<]+)</dt><dd><code>([0-9a-f]{64})</#) {
        let file = String(folder + match.1)
        #expect(SHA256.hexDigest(of: try #require(files[file], "\(file)")) == match.2, "\(file)")
        compared.insert(file)
      }
    }
    let endings = [".csv", ".csv.gz", ".jsonl", ".sqlite", ".tar.gz"]
    let downloads = files.keys.filter { file in
      file.hasPrefix("data/") && !file.hasPrefix("data/reports/")
        && endings.contains { file.hasSuffix($0) }
    }
    #expect(compared == Set(downloads))
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
    where PublishedTable.allCases.contains(where: { $0.hasPeriods && path == "data/\($0.name).csv" }
    ) {
      try second.write(String(decoding: bytes, as: UTF8.self), to: "content/metrics/\(path)")
    }
    _ = try await SiteBuild(.init(content: second("content")))
      .build(output: second("site"), home: nil)
    let again = try second.files(under: "site").filter { $0.key.hasPrefix("data/") }
    // The other site was made from other files.
    let others = [
      "data/source.tar.gz", "data/build.json", "data/datapackage.json", "data/SHA256SUMS",
      "data/index.html",
    ]
    for (path, bytes) in first where !others.contains(path) {
      #expect(again[path] == bytes, "\(path)")
    }
    #expect(again.count == first.count)
  }
}
