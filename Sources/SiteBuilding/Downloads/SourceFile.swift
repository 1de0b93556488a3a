internal import TelemetryModel

/// A file that the site is made from.
struct SourceFile: Sendable {
  enum Bytes: Sendable {
    case file(InputFile)
    /// A template of the built-in set.
    case embedded([UInt8])
  }

  /// In the archive: `content/site.yml`, `templates/home.html`, whatever the folders are called here.
  let path: String
  let bytes: Bytes
  /// Whether the archive has it: raw reports that are not published are in no archive either.
  let isArchived: Bool

  var size: Int64 {
    switch bytes {
    case .file(let file): file.size
    case .embedded(let bytes): Int64(bytes.count)
    }
  }

  /// - Throws: A `Diagnostic` where a file is not the one that was seen any more; `SystemFailure`.
  func forEachPiece(_ body: PutBytes) throws {
    switch bytes {
    case .file(let file): try file.open().forEachPiece(body)
    case .embedded(let bytes): try bytes.withUnsafeBytes { try body($0) }
    }
  }

  /// All that the site depends on, by the bytes of the paths; no file that no reader reads.
  static func all(
    content: InputFolder, templates: TemplateFolder, rawReports: SiteSettings.RawReports
  ) -> [Self] {
    let files = content.files.compactMap { file -> Self? in
      if !ContentLayout.isRead(file.path) { return nil }
      let isReport = file.path.hasPrefix("reports/")
      // Nothing on the site depends on reports that are not even listed.
      if isReport, rawReports == .none { return nil }
      return Self(
        path: "content/\(file.path)", bytes: .file(file),
        isArchived: !isReport || rawReports == .publish)
    }
    return (files + templates.sourceFiles).sorted { BytewiseOrder.less($0.path, $1.path) }
  }
}
