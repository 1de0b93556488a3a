internal import TelemetryModel

/// Downloads with size and hash.
struct FileTable {
  static let file = RecordShape(
    "file",
    [
      ("name", .text), ("href", .text), ("format", .text), ("rows", .text), ("size", .text),
      ("hash", .text),
    ])
  static let shape = RecordShape("files", [("caption", .text), ("files", .list(file))])

  let site: PageContext
  let caption: String
  let files: [TableFiles.File]
  let address: (TableFiles.File) -> PageAddress

  /// Nil where there is no file.
  func record() -> Record? {
    files.isEmpty ? nil : Record(Self.shape, [.text(caption), .list(records())])
  }

  func records() -> [Record] { files.map(record) }

  private func record(_ file: TableFiles.File) -> Record {
    Record(
      Self.file,
      [
        .text(file.table.fileName), .text(site.href(address(file))), .text("CSV"),
        .text(NumberText.count(Int64(file.rows.count))), .text(SizeText.of(file.bytes)),
        .text(file.sha256),
      ])
  }
}
