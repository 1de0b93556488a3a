/// The rows of all tables of one kind, packed: a row takes the bytes of what its kind has, 32 in a table
/// of reports to 64 in one of groups, and there may be millions of them.
package struct TableRows: RandomAccessCollection, Sendable {
  package let kind: TableKind
  private let isGrouped: Bool
  private let hasSubject: Bool
  private let hasTotal: Bool
  /// The words of the key, with which a row begins: the period and the names.
  private let keyWidth: Int
  private let fileOffset: Int
  /// The words of a row.
  private let width: Int
  /// Of each row: the period, the names, the numbers, the place of the row, those of the names and that
  /// of the first number.
  private var words: [UInt32] = []

  package init(_ kind: TableKind) {
    self.kind = kind
    isGrouped = kind.isGrouped
    hasSubject = kind.subject != nil
    hasTotal = kind.hasTotal
    keyWidth = kind.key.count
    fileOffset = keyWidth + (hasTotal ? 4 : 2)
    width = fileOffset + 2 + keyWidth
  }

  var bytesPerRow: Int { width * MemoryLayout<UInt32>.stride }

  package var startIndex: Int { 0 }
  package private(set) var endIndex = 0

  package subscript(index: Int) -> MetricRow {
    precondition(index >= 0 && index < endIndex, "there is no such row")
    return words.withUnsafeBufferPointer { words in
      var next = index * width
      func take() -> UInt32 {
        defer { next += 1 }
        return words[next]
      }
      func name(_ isThere: Bool) -> NameID { isThere ? NameID(index: take()) : .absent }
      func count() -> Count { Count(bits: UInt64(take()) << 32 | UInt64(take())) }
      func field(_ isThere: Bool) -> FieldPlace {
        isThere ? FieldPlace(bits: take()) : FieldPlace(column: 1)
      }
      return MetricRow(
        kind, periodEnd: Day(number: Int32(bitPattern: take())), program: name(true),
        by: name(isGrouped), value: name(isGrouped), name: name(hasSubject), reports: count(),
        total: hasTotal ? count() : .notKnown, place: RowPlace(file: take(), position: take()),
        fields: FieldPlaces(
          program: field(true), by: field(isGrouped), value: field(isGrouped),
          name: field(hasSubject), reports: field(true)))
    }
  }

  /// - Complexity: O(1), amortised.
  package mutating func append(_ row: MetricRow) {
    precondition(row.kind == kind, "a row of another kind")
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { buffer in
      var count = 0
      func put(_ word: UInt32) {
        buffer.initializeElement(at: count, to: word)
        count += 1
      }
      func put(_ number: Count) {
        put(UInt32(truncatingIfNeeded: number.bits >> 32))
        put(UInt32(truncatingIfNeeded: number.bits))
      }
      put(UInt32(bitPattern: row.periodEnd.number))
      put(row.program.index)
      if isGrouped { put(row.by.index) }
      if isGrouped { put(row.value.index) }
      if hasSubject { put(row.name.index) }
      put(row.reports)
      if hasTotal { put(row.total) }
      put(row.place.file)
      put(row.place.position)
      put(row.fields.program.bits)
      if isGrouped { put(row.fields.by.bits) }
      if isGrouped { put(row.fields.value.bits) }
      if hasSubject { put(row.fields.name.bits) }
      put(row.fields.reports.bits)
      precondition(count == width, "a row has the words of its kind")
      words.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[..<count]))
    }
    endIndex += 1
  }

  /// Moves rows of a file that was read by itself behind these.
  ///
  /// - Parameters:
  ///   - file: The place of the file among those of the site.
  ///   - names: For each name of the file its id among the site's names.
  mutating func take(_ rows: inout TableRows, file: UInt32, names: [NameID]) {
    for start in stride(from: 0, to: rows.words.count, by: width) {
      for word in (start + 1)..<(start + keyWidth) {
        rows.words[word] = names[Int(rows.words[word])].index
      }
      rows.words[start + fileOffset] = file
    }
    // A site in one file is not copied.
    if words.isEmpty { swap(&words, &rows.words) } else { words += rows.words }
    endIndex += rows.endIndex
  }

  mutating func removeAll(where isOut: (MetricRow) -> Bool) {
    var kept = TableRows(kind)
    for row in self where !isOut(row) { kept.append(row) }
    self = kept
  }
}

extension TableRows {
  /// Mixed from the key; rows of one key have one hash. No seed, so that a run is like the one before.
  ///
  /// - Source: the folded multiplication of W. Yi's `wyhash`, with its first two constants.
  package func keyHash(at index: Int) -> UInt64 {
    var hash: UInt64 = 0
    for word in index * width..<index * width + keyWidth {
      let product = (hash ^ UInt64(words[word]) ^ 0xa076_1d64_78bd_642f)
        .multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
      hash = product.high ^ product.low
    }
    return hash
  }

  /// Whether two rows are of one period and the same names.
  package func haveOneKey(_ a: Int, _ b: Int) -> Bool {
    for word in 0..<keyWidth where words[a * width + word] != words[b * width + word] {
      return false
    }
    return true
  }
}
