internal import TelemetryModel

/// The data that a page is about, as search engines for data want it: `Dataset` of schema.org, in JSON-LD.
///
/// - Source: https://schema.org/Dataset.
struct PageDataset {
  enum Kind: String {
    case dataset = "Dataset"
    case catalog = "DataCatalog"
  }

  var kind = Kind.dataset
  var name: String
  /// nil: the name, and whose data it is.
  var description: String?
  /// Places in the catalog; nil where there is no data.
  var periods: ClosedRange<Int>?
  /// What is measured, and in what.
  var variable: (name: String, unit: String?)?
  /// Beside the page; the drawing among them is no data.
  var files: [(file: CounterFile, address: PageAddress)] = []
  var downloads: [Download] = []

  /// Of what a program's charts draw.
  static func unit(_ measure: SiteSettings.Measure) -> String {
    measure == .share ? "fraction of reports" : "counts"
  }

  /// All data of the site; nil where it publishes no tables.
  static func whole(_ site: PageContext) -> Self? {
    if site.downloads.whole.isEmpty { return nil }
    return Self(
      name: site.settings.title, description: site.settings.description,
      periods: site.allPeriods, downloads: site.downloads.whole)
  }

  /// The site.
  static func catalog(_ site: PageContext) -> Self {
    Self(
      kind: .catalog, name: site.settings.title, description: site.settings.description,
      periods: site.allPeriods)
  }

  fileprivate func document(at address: PageAddress, _ site: PageContext) -> JSONNode {
    let base = site.settings.baseURL
    func url(_ address: PageAddress) -> JSONNode { .text(address.url(under: base)) }
    var members: [(String, JSONNode?)] = [
      ("@context", "https://schema.org"), ("@type", .text(kind.rawValue)), ("name", .text(name)),
      ("description", .text(description ?? "\(name): telemetry, as numbers and files.")),
      ("url", url(address)),
      ("license", site.settings.licence.map { .text($0.url) }),
      ("temporalCoverage", periods.map { .text(site.interval($0)) }),
    ]
    switch kind {
    case .catalog:
      members.append(("dataset", site.downloads.whole.isEmpty ? nil : url(.data)))
    case .dataset:
      members += [
        ("isPartOf", address == .data ? nil : url(.data)),
        ("includedInDataCatalog", address == .data ? url(.home) : nil),
        ("version", address == .data ? .text(site.dataVersion) : nil),
        ("variableMeasured", variable.map(Self.value)), ("measurementTechnique", url(.method)),
        ("distribution", .list(distribution(base))),
      ]
    }
    return .members(members)
  }

  private static func value(_ variable: (name: String, unit: String?)) -> JSONNode {
    .members([
      ("@type", "PropertyValue"), ("name", .text(variable.name)),
      ("unitText", variable.unit.map { .text($0) }),
    ])
  }

  private func distribution(_ base: BaseURL) -> [JSONNode] {
    files.filter { $0.file != .svg }.map { file, address in
      [
        "@type": "DataDownload", "encodingFormat": .text(file.mediaType),
        "contentUrl": .text(address.url(under: base)),
      ]
    }
      + downloads.map { download in
        [
          "@type": "DataDownload", "name": .text(download.fileName),
          "encodingFormat": .text(download.mediaType),
          "contentUrl": .text(download.address.url(under: base)),
          "contentSize": .text("\(download.bytes) B"), "sha256": .text(download.sha256),
        ]
      }
  }
}

/// A page's data as the page's head has it.
struct EmbeddedDataset: TemplateRecord {
  static let fields = Fields<Self>("dataset", [.html("json") { $0.json }])

  let dataset: PageDataset
  let address: PageAddress
  let site: PageContext

  private var json: TrustedHTML { TrustedHTML(script: dataset.document(at: address, site)) }
}

extension PageContext {
  /// From the first period to the last with data.
  fileprivate var allPeriods: ClosedRange<Int>? { catalog.newestPeriod.map { 0...$0 } }

  /// As ISO 8601 writes it: `2026-04-13/2026-04-26`.
  fileprivate func interval(_ periods: ClosedRange<Int>) -> String {
    "\(catalog.periods[periods.lowerBound].first)/\(catalog.periods[periods.upperBound].last)"
  }
}

extension CounterFile {
  var mediaType: String {
    switch self {
    case .csv: "text/csv"
    case .json: "application/json"
    case .svg: "image/svg+xml"
    }
  }
}
