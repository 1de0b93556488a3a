internal import TelemetryModel

/// The lines that load a counter, all periods and the config history into other programs.
///
/// Names stand in SQL only, where a quote is doubled; addresses hold no byte that a shell or a string would
/// read as another (`PageAddress.path`, `BaseURL`).
struct LoadingCommands {
  struct Tool {
    let id: String
    let title: String
    let words: String
    /// What the lines are, for those who hear the page, and the lines.
    let commands: [(label: String, lines: [String])]
  }

  let site: PageContext
  /// nil: the site has no counter.
  let example: (program: ProgramName, chart: ChartName, counter: Counter)?

  /// Takes the counter of the most reports, then of the largest total, in the newest period as the example; values of metadata only where there is
  /// nothing else. The first in the order of the site among equals.
  init(_ site: PageContext) {
    self.site = site
    let newest = site.catalog.newestPeriod
    var best: (rank: (Int64, Int64), program: ProgramName, chart: ChartName, counter: Counter)?
    for program in site.catalog.programs {
      for chart in program.charts {
        for counter in chart.counters {
          let cell = newest.map { counter.cells[$0] }
          let reports = cell?.reports.value ?? -1
          let rank = (chart.isMetadata ? -2 : reports, cell?.total.value ?? 0)
          if best.map({ $0.rank < rank }) ?? true {
            best = (rank, program.name, chart.name, counter)
          }
        }
      }
    }
    example = best.map { ($0.program, $0.chart, $0.counter) }
  }

  /// What to load: a variable's name, and the address of a CSV file.
  private struct File {
    let name: String
    let download: PageAddress
    let isCompressed: Bool
  }

  private var files: [File] {
    var files: [File] = []
    if let example, site.settings.counterFormats.contains(.csv) {
      files.append(
        File(
          name: "counter",
          download: .counterFile(example.program, example.chart, example.counter.bucket, .csv),
          isCompressed: false))
    }
    for table in [PublishedTable.figures, .collected] {
      for encoding in [SiteSettings.Dataset.csv, .csvGzip] {
        guard files.allSatisfy({ $0.name != table.name }),
          let download = site.downloads.whole(table, encoding)
        else { continue }
        files.append(
          File(
            name: table.name, download: download.address, isCompressed: encoding == .csvGzip))
      }
    }
    return files
  }

  /// Empty where the site publishes nothing of the kind.
  var tools: [Tool] {
    let files = self.files
    var tools: [Tool] = []
    if !files.isEmpty { tools = [curl(files), pandas(files), r(files), duckDB(files)] }
    if let database { tools.append(sqlite(database)) }
    return tools
  }

  private var database: Download? { site.downloads.whole.first { $0.content == .database } }

  private func url(_ address: PageAddress) -> String { address.url(under: site.settings.baseURL) }

  private func fetch(_ file: File) -> String {
    file.isCompressed
      ? "curl -fsS \(url(file.download)) | gunzip > \(file.name).csv"
      : "curl -fsS -o \(file.name).csv \(url(file.download))"
  }

  private func curl(_ files: [File]) -> Tool {
    Tool(
      id: "curl", title: "curl",
      words:
        "\(NumberText.number(of: files.count, "file", "files").firstUpper) in the folder where it runs.",
      commands: [("Commands for curl", files.map(fetch))])
  }

  private func pandas(_ files: [File]) -> Tool {
    let lines = files.map {
      "\($0.name) = pd.read_csv(\"\(url($0.download))\", keep_default_na=False, na_values=[\"\"])"
    }
    return Tool(
      id: "python", title: "Python (pandas)",
      words: "Only an empty field is missing: a name may be NA or null.",
      commands: [("Lines of Python", ["import pandas as pd"] + lines)])
  }

  private func r(_ files: [File]) -> Tool {
    let lines = files.map { file in
      let source =
        file.isCompressed ? "gzcon(url(\"\(url(file.download))\"))" : "\"\(url(file.download))\""
      return "\(file.name) <- read.csv(\(source), na.strings = \"\")"
    }
    return Tool(
      id: "r", title: "R", words: "Only an empty field is missing.",
      commands: [("Lines of R", lines)])
  }

  private func duckDB(_ files: [File]) -> Tool {
    let lines = files.map {
      "CREATE TABLE \($0.name) AS FROM read_csv('\($0.name).csv', header = true, sample_size = -1);"
    }
    return Tool(
      id: "duckdb", title: "DuckDB",
      words: "From files, after the commands for curl: no extension is needed.",
      commands: [("Statements for DuckDB", lines)])
  }

  private func sqlite(_ database: Download) -> Tool {
    var lines: [String] = []
    if let example {
      let program = Self.quoted(example.program.text)
      let counter = Self.quoted(example.counter.name.text)
      lines = [
        "SELECT * FROM figures WHERE program = \(program) AND counter = \(counter) ORDER BY week;",
        "SELECT * FROM figures WHERE program = \(program) ORDER BY week, counter;",
      ]
      if site.catalog.hasConfig {
        lines.append(
          "SELECT * FROM collected WHERE program = \(program) ORDER BY counter, since_date;")
      }
    }
    lines.append("SELECT * FROM columns;")
    return Tool(
      id: "sqlite", title: "SQLite",
      words: "One file with all tables; the last line says what their columns mean.",
      commands: [
        (
          "Commands that fetch and open the file",
          [
            "curl -fsS -O \(url(database.address))", "sqlite3 \(database.fileName)",
          ]
        ),
        ("Statements for SQLite", lines),
      ])
  }

  /// As a text in SQL.
  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "'")]
    for byte in text.utf8 {
      if byte == UInt8(ascii: "'") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "'"))
    return String(decoding: bytes, as: UTF8.self)
  }
}
