internal import TelemetryModel

/// A row of a metric table, with what tells it apart from the others of its kind.
protocol KeyedRow: Sendable {
  /// Mixed from the key; equal keys have equal hashes.
  var keyHash: UInt64 { get }
  var place: RowPlace { get }

  func hasKey(of other: Self) -> Bool

  /// Puts the row among the tables of a site.
  ///
  /// - Parameter names: For each name of the row's file its id among the site's names.
  mutating func move(toFile file: UInt32, names: [NameID])
}

/// Mixes a number into a hash; no seed, so that a run is like the one before.
///
/// - Source: the folded multiplication of W. Yi's `wyhash`, with its first two constants.
private func mix(_ hash: UInt64, _ number: UInt32) -> UInt64 {
  let product = (hash ^ UInt64(number) ^ 0xa076_1d64_78bd_642f)
    .multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
  return product.high ^ product.low
}

private func mix(_ week: Day, _ program: NameID) -> UInt64 {
  mix(mix(0, UInt32(bitPattern: week.number)), program.index)
}

extension CounterRow: KeyedRow {
  var keyHash: UInt64 { mix(mix(week, program), counter.index) }

  func hasKey(of other: Self) -> Bool {
    week == other.week && program == other.program && counter == other.counter
  }

  mutating func move(toFile file: UInt32, names: [NameID]) {
    place.file = file
    program = names[Int(program.index)]
    counter = names[Int(counter.index)]
  }
}

extension ReportRow: KeyedRow {
  var keyHash: UInt64 { mix(week, program) }

  func hasKey(of other: Self) -> Bool { week == other.week && program == other.program }

  mutating func move(toFile file: UInt32, names: [NameID]) {
    place.file = file
    program = names[Int(program.index)]
  }
}

extension EligibleRow: KeyedRow {
  var keyHash: UInt64 { mix(mix(week, program), chart.index) }

  func hasKey(of other: Self) -> Bool {
    week == other.week && program == other.program && chart == other.chart
  }

  mutating func move(toFile file: UInt32, names: [NameID]) {
    place.file = file
    program = names[Int(program.index)]
    chart = names[Int(chart.index)]
  }
}

extension BreakdownRow: KeyedRow {
  var keyHash: UInt64 {
    mix(mix(mix(mix(week, program), by.index), value.index), counter.index)
  }

  func hasKey(of other: Self) -> Bool {
    week == other.week && program == other.program && by == other.by && value == other.value
      && counter == other.counter
  }

  mutating func move(toFile file: UInt32, names: [NameID]) {
    place.file = file
    program = names[Int(program.index)]
    by = names[Int(by.index)]
    value = names[Int(value.index)]
    counter = names[Int(counter.index)]
  }
}
