internal import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import Testing

@testable import telemetry_site_example

@Suite("The example in content/")
struct ExampleContentTests {
  private static let files = ExampleContent.files()

  @Test("making it again gives exactly the files that are there")
  func sameBytes() throws {
    let content = "\(PackageFolder.path)/content"
    for file in Self.files {
      let bytes = try Data(contentsOf: URL(filePath: "\(content)/\(file.path)"))
      #expect(Array(bytes) == file.bytes, "\(file.path): run telemetry-site-example content")
    }
    let made = Set(Self.files.map(\.path))
    for folder in ["config", "metrics"] {
      let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(content)/\(folder)")
      for path in paths {
        let attributes = try FileManager.default.attributesOfItem(
          atPath: "\(content)/\(folder)/\(path)")
        if attributes[.type] as? FileAttributeType == .typeDirectory { continue }
        #expect(made.contains("\(folder)/\(path)"), "\(folder)/\(path) is not of the example")
      }
    }
  }

  @Test("it stays small")
  func size() {
    #expect(Self.files.count <= 340)
    #expect(Self.files.reduce(0) { $0 + $1.bytes.count } <= 3_000_000)
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
