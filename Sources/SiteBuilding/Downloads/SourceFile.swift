internal import SiteRendering
internal import TelemetryModel

/// A file that the site is made from.
struct SourceFile: Sendable {
  enum Bytes: Sendable {
    case file(InputRecord)
    /// Of a template: all of them are in memory.
    case memory([UInt8])
  }

  /// In the archive: `content/site.yml`, `templates/home.html`, whatever the folders are called here.
  let path: String
  let bytes: Bytes
  let digest: FileDigest
  /// Whether the archive has it: raw reports that are not published are in no archive either.
  let isArchived: Bool

  /// - Throws: What `body` throws; a `Diagnostic` where a file is not what it was for its reader;
  ///   `SystemFailure`.
  func forEachPiece(_ body: PutBytes) throws {
    switch bytes {
    case .file(let file):
      try file.copy { source in
        var digest = FileDigestStream()
        try source.forEachPiece {
          digest.add($0)
          try body($0)
        }
        return digest.finish()
      }
    case .memory(let bytes): try bytes.withUnsafeBytes { try body($0) }
    }
  }

  /// As `/data/build.json` lists it.
  var input: BuildInput {
    BuildInput(
      path: path, bytes: Int64(digest.bytes), sha256: digest.sha256.text, isArchived: isArchived)
  }

  /// All that the site depends on, by the bytes of the paths; no file that no reader reads.
  static func all(
    content: ContentReader.Input, templates: TemplateFolder
  ) -> [Self] {
    let rawReports = content.settings.rawReports
    let files = content.folder.files.compactMap { file -> Self? in
      if !ContentLayout.isRead(file.path) { return nil }
      let isReport = file.path.hasPrefix("reports/")
      // Nothing on the site depends on reports that are not even listed.
      if isReport, rawReports == .none { return nil }
      let record = content.records.record(of: file)
      return Self(
        path: "content/\(file.path)", bytes: .file(record), digest: record.digest,
        isArchived: !isReport || rawReports == .publish)
    }
    let others = templates.files.map {
      Self(
        path: "templates/\($0.path)", bytes: .memory($0.bytes), digest: $0.digest,
        isArchived: true)
    }
    return (files + others).sorted { BytewiseOrder.less($0.path, $1.path) }
  }
}
