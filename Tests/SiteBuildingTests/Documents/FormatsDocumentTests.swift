import SiteRendering
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

/// The worked examples of docs/formats.md are one small project: what it says of them has to be so.
@Suite("The worked examples of docs/formats.md")
struct FormatsDocumentTests {
  static let tables = ["counters", "reports", "eligible", "stacks", "groups"]

  let document: FormatsDocument

  init() throws { document = try FormatsDocument() }

  @Test("no example is left out of these tests")
  func tags() {
    let known =
      [
        "yaml site.yml", "csv versions.csv", "json config.json", "text chartconfig.txt",
        "markdown pages/privacy.md",
      ]
      + Self.tables.map { "csv \($0)" } + ["text paths", "csv data.csv", "json data.json"]
      + ["json chart-file", "csv chart-file-counters", "csv chart-file-reports"]
      + ["csv events.csv", "csv errata.csv", "jsonl 2026-04-20.jsonl"]
      + ["json search-index", "json search-shard", "yaml metrics.yml", "csv metric data.csv"]
    #expect(document.examples.map(\.tag).sorted() == known.sorted())
  }

  @Test("they are read without a word, and joined without an error or a warning")
  func project() throws {
    var diagnostics = Diagnostics()
    let catalog = try catalog(&diagnostics)
    #expect(diagnostics.sorted == [])
    let built = try #require(catalog)
    #expect(built.periods.map(\.description) == ["2026-04-19", "2026-04-26"])
    #expect(built.tables[.stacks].count == 1)
    #expect(built.tables[.groups].count == 4)
    let titles = built.programs.flatMap(\.charts).map(\.text.title)
    #expect(
      titles == [
        "Program version", "Operating system", "Ways to open a text", "Time to save",
        "Recovered texts",
      ])
  }

  @Test("the notes are about what the project has")
  func notes() throws {
    var diagnostics = Diagnostics()
    let catalog = try #require(try catalog(&diagnostics))
    var content = SiteContent()
    content.events = try EventsReader.read(
      file: "content/events.csv",
      source: MemorySource(try document.example("csv events.csv").bytes),
      limits: InputLimits(), diagnostics: &diagnostics)
    content.errata = try ErrataReader.read(
      file: "content/errata.csv",
      source: MemorySource(try document.example("csv errata.csv").bytes),
      calendar: catalog.settings.calendar, limits: InputLimits(), diagnostics: &diagnostics)
    NotesCheck.check(content, against: catalog, &diagnostics)
    #expect(diagnostics.sorted == [])
    #expect(content.events.map(\.program?.text) == [nil, "example.org/quill"])
    #expect(content.errata.map(\.counter?.text) == [nil, "quill/save-time:<10ms"])
    let headers = [EventsReader.columns, ErrataReader.columns].map { $0.joined(separator: ",") }
    for header in headers { #expect(document.text.contains("`\(header)`")) }
  }

  @Test("the hash beside the version is that of the config")
  func configHash() throws {
    let digest = SHA256.hexDigest(of: try document.example("json config.json").bytes)
    let version = try #require(
      try document.example("csv versions.csv").text.split(separator: "\n").last)
    #expect(version.split(separator: ",").last.map(String.init) == digest)
  }

  @Test("the rows of data.csv are what the catalog says")
  func dataRows() throws {
    var diagnostics = Diagnostics()
    let catalog = try #require(try catalog(&diagnostics))
    let rows = try document.example("csv data.csv").text.split(separator: "\n").dropFirst()
    #expect(rows.count == 5)
    for row in rows {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 11)
      let name = CounterName(fields[2])
      let period = try #require(catalog.periods.firstIndex { $0.description == fields[0] })
      let chart = try #require(
        catalog.programs.first { $0.name.text == fields[1] }?.charts.first { $0.name == name.chart }
      )
      let cell = try #require(chart.counters.first { $0.name == name }?.cells[period])
      let share = cell.share(of: chart.bases[period])
      let interval = share.map { $0.interval(catalog.settings.confidence) }
      let versions = catalog.releasesInForce[period].map { catalog.releases[$0].version.text }
      #expect(fields[3...4] == [cell.reports.description, cell.total.description])
      #expect(fields[5] == (cell.status == .ok ? chart.bases[period].n.description : ""))
      #expect(millionths(fields[6]) == share?.rounded(toUnitsOf: 1_000_000))
      #expect(millionths(fields[7]) == interval.map { Int64(($0.lowerBound * 1e6).rounded()) })
      #expect(millionths(fields[8]) == interval.map { Int64(($0.upperBound * 1e6).rounded()) })
      #expect(fields[9...] == [versions.joined(separator: " "), cell.status.text])
    }
  }

  @Test("the data.json is that of the counter")
  func dataDocument() throws {
    var diagnostics = Diagnostics()
    let catalog = try #require(try catalog(&diagnostics))
    let example = try document.example("json data.json")
    let name = CounterName("quill/save-time:<10ms")
    let program = try #require(catalog.programs.first)
    let chart = try #require(program.charts.first { $0.name == name.chart })
    let index = try #require(chart.counters.firstIndex { $0.name == name })
    var buffer = ByteBuffer(capacity: 4096)
    CounterDocument(catalog: catalog, program: program)
      .append(chart, counter: index, to: &buffer)
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == example.text)
    for line in example.text.split(separator: "\n") where line.hasPrefix("\"") {
      let member = line.dropFirst().prefix { $0 != "\"" }
      #expect(document.text.contains("`\(member)`"), "\(member)")
    }
  }

  @Test("the message that is shown is the one that a misspelt counter gets")
  func message() throws {
    var diagnostics = Diagnostics()
    _ = try catalog(&diagnostics, misspelling: "quill/open:file", as: "quill/opne:file")
    let first = try #require(diagnostics.sorted.first)
    let hint = try #require(first.hint)
    let shown = "\(first.location): \(first.severity): \(first.message)\n  hint: \(hint)\n"
    #expect(document.text.contains("```\n\(shown)```"))
  }

  @Test("the chart file says what the tables beside it say")
  func chartFile() throws {
    var diagnostics = Diagnostics()
    let file = try document.example("json chart-file")
    let fromFile = try catalog(&diagnostics) { reader, diagnostics in
      reader.read(
        chartFile: "content/metrics/x.json", bytes: file.bytes, diagnostics: &diagnostics)
    }
    let fromTables = try catalog(&diagnostics) { reader, diagnostics in
      for name in ["chart-file-counters", "chart-file-reports"] {
        try reader.read(
          file: "content/metrics/\(name).csv",
          source: MemorySource(try document.example("csv \(name)").bytes),
          diagnostics: &diagnostics)
      }
    }
    #expect(diagnostics.sorted == [])
    let (own, other) = (try #require(fromFile), try #require(fromTables))
    func rows(of tables: InputTables) -> [String] {
      tables.rows.joined().map {
        "\($0.kind) \($0.periodEnd),\(tables.names[$0.program]),"
          + "\($0.kind == .counters ? tables.names[$0.name] : ""),\($0.reports),\($0.total)"
      }
    }
    #expect(rows(of: own.tables) == rows(of: other.tables))
    #expect(own.tables[.counters].count == 3)
    let cells = own.programs.flatMap(\.charts).flatMap(\.counters).map(\.cells)
    #expect(cells == other.programs.flatMap(\.charts).flatMap(\.counters).map(\.cells))
  }

  @Test("the Markdown page is read without a word")
  func page() throws {
    var diagnostics = Diagnostics()
    let article = ArticleReader.read(
      try document.example("markdown pages/privacy.md").bytes,
      name: try ArticleFileName.parse("privacy.md").get(), file: "content/pages/privacy.md",
      diagnostics: &diagnostics)
    #expect(diagnostics.sorted == [])
    let page = try #require(article)
    #expect(page.path.text == "privacy" && page.version == nil && page.navPosition == 20)
    #expect(page.title == "What Quill counts, and what it does not")
    #expect(
      page.effective?.description == "2026-03-02" && page.updated?.description == "2026-04-20")
    #expect(page.headings.map(\.id) == ["counting"] && page.anchors == ["fn:1"])
  }

  @Test("the raw reports pass their wall, and are as one of a kind as the page says")
  func rawReports() throws {
    let example = try document.example("jsonl 2026-04-20.jsonl")
    var (counts, errors) = try rawReports(example.text)
    #expect(errors == [])
    let count = try #require(counts.first)
    #expect(counts.count == 1 && count.period.description == "2026-04-26")
    #expect([count.reports, count.withProgram] == [3, 2])
    #expect([count.oneOfAKind, count.oneOfAKindBefore] == [2, 0])
    let wrong = example.text.replacing("quill/open:pipe", with: "quill/open:letter")
    (counts, errors) = try rawReports(wrong)
    #expect(errors.count == 1 && counts.count == 1)
    #expect(document.text.contains("```\n\(errors.joined(separator: "\n"))\n```"))
  }

  @Test("each path is that of its name")
  func paths() throws {
    let rows = try document.example("text paths").text.split(separator: "\n")
    #expect(rows.count > 10)
    for row in rows {
      let parts = row.split(separator: "  ", omittingEmptySubsequences: true)
      try #require(parts.count == 2)
      let path = PathSegments.of(parts[0].utf8).joined(separator: "/")
      #expect(path == parts[1].trimmingPrefix { $0 == " " }, "\(parts[0])")
    }
    let counter = PageAddress.counter(
      ProgramName("example.org/quill"), ChartName("quill/save-time"), BucketName("<10ms"))
    #expect(document.text.contains("`\(counter.path)`"))
  }

  @Test("the ids of the stack are those that are said")
  func stackIDs() throws {
    var diagnostics = Diagnostics()
    let catalog = try #require(try catalog(&diagnostics))
    let stack = try #require(catalog.stackCounters.first?.stacks.first)
    #expect(document.text.contains("is `\(PageAddress.stack(stack.id).path)`"))
    #expect(document.text.contains("and `\(stack.issueID)` in issues"))
  }

  @Test("every key of site.yml has its row", arguments: SiteSettingsReader.knownKeys)
  func settingsKeys(_ key: String) {
    #expect(document.text.contains("\n| `\(key)` | "))
  }

  @Test("every column of a table and every status is named")
  func words() {
    for kind in TableKind.allCases {
      #expect(document.text.contains("\n| `\(kind.columnNames.joined(separator: ","))` | "))
    }
    let statuses: [Cell.Status] = [.ok, .partial, .notCollected, .noReports, .noData]
    for status in statuses { #expect(document.text.contains("\n| `\(status.text)` | ")) }
  }
}

