import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite(
  "The 95 published versions of golang.org/x/telemetry/config",
  .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct ConfigHistoryFilesTests {
  static let folder = "data/go-config-history"

  private func read(
    _ version: String, _ diagnostics: inout Diagnostics
  ) throws -> (config: UploadConfig, records: [ChartRecord]) {
    let limits = InputLimits()
    let configFile = "\(Self.folder)/\(version)/config.json"
    let config = UploadConfigReader(
      metadata: SiteSettings.goMetadata.map(\.name), limits: limits, allowFormulaNames: false
    ).read(try SharedFolder.bytes(configFile), file: configFile, diagnostics: &diagnostics)
    let chartFile = "\(Self.folder)/\(version)/chartconfig.txt"
    let records = ChartConfigReader(limits: limits, allowFormulaNames: false)
      .read(try SharedFolder.bytes(chartFile), file: chartFile, diagnostics: &diagnostics)
    return (try #require(config), try #require(records))
  }

  @Test("every one is read without an error or a warning, and its two files agree")
  func all() throws {
    var diagnostics = Diagnostics()
    var recordCount = 0
    var expandedCount = 0
    let versions = try SharedFolder.names(in: Self.folder).filter { $0.hasPrefix("v0.") }
    #expect(versions.count == 95)
    for version in versions {
      let (config, records) = try read(version, &diagnostics)
      recordCount += records.count
      expandedCount += records.map(\.names.count).reduce(0, +)
      let listed = Set(
        config.programs.flatMap { program in
          (program.counters + program.stacks).map { "\(program.name) \($0.expression)" }
        })
      let decided = Set(records.map { "\($0.program) \($0.expression)" })
      #expect(listed == decided, "\(version)")
    }
    #expect(diagnostics.sorted == [])
    // Counted in the files by another program: lines 'title:', commas in counters.
    #expect(recordCount == 2114)
    #expect(expandedCount == 8000)
  }

  struct Expected: Sendable {
    var version: String
    var records, expanded, issues, depths: Int
    var programs, counters, stacks, versions, goVersions: Int
    var sampleRate: Double?
  }

  @Test(
    "some are read to the numbers that another program counted",
    arguments: [
      Expected(
        version: "v0.1.0", records: 1, expanded: 9, issues: 1, depths: 0, programs: 1, counters: 1,
        stacks: 0, versions: 187, goVersions: 260, sampleRate: nil),
      Expected(
        version: "v0.21.0", records: 11, expanded: 41, issues: 12, depths: 3, programs: 3,
        counters: 8, stacks: 3, versions: 213, goVersions: 286, sampleRate: 1),
      Expected(
        version: "v0.54.0", records: 25, expanded: 86, issues: 26, depths: 5, programs: 6,
        counters: 20, stacks: 5, versions: 376, goVersions: 319, sampleRate: 1),
      Expected(
        version: "v0.95.0", records: 38, expanded: 138, issues: 40, depths: 5, programs: 6,
        counters: 33, stacks: 5, versions: 463, goVersions: 348, sampleRate: 1),
    ])
  func counted(_ expected: Expected) throws {
    var diagnostics = Diagnostics()
    let (config, records) = try read(expected.version, &diagnostics)
    #expect(records.count == expected.records)
    #expect(records.map(\.names.count).reduce(0, +) == expected.expanded)
    #expect(records.map(\.issues.count).reduce(0, +) == expected.issues)
    #expect(records.count { $0.depth != nil } == expected.depths)
    #expect(config.programs.count == expected.programs)
    #expect(config.programs.map(\.counters.count).reduce(0, +) == expected.counters)
    #expect(config.programs.map(\.stacks.count).reduce(0, +) == expected.stacks)
    #expect(config.programs.map(\.versions.count).reduce(0, +) == expected.versions)
    #expect(config.metadata.map(\.name.text) == ["GOOS", "GOARCH", "GoVersion"])
    #expect(config.metadata.last?.values.count == expected.goVersions)
    #expect(config.sampleRate == expected.sampleRate)
  }
}
