import SiteTestSupport
import Testing

@Suite("The usage of the program")
struct UsageTests {
  @Test("the help is as it was reviewed", arguments: ["telemetry-site", "build", "check"])
  func help(_ command: String) async throws {
    let arguments = command == "telemetry-site" ? ["--help"] : [command, "--help"]
    let outcome = try await Tool("good-minimal").run(arguments)
    #expect(outcome.code == 0 && outcome.errors == "")
    try Golden.expect(outcome.output, equals: "command/\(command).help.txt")
  }

  @Test("the version is a number")
  func version() async throws {
    let outcome = try await Tool("good-minimal").run(["--version"])
    #expect(outcome.code == 0 && outcome.errors == "")
    try Golden.expect(outcome.output, equals: "command/telemetry-site.version.txt")
  }

  /// Each is refused with 64 before any work: the last line says what is wrong with it.
  private static let refused: [[String]] = [
    ["bild"], ["build", "--outptu", "x"], ["build", "extra"], ["build", "--jobs", "0"],
    ["build", "--jobs", "two"], ["build", "--base-url", "example.org"],
    ["build", "--base-url", "javascript:alert(1)"], ["build", "--as-of", "2026-02-30"],
    ["check", "--output", "x"],
    ["build", "--content", "gone"], ["check", "--content", "gone"], ["build", "--content", ""],
    ["build", "--content", "content/site.yml"], ["build", "--templates", "gone"],
    ["check", "--templates", "gone/too"],
    ["build", "--output", "/"], ["build", "--output", ""], ["build", "--output", "."],
    ["build", "--output", "content"], ["build", "--output", "content/site"],
    ["build", "--output", "../HOME"], ["build", "--output", "foreign"],
    ["build", "--output", "marked"], ["build", "--output", "link"], ["build", "--output", "file"],
    ["build", "--output", "gone/site"], ["build", "--output", ".git/site"],
  ]

  @Test("64: wrong usage and refused folders are told, and nothing is touched")
  func refusals() async throws {
    let tool = try Tool("good-minimal")
    let folder = tool.folder
    try folder.write("theirs", to: "foreign/file.txt")
    try folder.write("ours", to: "marked/.telemetry-site")
    try folder.write("theirs", to: "marked/Notes.txt")
    try folder.write("theirs", to: "file")
    try folder.makeFolder(".git")
    try folder.makeFolder("target")
    try folder.link("link", to: "target")
    let before = try folder.files()
    let home = folder.path.split(separator: "/").last.map(String.init) ?? ""
    var text = ""
    for arguments in Self.refused {
      let outcome = try await tool.run(arguments.map { $0.replacing("HOME", with: home) })
      #expect(outcome.code == 64, "\(arguments)")
      #expect(outcome.output == "", "\(arguments)")
      let words = arguments.map { $0.isEmpty ? "''" : $0 }.joined(separator: " ")
      text += "$ telemetry-site \(words)\n\(outcome.errors.replacing(home, with: "HOME"))\n"
    }
    try Golden.expect(text, equals: "command/build.refusals.txt")
    #expect(try folder.files() == before)
  }
}
