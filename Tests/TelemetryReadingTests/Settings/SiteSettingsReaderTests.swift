import FoundationEssentials
import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

@Suite("The settings in site.yml")
struct SiteSettingsReaderTests {
  private static let required = "title: Loom\nbase_url: https://example.org/\n"

  private func read(_ text: String) -> (SiteSettings?, Diagnostics) {
    var diagnostics = Diagnostics()
    let settings = SiteSettingsReader().read(
      Array(text.utf8), file: "site.yml", diagnostics: &diagnostics)
    return (settings, diagnostics)
  }

  @Test("a title and a base URL are enough, and all else has its default")
  func defaults() throws {
    let (settings, diagnostics) = read(Self.required)
    let expected = SiteSettings(
      title: "Loom", baseURL: try #require(BaseURL("https://example.org/")))
    #expect(settings == expected)
    #expect(diagnostics.sorted.isEmpty)
  }

  @Test("every key arrives where it belongs")
  func everyKey() throws {
    let (read, diagnostics) = read(
      """
      ---
      title: "Loom: telemetry"
      description: >
        What the machines
        of the mill report.
      language: pt-BR
      base_url: https://Example.org:8080/telemetry
      repository: https://example.org/loom
      contact: mailto:data@example.org
      licence: {name: CC0 1.0, url: 'https://example.org/cc0'}
      period: month
      week_ends: saturday
      measure: total
      confidence: 0.950
      programs:
        - id: cmd/loom
          title: 1.10
          description: It weaves.
          measure: share
        - id: cmd/loomls
      metadata:
        - name: OS
        - {name: Version, title: Which, compare: semver, skip_programs: ["cmd/*", 'x']}
      nav: [/charts/, /privacy/]
      config_lag: 0
      counter_formats: [svg, csv]
      datasets: [csv.gz, source]
      raw_reports: list
      raw_reports_url: https://example.org/reports/
      allow_formula_names: true
      limits:
        field_bytes: 2048
        row_bytes: 8192
        name_bytes: 100
        stack_bytes: 4096
        json_depth: 10
        config_bytes: 1000000
      aliases: reference

      """)
    #expect(diagnostics.sorted.isEmpty)
    let settings = try #require(read)
    #expect(settings.title == "Loom: telemetry")
    #expect(settings.description == "What the machines of the mill report.")
    #expect(settings.language == "pt-BR")
    #expect(settings.baseURL.text == "https://example.org:8080/telemetry/")
    #expect(settings.repository == "https://example.org/loom")
    #expect(settings.contact == "mailto:data@example.org")
    #expect(settings.licence == .init(name: "CC0 1.0", url: "https://example.org/cc0"))
    #expect(settings.calendar == PeriodCalendar(unit: .month, weekEnds: .saturday))
    #expect(settings.measure == .total)
    #expect(settings.confidence == ConfidenceLevel(fraction: 0.95, text: "0.950"))
    #expect(
      settings.programs == [
        .init(
          id: ProgramName("cmd/loom"), title: "1.10", description: "It weaves.", measure: .share),
        .init(id: ProgramName("cmd/loomls")),
      ])
    #expect(
      settings.metadata == [
        .init(name: ChartName("OS"), title: "OS"),
        .init(
          name: ChartName("Version"), title: "Which", compare: .semver,
          skipPrograms: ["cmd/*", "x"]),
      ])
    #expect(settings.nav?.map(\.path) == ["/charts/", "/privacy/"])
    #expect(settings.configLag == 0)
    #expect(settings.counterFormats == [.svg, .csv])
    #expect(settings.datasets == [.csvGzip, .source])
    #expect(settings.rawReports == .list)
    #expect(settings.rawReportsURL == "https://example.org/reports/")
    #expect(settings.allowFormulaNames)
    var limits = InputLimits()
    limits.fieldBytes = 2048
    limits.rowBytes = 8192
    limits.nameBytes = 100
    limits.stackBytes = 4096
    limits.jsonDepth = 10
    limits.configBytes = 1_000_000
    #expect(settings.limits == limits)
    #expect(settings.aliases == .reference)
  }

  @Test(
    "a scalar stays the text that was written",
    arguments: ["1.10", "2024", "0x1F", "yes", "2024-01-02", "1e3", "00"])
  func textStaysText(title: String) {
    #expect(
      read("title: \(title)\nbase_url: https://example.org/\n").0?.title == title)
  }

  @Test("the example's settings are read without a word")
  func example() throws {
    let url = URL(filePath: "\(PackageFolder.path)/content/site.yml")
    let (settings, diagnostics) = read(
      String(decoding: try Data(contentsOf: url), as: UTF8.self))
    #expect(settings?.programs.count == 5)
    #expect(diagnostics.sorted.isEmpty)
  }

  @Test("a byte order mark and CRLF change nothing")
  func byteOrderMark() {
    let (settings, diagnostics) = read("\u{FEFF}title: a\r\nbase_url: https://example.org\r\n")
    #expect(settings?.title == "a")
    #expect(diagnostics.sorted.isEmpty)
  }

  @Test("columns are counted in bytes behind characters of several bytes")
  func byteColumns() {
    // `licence: {` has 10 bytes, `name: 紡績機, ` 6 + 9 + 2, `url: ` 5: the value begins behind 32.
    let (_, diagnostics) = read("licence: {name: 紡績機, url: x}\n" + Self.required)
    #expect(diagnostics.errors.map(\.location.column) == [33])
    // A character outside the basic plane has four bytes: 10 + 6 + 4 + 2 before the wrong key; that
    // `url` is missing is said where the mapping begins.
    let (_, second) = read("licence: {name: 🧵, ulr: x}\n" + Self.required)
    #expect(second.sorted.map(\.location.column) == [10, 23])
  }

  @Test("what is missing is reported, also in an empty file", arguments: ["", "# é\n", "{}\n"])
  func missing(text: String) {
    let (settings, diagnostics) = read(text)
    #expect(settings == nil)
    #expect(
      diagnostics.errors.map(\.message)
        == ["'title' is missing in the settings", "'base_url' is missing in the settings"])
  }

  @Test("a base URL has to be absolute")
  func baseURL() {
    let input = MarkedInput("title: a\nbase_url: 👉example.org\n")
    var diagnostics = Diagnostics()
    _ = SiteSettingsReader().read(input.bytes, file: "s", diagnostics: &diagnostics)
    #expect(
      diagnostics.errors.map(\.message) == ["base_url must be an absolute URL, not 'example.org'"])
    #expect(diagnostics.errors.first?.location == input.location(in: "s"))
  }

  @Test("all mistakes are found in one run, repeated keys among them")
  func severalMistakes() {
    let (_, diagnostics) = read(
      "title: a\ntitle: b\nperiod: x\ntitle: c\nnav: {}\ndatasets: [x, y]\n")
    #expect(
      diagnostics.sorted.map { "\($0.location.line) \($0.message)" } == [
        "1 'base_url' is missing in the settings", "2 repeated key 'title'",
        "3 period cannot be 'x'",
        "4 repeated key 'title'", "5 nav must be a list, not a mapping",
        "6 datasets cannot be 'x'", "6 datasets cannot be 'y'",
      ])
    #expect(diagnostics.sorted[1].notes.map(\.location.line) == [1])
  }

  @Test("bytes that are not UTF-8 are reported by their place")
  func encoding() {
    var diagnostics = Diagnostics()
    let reader = SiteSettingsReader()
    #expect(
      reader.read(
        Array("title: é\nb: é".utf8) + [0x41, 0xFF], file: "s", diagnostics: &diagnostics) == nil)
    #expect(diagnostics.errors.map(\.location) == [SourceLocation(file: "s", line: 2, column: 7)])
    #expect(diagnostics.errors.map(\.message) == ["a byte that is not UTF-8"])
    diagnostics = Diagnostics()
    _ = reader.read([0xFF, 0xFE, 0x41, 0], file: "s", diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["the text is UTF-16, not UTF-8"])
  }

  @Test("a text over the limit is not parsed")
  func tooLarge() {
    let (_, diagnostics) = read(String(repeating: "#", count: (1 << 20) + 1))
    #expect(
      diagnostics.errors.map(\.message) == ["the settings have 1048577 bytes, more than 1048576"])
  }

  @Test(
    "deep nesting ends in an error",
    arguments: ["[", "- ", "{a: ", "? "])
  func deepNesting(opener: String) {
    let (settings, diagnostics) = read("nav: \n" + String(repeating: opener, count: 50_000))
    #expect(settings == nil)
    #expect(diagnostics.hasErrors)
  }

  @Test("aliases that stand for a million values as a key are refused at once")
  func bomb() {
    var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for (last, next) in zip("abcdefghi", "bcdefghij") {
      let items = Array(repeating: "*\(last)", count: 10).joined(separator: ",")
      text += "\(next): &\(next) [\(items)]\n"
    }
    let (settings, diagnostics) = read(text + "? *j\n: 1\n? *j\n: 2\n")
    #expect(settings == nil)
    #expect(diagnostics.errors.first?.message == "an alias, which settings do not have")
    #expect(diagnostics.errors.first?.notes.map(\.location.column) == [4])
  }
}
