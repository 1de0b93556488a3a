import SiteTestSupport
import TelemetryModel
import Testing

@Suite("The wall before raw reports")
struct ReportWallTests {
  static let releases = [
    ConfigFixture.release(
      "v1", "2026-01-01", counters: [("c:{a,b}", 1), ("rare", 0.1)], stacks: [("crash", 1)]),
    ConfigFixture.release(
      "v2", "2026-02-01", versions: ["v2.0.0"],
      counters: [("c:{a,b,secret}", 1), ("rare", 0.1), ("rare", 0.8)]),
  ]

  private func errors(
    metadata: [String] = ["GOOS", "Version"], _ change: (inout ReportFixture) -> Void = { _ in }
  ) -> [String] {
    var fixture = ReportFixture()
    change(&fixture)
    var wall = ReportWall(
      ConfigHistory(releases: Self.releases), metadata: metadata.map { ChartName($0) })
    var diagnostics = Diagnostics()
    wall.check(fixture.report(), &diagnostics)
    for diagnostic in diagnostics.sorted { #expect(!"\(diagnostic)".contains("secret")) }
    return diagnostics.sorted.map { "\($0.location.column) \($0.message)" }
  }

  @Test("all that the report's own config lists passes")
  func passes() {
    #expect(errors { $0.counters = ["c:a", "c:b"] } == [])
    #expect(errors { $0.stacks = ["crash", "crash\na.b:+1,+0x1"] } == [])
    #expect(
      errors {
        $0.config = "v2"; $0.metadata[1] = "v2.0.0"; $0.counters = ["c:secret"]
      } == [])
  }

  @Test("a config that the history lacks is refused")
  func unknownConfig() {
    let hash = HiddenText.hash("secret")
    #expect(
      errors { $0.config = "secret" } == ["5 a 'Config' that the history does not have (\(hash))"])
  }

  @Test("what only another version lists is refused, by its hash")
  func unlisted() {
    let hash = HiddenText.hash("c:secret")
    #expect(
      errors { $0.counters = ["c:a", "c:secret"] }
        == ["60 a counter that its config does not list (\(hash))"])
    #expect(
      errors {
        $0.program = "secret"; $0.counters = ["c:x"]
      }
        == ["20 a program that its config does not list (\(HiddenText.hash("secret")))"])
    #expect(
      errors { $0.metadata = ["secret", "v2.0.0"] } == [
        "30 a 'GOOS' that its config does not list (\(HiddenText.hash("secret")))",
        "40 a 'Version' that its config does not list (\(HiddenText.hash("v2.0.0")))",
      ])
    #expect(
      errors { $0.stacks = ["crash\nx", "secret\ncrash"] }
        == ["60 a stack that its config does not list (\(HiddenText.hash("secret\ncrash")))"])
  }

  @Test("a counter is no stack, a stack no counter, a chart no counter, a prefix no name")
  func kinds() {
    #expect(errors { $0.counters = ["crash", "c", "c:", "c:{a,b}", "C:a"] }.count == 5)
    #expect(errors { $0.stacks = ["c:a", "cras", "crash "] }.count == 3)
  }

  @Test("metadata that the config has no list of is refused, whatever its value")
  func noList() {
    let errors = errors(metadata: ["OS", "Version"])
    #expect(errors == ["30 a 'OS' that its config does not list (\(HiddenText.hash("linux")))"])
  }

  @Test(
    "a report above a counter's rate cannot hold it; of several entries the highest rate counts")
  func rate() {
    let hash = HiddenText.hash("rare")
    #expect(
      errors { $0.counters = ["rare"] }
        == ["50 a counter that its config lists at a rate below the report's 'X' (\(hash))"])
    #expect(
      errors {
        $0.counters = ["rare"]; $0.x = 0.1
      } == [])
    let newer = errors {
      $0.config = "v2"
      $0.metadata[1] = "v2.0.0"
      $0.counters = ["rare"]
    }
    #expect(newer == [])
  }

  @Test("é in two spellings are two names")
  func spellings() {
    #expect(errors { $0.metadata[0] = "linux\u{301}" }.count == 1)
  }
}