extension FormatsDocumentTests {
  /// The examples joined.
  func joined() throws -> Catalog {
    var diagnostics = Diagnostics()
    return try #require(try catalog(&diagnostics))
  }

  private func catalog(
    _ diagnostics: inout Diagnostics, misspelling word: String? = nil, as wrong: String = ""
  ) throws -> Catalog? {
    try catalog(&diagnostics) { reader, diagnostics in
      for name in Self.tables {
        var text = try document.example("csv \(name)").text
        if let word { text = text.replacing(word, with: wrong, maxReplacements: 1) }
        try reader.read(
          file: "content/metrics/\(name).csv", source: MemorySource(Array(text.utf8)),
          diagnostics: &diagnostics)
      }
    }
  }

  private func catalog(
    _ diagnostics: inout Diagnostics,
    reading read: (inout InputTablesReader, inout Diagnostics) throws -> Void
  ) throws -> Catalog? {
    let settings = try #require(
      SiteSettingsReader().read(
        try document.example("yaml site.yml").bytes, file: "content/site.yml",
        diagnostics: &diagnostics))
    var reader = InputTablesReader(
      calendar: settings.calendar, asOf: nil, limits: settings.limits,
      allowFormulaNames: settings.allowFormulaNames)
    try read(&reader, &diagnostics)
    let tables = reader.finish(diagnostics: &diagnostics)
    let history = ConfigHistory(releases: try releases(settings, &diagnostics))
    return CatalogBuilder.build(
      settings: settings, tables: tables, history: history, diagnostics: &diagnostics)
  }

  private func releases(
    _ settings: SiteSettings, _ diagnostics: inout Diagnostics
  ) throws -> [ConfigRelease] {
    let config = try #require(
      UploadConfigReader(
        metadata: settings.metadata.map(\.name), limits: settings.limits,
        allowFormulaNames: settings.allowFormulaNames
      ).read(
        try document.example("json config.json").bytes, file: "content/config/v0.1.0/config.json",
        diagnostics: &diagnostics))
    let records = ChartConfigReader(
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames
    ).read(
      try document.example("text chartconfig.txt").bytes,
      file: "content/config/v0.1.0/chartconfig.txt", diagnostics: &diagnostics)
    let versions = try VersionsReader.read(
      file: "content/config/versions.csv",
      source: MemorySource(try document.example("csv versions.csv").bytes),
      limits: settings.limits, allowFormulaNames: settings.allowFormulaNames,
      diagnostics: &diagnostics)
    try #require(versions.count == 1)
    return versions.map {
      ConfigRelease(
        version: $0.version, date: $0.date, location: $0.location, config: config, records: records)
    }
  }

  /// Reads a file of raw reports through the wall of the example's config.
  private func rawReports(
    _ text: String
  ) throws -> (counts: [RawReports.PeriodCount], errors: [String]) {
    var diagnostics = Diagnostics()
    let settings = try #require(
      SiteSettingsReader().read(
        try document.example("yaml site.yml").bytes, file: "content/site.yml",
        diagnostics: &diagnostics))
    let metadata = settings.metadata.map(\.name)
    var wall = ReportWall(
      ConfigHistory(releases: try releases(settings, &diagnostics)), metadata: metadata)
    var counts = RawReportCounts(calendar: settings.calendar)
    let format = ReportFormat(
      metadata: metadata, limits: settings.limits, allowFormulaNames: settings.allowFormulaNames)
    let name = try #require(ReportFileName("2026-04-20.json".utf8))
    try ReportFileReader(format: format, asOf: nil).read(
      file: "content/reports/2026-04-20.json", day: name.day,
      source: MemorySource(Array(text.utf8)), diagnostics: &diagnostics
    ) { report, diagnostics in
      wall.check(report, &diagnostics)
      counts.add(report)
    }
    return (counts.periodCounts, diagnostics.sorted.map { "\($0)" })
  }

  /// The value of six decimals; nil for an empty field.
  private func millionths(_ field: String) -> Int64? {
    field.isEmpty ? nil : Int64(field.filter { $0 != "." })
  }
}
