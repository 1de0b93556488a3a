import Testing

@testable import TelemetryModel

@Suite("The packed rows of a kind of tables")
struct TableRowsTests {
  /// A row in which no two numbers are the same.
  private func row(_ kind: TableKind, _ number: UInt32) -> MetricRow {
    func id(_ isThere: Bool, _ index: UInt32) -> NameID {
      isThere ? NameID(index: index) : .absent
    }
    func field(_ isThere: Bool, _ column: Int) -> FieldPlace {
      FieldPlace(lineOffset: isThere ? column : 0, column: isThere ? column : 1)
    }
    let (isGrouped, hasSubject) = (kind.isGrouped, kind.subject != nil)
    return MetricRow(
      kind, periodEnd: Day(number: -Int32(number)), program: NameID(index: 0),
      by: id(isGrouped, 1), value: id(isGrouped, 2), name: id(hasSubject, 3),
      reports: Count(Count.maximum - Int64(number)),
      total: kind.hasTotal ? Count(Int64(number)) : .notKnown,
      place: RowPlace(file: 0, line: number),
      fields: FieldPlaces(
        program: field(true, 11), by: field(isGrouped, 12), value: field(isGrouped, 13),
        name: field(hasSubject, 14), reports: field(true, 15)))
  }

  private func texts(_ rows: some Sequence<MetricRow>) -> [String] { rows.map { "\($0)" } }

  @Test("a row comes out as it went in", arguments: TableKind.allCases)
  func kept(_ kind: TableKind) {
    var rows = TableRows(kind)
    var unknown = row(kind, 9)
    unknown.reports = .notKnown
    let given = [row(kind, 7), row(kind, 8), unknown]
    for row in given { rows.append(row) }
    #expect(texts(rows) == texts(given))
    rows.removeAll { $0.place.position == 8 }
    #expect(texts(rows) == texts([given[0], given[2]]))
  }

  @Test("rows of a file move behind those of others, by the names of the site")
  func moved() {
    let ids = [40, 30, 20, 10].map { NameID(index: $0) }
    for kind in TableKind.allCases {
      var rows = TableRows(kind)
      for file in [0, 1] {
        var own = TableRows(kind)
        own.append(row(kind, 7))
        rows.take(&own, file: UInt32(file), names: ids)
      }
      var expected = row(kind, 7)
      expected.program = ids[0]
      if kind.isGrouped { (expected.by, expected.value) = (ids[1], ids[2]) }
      if kind.subject != nil { expected.name = ids[3] }
      var second = expected
      second.place.file = 1
      #expect(texts(rows) == texts([expected, second]))
    }
  }

  @Test("two rows have one key where the period and all names are the same")
  func keys() {
    var rows = TableRows(.groups)
    let first = row(.groups, 7)
    rows.append(first)
    var other = first
    (other.reports, other.place.position) = (Count(1), 8)
    rows.append(other)
    for change: (inout MetricRow) -> Void in [
      { $0.periodEnd.number += 1 }, { $0.program.index = 9 }, { $0.by.index = 9 },
      { $0.value.index = 9 }, { $0.name.index = 9 },
    ] {
      var changed = first
      change(&changed)
      rows.append(changed)
    }
    #expect(rows.haveOneKey(0, 1) && rows.keyHash(at: 0) == rows.keyHash(at: 1))
    for index in 2..<rows.count { #expect(!rows.haveOneKey(0, index)) }
  }

  @Test("a row takes the bytes of what its kind has")
  func size() {
    let sizes = TableKind.allCases.map { TableRows($0).bytesPerRow }
    #expect(sizes == [48, 32, 40, 48, 64])
  }
}
