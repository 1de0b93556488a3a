internal import TelemetryModel
internal import TelemetryReading

/// The files of `content/`, told apart by their places (docs/formats.md, "A site project").
///
/// A place says what a file is for, nothing of what is in it. All lists are by the bytes of the paths.
struct ContentLayout: Sendable {
  /// A file of `config/<version>/`.
  struct VersionFile: Hashable, Sendable {
    /// The folder's name.
    var version: ConfigVersion
    /// Below the version's folder, such as `config.json`.
    var name: String
    var file: InputFile
  }

  /// A file of raw reports.
  struct ReportFile: Hashable, Sendable {
    var name: ReportFileName
    var file: InputFile
  }

  /// `site.yml`; nil if it is missing, which was reported.
  private(set) var settings: InputFile?
  /// `metrics.yml`.
  private(set) var metrics: InputFile?
  /// `metrics/**/*.csv` and `.csv.gz`.
  private(set) var tables: [InputFile] = []
  /// `metrics/**/*.json`: chart files of the reference server.
  private(set) var chartFiles: [InputFile] = []
  /// `config/versions.csv`.
  private(set) var versions: InputFile?
  /// `config/<version>/config.json`.
  private(set) var configs: [VersionFile] = []
  /// `config/<version>/chartconfig.txt`.
  private(set) var chartConfigs: [VersionFile] = []
  /// `pages/**/*.md`.
  private(set) var pages: [InputFile] = []
  /// All other files of `config/<version>/`: the rest of its module.
  private(set) var moduleFiles: [VersionFile] = []
  /// `events.csv`.
  private(set) var events: InputFile?
  /// `errata.csv`.
  private(set) var errata: InputFile?
  /// `reports/**/<day>.json` and `.jsonl`, each also `.gz`.
  private(set) var reports: [ReportFile] = []

  /// - Parameter diagnostics: Gets an error for each file that has no place.
  init(_ content: InputFolder, diagnostics: inout Diagnostics) {
    for file in content.files {
      if let fault = place(file) { diagnostics.add(fault) }
    }
    if settings == nil { diagnostics.add(.missingSettings(in: content.path)) }
  }

  /// Of the folder of a config version only these files are read, and so published: what else lies beside them
  /// is nobody's business.
  static let versionFiles = ["config.json", "chartconfig.txt", "go.mod"]

  /// Whether anything reads a file that has a place.
  static func isRead(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 2)
    guard parts.count == 3, parts[0].elementsEqual("config".utf8) else { return true }
    return versionFiles.contains { $0.utf8.elementsEqual(parts[2]) }
  }

  /// - Returns: What is wrong with the place of the file, if anything is.
  private mutating func place(_ file: InputFile) -> Diagnostic? {
    let parts = file.path.utf8.split(separator: UInt8(ascii: "/")).map { String($0) ?? "" }
    switch (parts[0], parts.count) {
    case ("site.yml", 1): settings = file
    case ("metrics.yml", 1): metrics = file
    case ("events.csv", 1): events = file
    case ("errata.csv", 1): errata = file
    case ("metrics", 2...): return placeTable(file)
    case ("config", 2...): return placeConfig(file, parts)
    case ("pages", 2...) where file.path.hasSuffix(".md"): pages.append(file)
    case ("reports", 2...): return placeReports(file, name: parts[parts.count - 1])
    default: return .noPlace(file)
    }
    return nil
  }

  private mutating func placeTable(_ file: InputFile) -> Diagnostic? {
    if file.path.hasSuffix(".csv") || file.path.hasSuffix(".csv.gz") {
      tables.append(file)
    } else if file.path.hasSuffix(".json") {
      chartFiles.append(file)
    } else {
      return .noTable(file)
    }
    return nil
  }

  private mutating func placeReports(_ file: InputFile, name: String) -> Diagnostic? {
    guard let name = ReportFileName(name.utf8) else { return .noReports(file) }
    reports.append(ReportFile(name: name, file: file))
    return nil
  }

  private mutating func placeConfig(_ file: InputFile, _ parts: [String]) -> Diagnostic? {
    if parts.count == 2 {
      guard parts[1] == "versions.csv" else { return .noPlace(file) }
      versions = file
      return nil
    }
    let name = parts[2...].joined(separator: "/")
    let entry = VersionFile(version: ConfigVersion(parts[1]), name: name, file: file)
    switch name {
    case "config.json": configs.append(entry)
    case "chartconfig.txt": chartConfigs.append(entry)
    default: moduleFiles.append(entry)
    }
    return nil
  }
}

extension Diagnostic {
  private static let places = [
    "site.yml", "metrics", "config", "pages", "reports", "metrics.yml", "events.csv", "errata.csv",
  ]

  fileprivate static func missingSettings(in folder: String) -> Self {
    Self(
      message: "'site.yml' is missing", location: SourceLocation(file: "\(folder)/site.yml"),
      hint: "create it with the site's 'title' and 'base_url'")
  }

  fileprivate static func noTable(_ file: InputFile) -> Self {
    Self(
      message: "'\(file.path)' is no metric table", location: file.location,
      hint: "tables end in '.csv', '.csv.gz' or '.json'; move other files out of the folder")
  }

  fileprivate static func noReports(_ file: InputFile) -> Self {
    Self(
      message: "'\(file.path)' is no file of reports", location: file.location,
      hint: "name it by its day, as '2026-04-20.jsonl'; '.json' and '.gz' are fine, too")
  }

  fileprivate static func noPlace(_ file: InputFile) -> Self {
    let first = String(
      decoding: file.path.utf8.prefix { $0 != UInt8(ascii: "/") }, as: UTF8.self)
    // What lies wrong below a place that exists was not meant to lie in another one.
    let isPlace = places.contains { BytewiseOrder.equal($0, first) }
    return Self(
      message: "'\(file.path)' has no place in a site", location: file.location,
      hint: hint(
        nearestTo: first, among: isPlace ? [] : places, otherwise: "move it out of the folder"))
  }
}
