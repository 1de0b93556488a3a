import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("A site from its own source")
struct RemakeTests {
  static let cases = [
    "good-names", "good-notes", "good-pages", "good-reports", "good-stacks", "good-metrics",
    "good-deep-base-path", "good-no-config",
  ]

  /// Unpacks the archive of `site` in a folder of its own.
  private func unpack(_ folder: TemporaryFolder) throws -> TemporaryFolder {
    let other = try TemporaryFolder()
    let tar = try ShellCommand.run(
      "tar -xzf '\(folder("site/data/source.tar.gz"))'", in: other)
    #expect(tar.code == 0 && tar.output.isEmpty, "\(tar.output)")
    return other
  }

  @Test("is the same site, byte for byte", arguments: cases)
  func remade(_ name: String) async throws {
    let siteCase = SiteCase(name: name)
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let other = try unpack(folder)
    _ = try await SiteBuild(
      .init(content: other("content"), templates: other("templates"), jobs: 1)
    ).build(output: other("site"), home: nil)
    let diff = try ShellCommand.run(
      "diff -r '\(folder("site"))' '\(other("site"))'", in: other)
    #expect(diff.code == 0 && diff.output.isEmpty, "\(diff.output)")
    #expect(try other.files(under: "content") == folder.files(under: "content"))
  }

  @Test("raw reports that are not published are not in the archive either")
  func reports() async throws {
    let siteCase = SiteCase(name: "good-reports-not-published")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    let settings = try folder.text("content/site.yml")
    #expect(settings.contains("raw_reports: none\n"))
    let listing = settings.split(separator: "\n").map { line in
      line == "raw_reports: none"
        ? "raw_reports: list\nraw_reports_url: https://example.org/reports/\n" : line + "\n"
    }
    try folder.write(listing.joined(), to: "content/site.yml")
    #expect(try !folder.contents(of: "content/reports").isEmpty)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    #expect(try !unpack(folder).contents().contains { $0.hasPrefix("content/reports") })
    let listed = try folder.text("site/data/build.json")
    #expect(listed.contains("\"complete\":false"))
    #expect(listed.contains("{\"path\":\"content/reports/"))
    let page = try folder.text("site/data/index.html")
    #expect(page.contains("of raw reports that this site does not publish"))
    // Where they are not even listed, nothing depends on them.
    try folder.write(settings, to: "content/site.yml")
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    #expect(try !unpack(folder).contents().contains { $0.hasPrefix("content/reports") })
    let silent = try folder.text("site/data/build.json")
    #expect(silent.contains("\"complete\":true"))
    #expect(!silent.contains("content/reports/"))
  }

  @Test("the list of hashes has every file of the site, and sha256sum agrees", arguments: cases)
  func checksums(_ name: String) async throws {
    let siteCase = SiteCase(name: name)
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let check = try ShellCommand.run(
      "cd site && sha256sum --check --strict --quiet data/SHA256SUMS", in: folder)
    #expect(check.code == 0 && check.output.isEmpty, "\(check.output)")
    let listed = try folder.text("site/data/SHA256SUMS").split(separator: "\n")
      .map { String($0.dropFirst(66)) }
    let files = try folder.files(under: "site").keys.sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    #expect(listed == files.filter { $0 != "data/SHA256SUMS" && $0 != ".telemetry-site" })
  }

  @Test("the input's hash is that of the list that sha256sum prints")
  func inputHash() async throws {
    let siteCase = SiteCase(name: "good-notes")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let other = try unpack(folder)
    let list = try ShellCommand.run(
      "find content templates -type f | LC_ALL=C sort | xargs sha256sum | sha256sum", in: other)
    let hash = list.output.prefix(64)
    #expect(hash.utf8.count == 64)
    #expect(try folder.text("site/data/build.json").contains("\"input_sha256\":\"\(hash)\""))
    let home = try folder.text("site/index.html")
    #expect(home.contains("begins with \(hash.prefix(16))."))
  }

  @Test("what lies beside a config and is not read is not published")
  func beside() async throws {
    let siteCase = SiteCase(name: "good-minimal")
    let folder = try TemporaryFolder()
    try siteCase.lay(in: folder)
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    let before = try folder.files(under: "site")
    for name in [".env", "private/key.pem", "notes.txt", "sub/go.mod"] {
      try folder.write("secret", to: "content/config/v0.1.0/\(name)")
    }
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    #expect(try folder.files(under: "site") == before)
    try folder.write("module example.org/config\n", to: "content/config/v0.1.0/go.mod")
    _ = try await siteCase.build(in: folder).build(output: folder("site"), home: nil)
    #expect(try unpack(folder).contents().contains("content/config/v0.1.0/go.mod"))
  }

  @Test(
    "each dataset is there when it is the only one", arguments: SiteSettings.Dataset.allCases)
  func alone(_ dataset: SiteSettings.Dataset) async throws {
    let folder = try TemporaryFolder()
    try SiteCase(name: "good-minimal").lay(in: folder)
    let settings = try folder.text("content/site.yml")
    try folder.write(settings + "datasets: [\(dataset.rawValue)]\n", to: "content/site.yml")
    let build = SiteCase(name: "good-minimal").build(in: folder)
    _ = try await build.build(output: folder("site"), home: nil)
    _ = try await build.check()
    let names = [
      "csv": "figures.csv", "csv.gz": "figures.csv.gz", "jsonl": "figures.jsonl",
      "sqlite": "telemetry.sqlite", "source": "source.tar.gz",
    ]
    let files = try folder.files(under: "site").keys
    for (other, name) in names {
      #expect(files.contains("data/\(name)") == (other == dataset.rawValue), "\(name)")
    }
    let page = try folder.text("site/data/index.html")
    let name = try #require(names[dataset.rawValue])
    #expect(page.contains("/data/\(name)\""))
  }

  @Test("without the dataset there is no archive, but the inputs are listed all the same")
  func switchedOff() async throws {
    let folder = try TemporaryFolder()
    try SiteCase(name: "good-minimal").lay(in: folder)
    let settings = try folder.text("content/site.yml")
    try folder.write(settings + "datasets: [csv]\n", to: "content/site.yml")
    _ = try await SiteCase(name: "good-minimal").build(in: folder)
      .build(output: folder("site"), home: nil)
    let files = try folder.files(under: "site").keys.filter { $0.hasPrefix("data/") }
    let endings = [".gz", ".jsonl", ".sqlite"]
    #expect(!files.contains { file in endings.contains { file.hasSuffix($0) } })
    #expect(files.contains("data/counters.csv"))
    let document = try folder.text("site/data/build.json")
    #expect(document.contains("\"source\":null,"))
    #expect(document.contains("{\"path\":\"content/site.yml\","))
  }
}
