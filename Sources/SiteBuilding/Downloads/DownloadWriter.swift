internal import SiteRendering
internal import TelemetryModel

/// Writes what stands below `/data/` before the first page is rendered, because pages say how large it is and
/// which hash it has.
struct DownloadWriter {
  let catalog: Catalog
  let sources: [SourceFile]
  let cancellation: Cancellation

  /// What was written, and from which input.
  struct Result: Sendable {
    var downloads: [Download]
    var inputs: [BuildInput]
  }

  /// - Throws: `SystemFailure`, `Cancellation.Cancelled`; a `Diagnostic` where the input changed meanwhile.
  func write(into sink: some OutputSink) async throws -> Result {
    let tables = TableFiles(catalog)
    // Each takes about as long as the others.
    async let database = writeDatabase(tables, into: sink)
    async let source = writeSource(into: sink)
    var downloads: [Download] = []
    for file in tables.files {
      let written = try sink.write(path: file.address.outputPath) { put in
        try write(file, of: tables, put: put)
      }
      downloads.append(Download(file, bytes: written.bytes, sha256: written.sha256.text))
    }
    if let database = try await database { downloads.append(database) }
    let (archive, inputs) = try await source
    if let archive { downloads.append(archive) }
    return Result(downloads: downloads, inputs: inputs)
  }

  private func write(_ file: TableFile, of tables: TableFiles, put: PutBytes) throws {
    guard file.encoding == .csvGzip else {
      return try tables.write(file) { try $0.withUnsafeBytes { try put($0) } }
    }
    var packer = GzipStream()
    try tables.write(file) { try packer.add($0, into: put) }
    try packer.finish(into: put)
  }

  private func writeDatabase(
    _ tables: TableFiles, into sink: some OutputSink
  ) throws -> Download? {
    guard catalog.settings.datasets.contains(.sqlite), tables.files.contains(where: \.isWhole)
    else { return nil }
    let address = PageAddress.dataFile("telemetry.sqlite")
    let database = DatabaseFile(tables: tables, cancellation: cancellation)
    return try sink.make(path: address.outputPath) { try database.write(to: $0) }.map {
      Download(
        content: .database, encoding: .sqlite, address: address, rows: nil, bytes: $0.bytes,
        sha256: $0.sha256.text)
    }
  }

  /// - Returns: No archive where the site publishes none.
  private func writeSource(into sink: some OutputSink) throws -> (Download?, [BuildInput]) {
    let archive = SourceArchive(files: sources)
    guard catalog.settings.datasets.contains(.source) else { return (nil, try archive.digests()) }
    let address = PageAddress.dataFile("source.tar.gz")
    var inputs: [BuildInput] = []
    let file = try sink.write(path: address.outputPath) { inputs = try archive.write(put: $0) }
    let download = Download(
      content: .source, encoding: .source, address: address, rows: nil, bytes: file.bytes,
      sha256: file.sha256.text)
    return (download, inputs)
  }
}
