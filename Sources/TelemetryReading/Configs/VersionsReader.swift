package import TelemetryModel

/// Reads `config/versions.csv`: when each version of the collection config came into force.
package struct VersionsReader: Sendable {
  /// What one row says.
  package struct Row: Hashable, Sendable {
    package var version: ConfigVersion
    package var date: Instant
    /// The version control commit it was made at.
    package var commit: String?
    /// `h1:` hashes of the module's zip and of its `go.mod`.
    package var moduleHash: String?
    package var goModHash: String?
    /// Of `config.json`, in lower-case hex.
    package var configSHA256: String?
    /// Where the version's name stands.
    package var location: SourceLocation
  }

  fileprivate enum Column: String, CaseIterable {
    case version, date, commit, h1
    case goModH1 = "gomod_h1"
    case sha256

    var isRequired: Bool { self == .version || self == .date }
  }

  private let limits: InputLimits
  private let allowFormulaNames: Bool
  private var columns: [Column] = []
  private var rows: [Row] = []
  private var firstRow: [ConfigVersion: SourceLocation] = [:]

  private init(limits: InputLimits, allowFormulaNames: Bool) {
    self.limits = limits
    self.allowFormulaNames = allowFormulaNames
  }

  /// - Parameter file: Its path, for messages.
  /// - Returns: The rows that are right, in the order of the file.
  /// - Throws: What the source throws.
  package static func read(
    file: String, source: consuming some ByteSource & ~Copyable, limits: InputLimits,
    allowFormulaNames: Bool, diagnostics: inout Diagnostics
  ) throws -> [Row] {
    var reader = VersionsReader(limits: limits, allowFormulaNames: allowFormulaNames)
    try CSVFile.scan(file, source, limits: limits, diagnostics: &diagnostics) { row, diagnostics in
      if reader.columns.isEmpty { return reader.readHeader(row, &diagnostics) }
      reader.readRow(row, &diagnostics)
      return true
    }
    return reader.rows
  }

  private mutating func readHeader(_ row: CSVRow, _ diagnostics: inout Diagnostics) -> Bool {
    var places: [Column: SourceLocation] = [:]
    var read: [Column] = []
    var isRight = true
    for index in 0..<row.count {
      let name = row.text(index)
      let column = Column.allCases.first { BytewiseOrder.equal($0.rawValue, name) }
      if let column, let first = places[column] {
        diagnostics.add(.repeatedColumn(column.rawValue, at: row.location(index), first: first))
        isRight = false
      } else if let column {
        places[column] = row.location(index)
        read.append(column)
      } else {
        diagnostics.add(.unknownColumn(name, at: row.location(index)))
        isRight = false
      }
    }
    for column in Column.allCases where isRight && column.isRequired && places[column] == nil {
      diagnostics.add(.missing(column, at: row.location(row.count - 1)))
      isRight = false
    }
    columns = read
    return isRight
  }

  private mutating func readRow(_ row: CSVRow, _ diagnostics: inout Diagnostics) {
    var version: ConfigVersion?
    var location = row.location(0)
    var date: Instant?
    var texts: [Column: String] = [:]
    for (index, column) in columns.enumerated() {
      let bytes = row[index]
      let place = row.location(index)
      switch column {
      case .version:
        location = place
        version = readVersion(bytes, at: place, &diagnostics)
      case .date:
        date = Instant(rfc3339: bytes)
        if date == nil { diagnostics.add(.notADate(bytes, at: place)) }
      case .commit, .h1, .goModH1, .sha256:
        if bytes.isEmpty { continue }
        if !column.accepts(bytes) { diagnostics.add(.badHash(bytes, column, at: place)) }
        texts[column] = row.text(index)
      }
    }
    guard let version, let date else { return }
    if let first = firstRow[version] {
      diagnostics.add(.repeated(version, at: location, first: first))
      return
    }
    firstRow[version] = location
    rows.append(
      Row(
        version: version, date: date, commit: texts[.commit], moduleHash: texts[.h1],
        goModHash: texts[.goModH1], configSHA256: texts[.sha256], location: location))
  }

  /// A version is a name, and that of the folder beside the file.
  private func readVersion(
    _ bytes: UnsafeRawBufferPointer, at location: SourceLocation, _ diagnostics: inout Diagnostics
  ) -> ConfigVersion? {
    if let fault = NameRule.fault(
      in: bytes, limits: limits, allowFormula: allowFormulaNames)
    {
      diagnostics.add(
        .badName(
          String(decoding: bytes, as: UTF8.self), as: "version", fault,
          hintIfBlank: "write it as its folder is named, such as v0.95.0", at: location))
      return nil
    }
    let hasSlash = bytes.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    // Published lists of versions are parted by spaces.
    let hasSpace = bytes.contains(UInt8(ascii: " "))
    let isTaken = bytes.elementsEqual("versions.csv".utf8)
    if hasSlash || hasSpace || isTaken || bytes.first == UInt8(ascii: ".") || bytes.count > 255 {
      diagnostics.add(.noFolder(bytes, at: location))
      return nil
    }
    // The feed, and what it is packed.
    if ["feed.atom", "feed.atom.gz"].contains(where: { bytes.elementsEqual($0.utf8) }) {
      diagnostics.add(.namedAsFeed(at: location))
      return nil
    }
    return ConfigVersion(String(decoding: bytes, as: UTF8.self))
  }
}

