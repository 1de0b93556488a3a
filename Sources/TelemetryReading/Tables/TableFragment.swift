internal import TelemetryModel

/// The rows of one file, with names of its own: files can be read side by side and joined afterwards.
struct TableFragment: Sendable {
  /// Where a name stands for the first time.
  struct FirstPlace: Sendable {
    var row: RowPlace
    var field: FieldPlace
  }

  /// Of one file, by its own names.
  var tables = InputTables()
  /// For each name, in the order of its ids.
  private(set) var firstPlaces: [FirstPlace] = []
  /// Names that may have a canonically equivalent twin: those that are not ASCII.
  private(set) var twinSuspects: [NameID] = []
  /// Names such as `foo:foo`.
  private(set) var doubledNames: [NameID] = []

  init(file: String) { tables.files = [file] }

  init(chartFile: LinePlaces) {
    self.init(file: chartFile.file)
    tables.chartFiles[0] = chartFile
  }

  /// Keeps a name, which stands at `place` of a row.
  mutating func intern(
    _ name: UnsafeRawBufferPointer, row: RowPlace, place: @autoclosure () -> FieldPlace
  ) -> NameID {
    let known = tables.names.count
    let id = tables.names.intern(name)
    if tables.names.count > known {
      firstPlaces.append(FirstPlace(row: row, field: place()))
      if name.contains(where: { $0 >= 0x80 }) { twinSuspects.append(id) }
      if Self.isDoubled(name) { doubledNames.append(id) }
    }
    return id
  }

  /// Whether the name is one word twice, with the first colon between.
  private static func isDoubled(_ name: UnsafeRawBufferPointer) -> Bool {
    guard name.count % 2 == 1 else { return false }
    let middle = name.count / 2
    return name.firstIndex(of: UInt8(ascii: ":")) == middle
      && name[..<middle].elementsEqual(name[(middle + 1)...])
  }
}
