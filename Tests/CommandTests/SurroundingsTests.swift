import SiteTestSupport
import Testing

@Suite("The surroundings of a run")
struct SurroundingsTests {
  private static let surroundings: [(setup: String, environment: [String: String])] = [
    ("umask 077", ["TZ": "Pacific/Chatham", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8"]),
    ("umask 000", ["TZ": "America/St_Johns", "LANG": "C", "LC_ALL": "de_DE.UTF-8"]),
    ("umask 022; ulimit -n 64", ["TZ": ":nonsense", "SWIFT_DETERMINISTIC_HASHING": "1"]),
  ]

  @Test("time zone, language, umask, limits and hash seed do not show in the site")
  func sameBytes() async throws {
    let tool = try Tool("good-names")
    #expect(try await tool.run(["build", "--output", "site", "--jobs", "1"]).code == 0)
    let files = try tool.folder.files(under: "site")
    #expect(files.count > 300)
    for (index, around) in Self.surroundings.enumerated() {
      let site = "site\(index)"
      let outcome = try await tool.run(
        ["build", "--output", site, "--jobs", "8"], setup: around.setup,
        environment: around.environment)
      #expect(outcome.code == 0, "\(outcome.errors)")
      #expect(try tool.folder.files(under: site) == files, "\(around)")
      for path in try tool.folder.contents(of: site) {
        let isFolder = path.hasSuffix("/")
        let mode = tool.folder.mode(isFolder ? String(path.dropLast()) : path)
        #expect(mode == (isFolder ? 0o755 : 0o644), "\(path)")
      }
    }
  }

  @Test("no path of the machine stands in the site")
  func noPaths() async throws {
    let tool = try Tool("good-minimal")
    #expect(try await tool.run(["build", "--content", tool.folder("content")]).code == 0)
    for (path, bytes) in try tool.folder.files(under: "site") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(tool.folder.path), "\(path)")
    }
  }
}
