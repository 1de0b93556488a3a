import SiteTestSupport
import Testing

@Suite("Streams that cannot be written to")
struct ClosedStreamTests {
  @Test(
    "a result that nobody could read is no success", arguments: [">&-", ">/dev/full"])
  func output(_ redirection: String) async throws {
    let tool = try Tool("good-minimal")
    let whole = try await tool.run(["build", "--output", "whole", "--quiet"])
    #expect(whole == Tool.Outcome(code: 0, output: "", errors: ""))
    let outcome = try await tool.run(["build"], redirections: redirection)
    #expect(outcome.code == 3)
    #expect(outcome.errors.hasPrefix("error: write 'standard output' failed: "))
    #expect(outcome.errors.hasSuffix("\n  hint: the site was built all the same\n"))
    #expect(try tool.folder.files(under: "site") == tool.folder.files(under: "whole"))
    #expect(try await tool.run(["check"], redirections: redirection).code == 3)
    #expect(
      try await tool.run(["build", "--quiet"], redirections: redirection).code == 0,
      "there is nothing to say")
  }

  @Test("a pipe that nobody reads ends in no signal")
  func pipe() async throws {
    let tool = try Tool("good-minimal")
    let outcome = try await tool.run(
      ["-c", "{ sleep 1; \"$0\" build; echo $? >code; } | :"],
      setup: "tool=$1; shift; set -- /bin/sh \"$@\" \"$tool\"")
    #expect(outcome.errors.hasPrefix("error: write 'standard output' failed: Broken pipe"))
    #expect(try tool.folder.text("code") == "3\n")
  }

  @Test(
    "mistakes that nobody could read are no success either",
    arguments: ["2>&-", "2>/dev/full", ">&- 2>&- <&-"])
  func errors(_ redirection: String) async throws {
    let tool = try Tool("wall-unlisted-counter")
    let before = try tool.folder.files()
    let outcome = try await tool.run(["build"], redirections: redirection)
    #expect((1...3).contains(outcome.code), "\(outcome.code)")
    #expect(try tool.folder.files() == before)
  }

  @Test("no file of the site becomes a closed stream")
  func allClosed() async throws {
    let tool = try Tool("good-warnings")
    #expect(try await tool.run(["build", "--output", "whole", "--quiet"]).code == 0)
    let outcome = try await tool.run(["build"], redirections: "<&- >&- 2>&-")
    #expect(outcome.code != 0)
    #expect(try tool.folder.files(under: "site") == tool.folder.files(under: "whole"))
  }
}
