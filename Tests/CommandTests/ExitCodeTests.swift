import Foundation
import SiteTestSupport
import Testing

@Suite("What the program prints, and its exit code")
struct ExitCodeTests {
  private static func isSummary(_ line: String, _ verb: String, warnings: String) -> Bool {
    line.wholeMatch(of: /(\w+) \d+ pages, \d+ files, \d+\.\d MB in \d+\.\d s, (.+)\n/)
      .map { $0.output.1 == verb && $0.output.2 == warnings } ?? false
  }

  @Test("0: the site stands, and one line tells of it")
  func success() async throws {
    let tool = try Tool("good-minimal")
    let outcome = try await tool.run(["build"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(Self.isSummary(outcome.output, "built", warnings: "0 warnings"), "\(outcome.output)")
    #expect(try tool.folder.files(under: "site")["index.html"] != nil)
  }

  @Test("check tells the same, and writes nothing")
  func check() async throws {
    let tool = try Tool("good-minimal")
    let before = try tool.folder.contents()
    let outcome = try await tool.run(["check"])
    #expect(outcome.code == 0)
    #expect(outcome.errors == "")
    #expect(Self.isSummary(outcome.output, "checked", warnings: "0 warnings"), "\(outcome.output)")
    #expect(try tool.folder.contents() == before)
  }

  @Test("a site without config/ is told that it has no wall")
  func noWall() async throws {
    let tool = try Tool("good-no-config")
    let outcome = try await tool.run(["check"])
    #expect(outcome.code == 0)
    try Golden.expect(outcome.errors, equals: "command/check.no-config.txt")
    #expect(try await tool.run(["check", "--quiet"]).errors == "")
    #expect(try await tool.run(["check", "--strict"]).code == 0, "it is no warning")
  }

  @Test("1: mistakes go to standard error, by place", arguments: ["build", "check"])
  func mistakes(_ command: String) async throws {
    let tool = try Tool("several-files")
    let before = try tool.folder.files()
    let outcome = try await tool.run([command])
    #expect(outcome.code == 1)
    #expect(outcome.output == "")
    try Golden.expect(outcome.errors, equals: "command/build.mistakes.txt")
    #expect(try await tool.run([command, "--quiet"]) == outcome, "quiet hides no mistake")
    #expect(try tool.folder.files() == before)
  }

  @Test("1: of more than a hundred mistakes a hundred are shown")
  func manyMistakes() async throws {
    let tool = try Tool("good-minimal")
    let rows = (0..<150).map { "2026-04-19,example.org/quill,\($0),1,1\n" }.joined()
    try tool.folder.write(
      "week,program,counter,reports,total\n" + rows, to: "content/metrics/x.csv")
    let outcome = try await tool.run(["build"])
    #expect(outcome.code == 1)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count { $0.contains(": error: ") } == 100)
    #expect(lines.last == "100 errors (50 more not shown): nothing was changed")
  }

  @Test("a warning stops nothing, but with --strict")
  func warning() async throws {
    let tool = try Tool("good-warnings")
    let outcome = try await tool.run(["build"])
    #expect(outcome.code == 0)
    #expect(Self.isSummary(outcome.output, "built", warnings: "1 warning"), "\(outcome.output)")
    try Golden.expect(outcome.errors, equals: "command/build.warning.txt")
    let site = try tool.folder.files(under: "site")

    let quiet = try await tool.run(["build", "--quiet"])
    #expect(quiet == Tool.Outcome(code: 0, output: "", errors: ""))

    let strict = try await tool.run(["build", "--strict"])
    #expect(strict.code == 1 && strict.output == "")
    try Golden.expect(strict.errors, equals: "command/build.warning-strict.txt")
    #expect(try tool.folder.files(under: "site") == site)
  }

  @Test("of more than a hundred warnings the others are counted")
  func manyWarnings() async throws {
    let tool = try Tool("good-warnings")
    let config = try tool.folder.text("content/config/v0.1.0/config.json")
    let twins = [String](repeating: "\"linux\"", count: 141).joined(separator: ", ")
    try tool.folder.write(
      config.replacing("\"linux\", \"darwin\", \"linux\"", with: twins),
      to: "content/config/v0.1.0/config.json")
    let outcome = try await tool.run(["check"])
    #expect(outcome.code == 0)
    #expect(Self.isSummary(outcome.output, "checked", warnings: "140 warnings"))
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count { $0.contains(": warning: ") } == 100)
    #expect(lines.last == "and 40 more warnings")
    let strict = try await tool.run(["check", "--strict"])
    #expect(strict.errors.hasSuffix("\n140 warnings with --strict: nothing was changed\n"))
  }

  @Test("a period after --as-of is refused")
  func asOf() async throws {
    let tool = try Tool("good-minimal")
    #expect(try await tool.run(["check", "--as-of", "2026-04-19"]).code == 0)
    let outcome = try await tool.run(["check", "--as-of", "2026-04-18"])
    #expect(outcome.code == 1)
    try Golden.expect(outcome.errors, equals: "command/check.as-of.txt")
  }

  @Test("3: a system call that fails is named")
  func systemFailure() async throws {
    let tool = try Tool("good-minimal")
    try tool.folder.write("in the way", to: ".site.telemetry-site")
    let outcome = try await tool.run(["build"])
    #expect(outcome.code == 3)
    try Golden.expect(outcome.errors, equals: "command/build.system-failure.txt")
    #expect(!(try tool.folder.contents()).contains { $0.hasPrefix("site/") })
  }

  @Test("4: another build holds the lock")
  func locked() async throws {
    let tool = try Tool("good-minimal")
    #expect(try await tool.run(["build"]).code == 0)
    let before = try tool.folder.files(under: "site")
    let lock = open(tool.folder(".site.telemetry-site/lock"), O_RDWR | O_CLOEXEC)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let outcome = try await tool.run(["build"])
    #expect(outcome.code == 4)
    try Golden.expect(outcome.errors, equals: "command/build.locked.txt")
    #expect(try tool.folder.files(under: "site") == before)
    #expect(try await tool.run(["check"]).code == 0, "a check needs no lock")
    close(lock)
    #expect(try await tool.run(["build"]).code == 0)
  }
}
