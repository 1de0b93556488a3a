/// What `site.yml` says: the site as a whole. Keys and defaults are those of docs/formats.md.
package struct SiteSettings: Hashable, Sendable {
  package enum Measure: String, CaseIterable, Hashable, Sendable {
    /// Reports that had the counter, out of those that could have had it.
    case share
    /// The sum of the counts.
    case total
  }

  package struct Licence: Hashable, Sendable {
    package var name: String
    package var url: String

    package init(name: String, url: String) {
      self.name = name
      self.url = url
    }
  }

  /// An entry of `programs`. Fields that are nil were left out.
  package struct Program: Hashable, Sendable {
    package var id: ProgramName
    package var title: String?
    package var description: String?
    package var measure: Measure?

    package init(
      id: ProgramName, title: String? = nil, description: String? = nil, measure: Measure? = nil
    ) {
      self.id = id
      self.title = title
      self.description = description
      self.measure = measure
    }
  }

  /// An entry of `metadata`: a chart that every program has, from the metadata of its reports.
  package struct Metadata: Hashable, Sendable {
    package var name: ChartName
    package var title: String
    package var compare: CompareRule
    /// Globs of programs that do not have this chart: `*` stands for any bytes, `/` among them.
    package var skipPrograms: [String]

    package init(
      name: ChartName, title: String, compare: CompareRule = .exact, skipPrograms: [String] = []
    ) {
      self.name = name
      self.title = title
      self.compare = compare
      self.skipPrograms = skipPrograms
    }
  }

  package enum CounterFormat: String, CaseIterable, Hashable, Sendable {
    case csv, json, svg
  }

  package enum Dataset: String, CaseIterable, Hashable, Sendable {
    case csv, csvGzip = "csv.gz", jsonLines = "jsonl", sqlite, source
  }

  package enum RawReports: String, CaseIterable, Hashable, Sendable {
    case publish, list, none
  }

  package enum Aliases: String, CaseIterable, Hashable, Sendable {
    case reference
  }

  /// An entry of `nav`.
  package struct PagePath: Hashable, Sendable {
    /// Begins and ends with `/`, and knows nothing of the base URL's path.
    package var path: String
    package var location: SourceLocation

    package init(path: String, location: SourceLocation) {
      self.path = path
      self.location = location
    }
  }

  package var title: String
  package var description: String?
  package var language = "en"
  package var baseURL: BaseURL
  package var repository: String?
  package var contact: String?
  package var licence: Licence?
  package var calendar = PeriodCalendar()
  package var measure = Measure.share
  /// The level of all intervals, between 0 and 1.
  package var confidence = ConfidenceLevel.default
  package var programs: [Program] = []
  package var metadata: [Metadata] = Self.goMetadata
  /// Pages in the header, behind the indexes; nil: those that ask for it themselves.
  package var nav: [PagePath]?
  /// Days that a client may lag behind the config history.
  package var configLag = 14
  package var counterFormats: Set<CounterFormat> = Set(CounterFormat.allCases)
  package var datasets: Set<Dataset> = Set(Dataset.allCases)
  package var rawReports = RawReports.publish
  package var rawReportsURL: String?
  package var allowFormulaNames = false
  package var limits = InputLimits()
  package var aliases: Aliases?

  package init(title: String, baseURL: BaseURL) {
    self.title = title
    self.baseURL = baseURL
  }

  /// The four of Go's reports.
  package static let goMetadata = [
    Metadata(name: ChartName("GOOS"), title: "Operating system"),
    Metadata(name: ChartName("GOARCH"), title: "Architecture"),
    Metadata(name: ChartName("GoVersion"), title: "Go version", compare: .goMinor),
    Metadata(
      name: ChartName("Version"), title: "Program version", compare: .semver,
      skipPrograms: ["cmd/*"]),
  ]
}
