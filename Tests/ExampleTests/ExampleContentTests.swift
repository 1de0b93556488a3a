internal import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@testable import telemetry_site_example

@Suite("The example in content/")
struct ExampleContentTests {
  private static let files = ExampleContent.files()

  @Test("making it again gives exactly the files that are there")
  func sameBytes() throws {
    let content = "\(PackageFolder.path)/content"
    for file in Self.files {
      let bytes = try Self.bytes("\(content)/\(file.path)")
      #expect(bytes == file.bytes, "\(file.path): run telemetry-site-example content")
    }
    let made = Set(Self.files.map(\.path))
    for folder in ["config", "metrics", "reports"] {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(content)/\(folder)")
      for path in paths {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: "\(content)/\(folder)/\(path)")
        if attributes[.type] as? FileAttributeType == .typeDirectory { continue }
        #expect(made.contains("\(folder)/\(path)"), "\(folder)/\(path) is not of the example")
      }
    }
  }

  /// A file's bytes; of a packed one those that it stands for, whatever zlib packed it.
  private static func bytes(_ path: String) throws -> [UInt8] {
    let bytes = Array(try Data(contentsOf: URL(filePath: path)))
    guard path.hasSuffix(".gz") else { return bytes }
    var source = GzipSource(MemorySource(bytes))
    var unpacked: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try piece.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { return unpacked }
      unpacked += piece[..<count]
    }
  }

  @Test("it stays small")
  func size() {
    #expect(Self.files.count <= 600)
    let tables = Self.files.filter { !$0.path.hasSuffix(".gz") }
    #expect(tables.reduce(0) { $0 + $1.bytes.count } <= 8_000_000)
  }

  @Test("it has what a full site needs: programs, charts, counters, versions, stacks, weeks")
  func breadth() throws {
    #expect(ExampleWorld.programs.count >= 5)
    #expect(ExampleCharts.all.count + ExampleStackCounter.all.count >= 40)
    #expect(Set(ExampleConfig.counterNames).count >= 300)
    #expect(ExampleConfig.history.count == 25)
    let weeks = Self.files.count { $0.path.hasSuffix("/reports.csv") }
    #expect(weeks == ExampleWorld.weekCount - ExampleWorld.lostWeeks.count)
    #expect(Self.files.count { $0.path.hasPrefix("reports/") } == 28)
  }

  @Test(
    "the story: on Windows, from loom 1.5 on, every lookup in the cache misses, and nowhere else")
  func story() throws {
    let path = "metrics/\(ExampleWorld.week(103))/groups.csv"
    let file = try #require(Self.files.first { $0.path == path })
    var groups: [String: Int] = [:]
    var misses: [String: Int] = [:]
    var hits: [String: Int] = [:]
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard fields[2] == "GOOS" else { continue }
      switch fields[4] {
      case "": groups[fields[3]] = Int(fields[5])
      case "loomcache/lookup:miss": misses[fields[3]] = Int(fields[5])
      case "loomcache/lookup:hit": hits[fields[3]] = Int(fields[5])
      default: continue
      }
    }
    #expect(misses["windows"] == groups["windows"] && hits["windows"] == nil)
    for system in ["darwin", "linux"] {
      let n = try #require(groups[system])
      #expect(try #require(misses[system]) * 10 < n * 7)
      #expect(try #require(hits[system]) * 10 > n * 9)
    }
  }

  @Test("its weeks end on Sundays, two years long")
  func weeks() {
    #expect(ExampleWorld.week(0).description == "2024-11-24")
    #expect(ExampleWorld.week(103).description == "2026-11-15")
    #expect(ExampleWorld.week(103).weekday == .sunday)
  }

  @Test("a report uses a config that was in force within the lag before its day")
  func configs() {
    var random = SplitMix64(seed: 1)
    for index in [0, 3, 33, 60, 103] {
      for report in ExampleWeek(index: index, random: &random).reports {
        let newest = ExampleConfig.inForce(on: report.day)
        let oldest = ExampleConfig.inForce(on: report.day.advanced(by: -ExampleWorld.lag))
        #expect((oldest...newest).contains(report.config))
      }
    }
  }

  @Test("a report holds only what its config lists, at its rate")
  func wall() {
    var random = SplitMix64(seed: 2)
    for report in ExampleWeek(index: 60, random: &random).reports {
      let config = ExampleConfig.history[report.config]
      for entry in report.programs {
        let allowed = config.charts(ofProgram: entry.program).flatMap { chart in
          report.x <= Double(chart.rate(inConfig: config.index)) ?? 0
            ? CounterExpression.expand(chart.expression(inConfig: config.index)) ?? [] : []
        }
        #expect(
          Set(allowed).isSuperset(
            of: entry.counters.map { CounterName(ExampleConfig.counterNames[$0.number]) }))
        let stacks = config.stackCounters(ofProgram: entry.program)
        for (text, _) in entry.stacks {
          #expect(stacks.contains { text.hasPrefix($0.name + "\n") })
        }
      }
    }
  }

  @Test("the generator gives the published numbers of SplitMix64")
  func splitMix() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }
}
