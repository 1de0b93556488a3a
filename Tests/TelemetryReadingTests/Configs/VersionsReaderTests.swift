import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite struct VersionsReaderTests {
  private static let hash = "h1:Dn7Qnlpj69gEHeOBNRDlURMsJ1nC3vvVDxRwrgvFP0A="

  private func read(_ bytes: [UInt8]) throws -> (rows: [VersionsReader.Row], errors: [Diagnostic]) {
    var diagnostics = Diagnostics()
    let rows = try VersionsReader.read(
      file: "v.csv", source: MemorySource(bytes), limits: InputLimits(), allowFormulaNames: false,
      diagnostics: &diagnostics)
    return (rows, diagnostics.errors)
  }

  @Test("rows are read in their order, with what they give, of columns in any order")
  func rows() throws {
    let (rows, errors) = try read(
      Array(
        ("h1,version,date,commit\n,v0.2.0,2023-08-29T23:04:56.5+02:00,\n"
          + "\(Self.hash),v0.1.0,2023-08-29T17:28:46Z,75cea6adca6badaf8acd658f8c92e223040cb5b0\n")
          .utf8))
    #expect(errors.isEmpty)
    #expect(rows.map(\.version.text) == ["v0.2.0", "v0.1.0"])
    // 2023-08-29 is day 19,598: 19598 * 86400 + 21:04:56, and 17:28:46.
    #expect(rows.map(\.date.seconds) == [1_693_343_096, 1_693_330_126])
    #expect(rows.map(\.moduleHash) == [nil, Self.hash])
    #expect(rows.map(\.commit) == [nil, "75cea6adca6badaf8acd658f8c92e223040cb5b0"])
    #expect(rows.map(\.location.description) == ["v.csv:2:2", "v.csv:3:49"])
  }

  @Test(
    "what is wrong is reported at its place",
    arguments: [
      ("version,date\nv1,👉2023-08-29\n", "'2023-08-29' is not a date and time"),
      ("version,date\n👉,2023-08-29T17:28:46Z\n", "the version is empty"),
      ("version,date\n👉a/b,2023-08-29T17:28:46Z\n", "version 'a/b' cannot name a folder"),
      ("version,date\n👉..,2023-08-29T17:28:46Z\n", "version '..' cannot name a folder"),
      (
        "version,date\n👉versions.csv,2023-08-29T17:28:46Z\n",
        "version 'versions.csv' cannot name a folder"
      ),
      (
        "version,date\n👉feed.atom.gz,2023-08-29T17:28:46Z\n",
        "at '/config/feed.atom' the site has the feed of versions"
      ),
      (
        "version,date\n👉feed.atom,2023-08-29T17:28:46Z\n",
        "at '/config/feed.atom' the site has the feed of versions"
      ),
      ("version,date\n👉=1,2023-08-29T17:28:46Z\n", "version '=1' begins like a formula"),
      (
        "version,date,h1\nv1,2023-08-29T17:28:46Z,👉h1:abc\n", "'h1:abc' has not the shape of 'h1'"
      ),
      (
        "version,date,sha256\nv1,2023-08-29T17:28:46Z,👉ABC\n",
        "'ABC' has not the shape of 'sha256'"
      ),
      ("version,👉commit\nv1,abc\n", "column 'date' of the list of versions is missing"),
      ("version,👉dat\nv1,2023\n", "the list of versions has no column 'dat'"),
      ("version,date,👉date\nv1,2023,1\n", "column 'date' is repeated"),
    ])
  func mistakes(text: String, message: String) throws {
    let input = MarkedInput(text)
    let errors = try read(input.bytes).errors
    #expect(errors.map(\.message) == [message])
    #expect(errors.map(\.location) == [input.location(in: "v.csv")])
    #expect(errors.allSatisfy { $0.hint != nil })
  }

  @Test("a version that stands twice is an error with both places")
  func repeated() throws {
    let input = MarkedInput(
      "version,date\nv1,2023-08-29T17:28:46Z\nv2,2023-08-29T17:28:46Z\n👉v1,2024-08-29T17:28:46Z\n")
    let (rows, errors) = try read(input.bytes)
    #expect(rows.count == 2)
    #expect(errors.map(\.message) == ["version 'v1' is repeated"])
    #expect(errors.map(\.location) == [input.location(in: "v.csv")])
    #expect(errors.flatMap(\.notes).map(\.location.description) == ["v.csv:2:1"])
  }

  @Test("Go's 95 versions are read", .enabled(if: SharedFolder.isPresent, "../shared is absent"))
  func goHistory() throws {
    let (rows, errors) = try read(try SharedFolder.bytes("data/go-config-history/versions.csv"))
    #expect(errors.isEmpty)
    #expect(rows.count == 95)
    #expect(rows.allSatisfy { $0.commit != nil && $0.goModHash != nil })
    #expect(rows.last?.version.text == "v0.95.0")
  }
}