extension VersionsReader.Column {
  /// Whether the bytes have the shape of such a hash; another could never match.
  func accepts(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .version, .date: return true
    case .commit: return (7...64).contains(bytes.count) && bytes.allSatisfy(\.isLowerHexDigit)
    case .sha256: return bytes.count == 64 && bytes.allSatisfy(\.isLowerHexDigit)
    case .h1, .goModH1:
      // "h1:", 43 digits of base64 for 32 bytes, and one "=".
      return bytes.count == 47 && bytes.starts(with: "h1:".utf8) && bytes[46] == UInt8(ascii: "=")
        && bytes[3..<46].allSatisfy {
          $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
    }
  }

  var shape: String {
    switch self {
    case .version, .date: "text"
    case .commit: "7 to 64 digits of lower-case hex"
    case .sha256: "64 digits of lower-case hex"
    case .h1, .goModH1: "'h1:' and 44 characters of base64"
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownColumn(_ name: String, at location: SourceLocation) -> Self {
    let known = VersionsReader.Column.allCases.map(\.rawValue)
    return Self(
      message: "the list of versions has no column \(ShownText.quoted(name))", location: location,
      hint: hint(nearestTo: name, among: known, as: "the columns"))
  }

  fileprivate static func missing(
    _ column: VersionsReader.Column, at location: SourceLocation
  ) -> Self {
    Self(
      message: "column '\(column.rawValue)' of the list of versions is missing",
      location: location, hint: "the header needs at least 'version,date'")
  }

  fileprivate static func notADate(
    _ bytes: UnsafeRawBufferPointer, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(bytes)) is not a date and time", location: location,
      hint: "write it by RFC 3339, such as 2023-08-29T17:28:46Z")
  }

  fileprivate static func badHash(
    _ bytes: UnsafeRawBufferPointer, _ column: VersionsReader.Column, at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(bytes)) has not the shape of '\(column.rawValue)'",
      location: location, hint: "write \(column.shape), or leave it empty")
  }

  fileprivate static func noFolder(
    _ bytes: UnsafeRawBufferPointer, at location: SourceLocation
  ) -> Self {
    Self(
      message: "version \(ShownText.quoted(bytes)) cannot name a folder", location: location,
      hint: "a version is one path segment of at most 255 bytes, without spaces, that does not"
        + " begin with a dot")
  }

  /// The page of a version is a folder of its name.
  fileprivate static func namedAsFeed(at location: SourceLocation) -> Self {
    Self(
      message: "at '/config/feed.atom' the site has the feed of versions", location: location,
      hint: "give the version another name, such as v0.95.0")
  }

  fileprivate static func repeated(
    _ version: ConfigVersion, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "version \(ShownText.quoted(version.text)) is repeated", location: location,
      hint: "leave one of the two", notes: [Note("it stands here first", at: first)])
  }
}
