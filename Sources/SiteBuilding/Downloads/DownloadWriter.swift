internal import SiteRendering
internal import TelemetryModel

/// Writes what stands below `/data/` before the first page is rendered, because pages say how large it is and
/// which hash it has.
struct DownloadWriter {
  let tables: TableFiles
  let settings: SiteSettings
  let sources: [SourceFile]
  let cancellation: Cancellation

  /// - Returns: What was written.
  /// - Throws: `SystemFailure`, `Cancellation.Cancelled`; a `Diagnostic` where the input changed meanwhile.
  func write(into sink: some OutputSink) async throws -> [Download] {
    let others = Download.others(beside: tables, settings)
    async let database = write(database: others.database, into: sink)
    async let source = write(source: others.source, into: sink)
    var downloads: [Download] = []
    for file in tables.files {
      let written = try sink.write(path: file.address.outputPath) { put in
        try write(file, put: put)
      }
      downloads.append(Download(file).written(written))
    }
    if let database = try await database { downloads.append(database) }
    if let source = try await source { downloads.append(source) }
    return downloads
  }

  private func write(_ file: TableFile, put: PutBytes) throws {
    guard file.encoding == .csvGzip else {
      return try tables.write(file) { try $0.withUnsafeBytes { try put($0) } }
    }
    var packer = GzipStream()
    try tables.write(file) { try packer.add($0, into: put) }
    try packer.finish(into: put)
  }

  /// - Returns: nil where there is none, or where nothing is written.
  private func write(
    database download: Download?, into sink: some OutputSink
  ) throws -> Download? {
    guard let download else { return nil }
    let database = DatabaseFile(tables: tables, cancellation: cancellation)
    return try sink.make(path: download.address.outputPath) { try database.write(to: $0) }
      .map { download.written($0) }
  }

  /// - Returns: nil where the site publishes none.
  private func write(
    source download: Download?, into sink: some OutputSink
  ) throws -> Download? {
    guard let download else { return nil }
    let archive = SourceArchive(files: sources)
    let file = try sink.write(path: download.address.outputPath) { try archive.write(put: $0) }
    return download.written(file)
  }
}

extension Download {
  fileprivate func written(_ file: WrittenFile) -> Self {
    written(bytes: file.digest.bytes, sha256: file.digest.sha256.text)
  }
}
