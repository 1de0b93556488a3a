import Foundation
import SiteTestSupport
import Testing

/// What machines read of a run, by the JSON parser of Foundation, which knows nothing of ours.
@Suite("The formats of messages")
struct MessageFormatTests {
  private func objects(_ output: String) throws -> [[String: Any]] {
    #expect(output.hasSuffix("\n"))
    return try output.split(separator: "\n").map { line in
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return try #require(value as? [String: Any], "\(line)")
    }
  }

  @Test("json: each mistake is an object with its place, and the summary comes last")
  func mistakes() async throws {
    let tool = try Tool("several-files")
    let outcome = try await tool.run(["build", "--format", "json"])
    #expect(outcome.code == 1)
    #expect(outcome.errors == "")
    try Golden.expect(outcome.output, equals: "command/build.mistakes.jsonl")
    let objects = try objects(outcome.output)
    #expect(objects.map { $0["type"] as? String }.dropLast().allSatisfy { $0 == "diagnostic" })
    let first = try #require(objects.first)
    #expect(first["severity"] as? String == "error")
    #expect(first["message"] as? String == "a record has no key 'countre'")
    #expect(first["hint"] as? String == "did you mean 'counter'?")
    #expect(first["file"] as? String == "content/config/v0.1.0/chartconfig.txt")
    #expect(first["line"] as? Int == 7 && first["column"] as? Int == 1)
    let last = try #require(objects.last)
    #expect(last["type"] as? String == "summary" && last["result"] as? String == "failed")
    #expect(last["exit_code"] as? Int == 1 && last["errors"] as? Int == 5)
    #expect(
      try await tool.run(["check", "--format", "json", "--quiet"]) == outcome,
      "quiet hides no mistake")
  }

  @Test("json: of a site that stands, the summary has the numbers")
  func success() async throws {
    let tool = try Tool("good-warnings")
    let outcome = try await tool.run(["build", "--format", "json"])
    #expect(outcome.code == 0 && outcome.errors == "")
    let objects = try objects(outcome.output)
    try #require(objects.count == 2)
    #expect(objects[0]["severity"] as? String == "warning")
    let note = try #require((objects[0]["notes"] as? [[String: Any]])?.first)
    #expect(note["message"] as? String == "the first one")
    #expect(note["file"] as? String == "content/config/v0.1.0/config.json")
    #expect(note["line"] as? Int == 2 && note["column"] as? Int == 12)
    let site = try tool.folder.files(under: "site")
    let summary = objects[1]
    #expect(summary["result"] as? String == "built" && summary["exit_code"] as? Int == 0)
    #expect(summary["files"] as? Int == site.count - 1)
    #expect(summary["pages"] as? Int == site.keys.count { $0.hasSuffix(".html") })
    #expect(summary["warnings"] as? Int == 1 && summary["has_wall"] as? Bool == true)
    #expect(summary["hint"] is NSNull && summary["leftover"] is NSNull)
    let quiet = try await tool.run(["check", "--format", "json", "--quiet"])
    #expect(try self.objects(quiet.output).count == 1, "the end can still be told")
  }

  @Test("json: a refused folder and a failing system are summaries too")
  func failures() async throws {
    let tool = try Tool("good-minimal")
    let refused = try await tool.run(["build", "--format", "json", "--output", "content"])
    #expect(refused.code == 64 && refused.errors == "")
    let objects = try objects(refused.output)
    #expect(objects.count == 1)
    #expect(objects[0]["exit_code"] as? Int == 64)
    #expect((objects[0]["message"] as? String)?.isEmpty == false)
    #expect((objects[0]["hint"] as? String)?.isEmpty == false)
    try tool.folder.write("in the way", to: ".site.telemetry-site")
    let failed = try await tool.run(["build", "--format", "json"])
    #expect(failed.code == 3)
    #expect(
      try self.objects(failed.output)[0]["message"] as? String
        == "open '.site.telemetry-site' failed: Not a directory")
  }

  @Test("json: what stands in a path or a name comes back as the text says it")
  func anyBytes() async throws {
    let tool = try Tool("good-minimal")
    let name = "a\"b\\c\u{7F}\u{85}\u{2028}é😀%0A::error::x"
    let folder = "metrics/q\"u\\o,t:e%é"
    try tool.folder.write(
      "week,program,counter,reports,total\n2026-04-19,example.org/quill,\"\(name.replacing("\"", with: "\"\""))\",1,1\n",
      to: "content/\(folder)/x.csv")
    let outcome = try await tool.run(["check", "--format", "json"])
    #expect(outcome.code == 1)
    let object = try #require(try objects(outcome.output).first)
    #expect(object["file"] as? String == "content/\(folder)/x.csv")
    let text = try await tool.run(["check"]).errors
    let message = try #require(object["message"] as? String)
    #expect(text.hasPrefix("content/\(folder)/x.csv:2:30: error: \(message)\n"))
  }

  @Test("github: each mistake is a workflow command on standard output")
  func workflow() async throws {
    let tool = try Tool("several-files")
    let outcome = try await tool.run(["build", "--format", "github"])
    #expect(outcome.code == 1)
    #expect(outcome.errors == "5 errors: nothing was changed\n")
    try Golden.expect(outcome.output, equals: "command/build.mistakes.github.txt")
    let warnings = try Tool("good-warnings")
    let warned = try await warnings.run(["check", "--format", "github"])
    #expect(
      warned.output.hasPrefix(
        "::warning file=content/config/v0.1.0/config.json,line=2,col=31::'linux' stands twice"))
    #expect(
      warned.output.contains("%0Acontent/config/v0.1.0/config.json:2:12: note: the first one"))
    let refused = try await tool.run(["build", "--format", "github", "--output", "content"])
    #expect(refused.code == 64 && refused.output.hasPrefix("::error::"))
    let open = try await Tool("good-no-config").run(["check", "--format", "github"])
    #expect(open.output.hasPrefix("::notice::there is no config/, so no privacy wall"))
  }

  /// The escapes of the runner's own `toCommandValue` and `toCommandProperty`.
  @Test("github: what would end a command or a property is escaped")
  func workflowEscapes() async throws {
    let tool = try Tool("good-minimal")
    try tool.folder.write(
      "week,program,counter,reports,total\n2026-04-19,example.org/quill,50%0A:,1,1\n",
      to: "content/metrics/a,b:c%d.csv")
    let outcome = try await tool.run(["check", "--format", "github"])
    #expect(
      outcome.output.hasPrefix(
        "::error file=content/metrics/a%2Cb%3Ac%25d.csv,line=2,col=30::counter '50%250A:'"),
      "\(outcome.output)")
    #expect(outcome.output.split(separator: "\n").count == 1)
  }

  @Test("a stream that is closed changes no exit code", arguments: ["json", "github"])
  func closed(_ format: String) async throws {
    let mistakes = try Tool("wall-unlisted-counter")
    let good = try Tool("good-minimal")
    for stream in [">&-", ">/dev/full", "2>&-"] {
      #expect(
        try await mistakes.run(["check", "--format", format], redirections: stream).code == 1)
    }
    #expect(
      try await good.run(["check", "--format", format], redirections: ">/dev/full").code == 3)
  }
}
