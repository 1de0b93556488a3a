internal import TelemetryModel

/// Reads one line: a report.
///
/// - Complexity: O(bytes); sorts the names of a list only where they are not in order already.
struct ReportParser {
  private let bytes: UnsafeRawBufferPointer
  private let format: ReportFormat
  private let location: SourceLocation
  private let weekFault: (Day) -> ReportFault?
  private var scanner: JSONScanner
  private(set) var mistakes: [Diagnostic] = []

  /// - Parameters:
  ///   - bytes: One line; they must outlive the parser.
  ///   - location: The beginning of the line.
  ///   - weekFault: What is wrong with a report of a week, if anything is.
  init(
    _ bytes: UnsafeRawBufferPointer, format: ReportFormat, at location: SourceLocation,
    weekFault: @escaping (Day) -> ReportFault?
  ) {
    self.bytes = bytes
    self.format = format
    self.location = location
    self.weekFault = weekFault
    scanner = JSONScanner(bytes, maximumDepth: format.limits.jsonDepth)
  }

  /// - Returns: nil after a mistake, which is among `mistakes`.
  mutating func report() throws(JSONFault) -> Report? {
    var week: Day?
    var lastWeek: Day?
    var lastWeekColumn = 1
    var x: Double?
    var config: Report.Text?
    var entries: [Report.Entry] = []
    guard try begin(.beginObject, "a report", "an object") else { return nil }
    var keys = Keys(ReportFormat.reportKeys, column: scanner.eventStart + 1)
    while let key = try nextKey(&keys) {
      switch key {
      case 0:
        week = try day("Week", mayBeEmpty: false)
        if let fault = week.flatMap(weekFault) { add(fault, at: scanner.eventStart + 1) }
      case 1:
        lastWeek = try day("LastWeek", mayBeEmpty: true)
        lastWeekColumn = scanner.eventStart + 1
      case 2: x = try share("X")
      case 3: entries = try programs()
      default: config = try text("'Config'", .name)
      }
    }
    // Whatever stands behind the object is a fault of the line.
    _ = try scanner.next()
    if let week, let lastWeek, lastWeek >= week { add(.lastWeekIsLater, at: lastWeekColumn) }
    guard mistakes.isEmpty, let week, let x, let config else { return nil }
    return Report(
      week: week, lastWeek: lastWeek, x: x, config: config, entries: entries, location: location)
  }

  private mutating func programs() throws(JSONFault) -> [Report.Entry] {
    var entries: [Report.Entry] = []
    guard try begin(.beginArray, "'Programs'", "a list or null", orNull: true) else { return [] }
    while true {
      let event = try scanner.next()
      if event == .endArray { return entries }
      if event == .beginObject {
        if let entry = try entry() { entries.append(entry) }
      } else {
        try refuse(event, "an entry of 'Programs'", "an object")
      }
    }
  }

  private mutating func entry() throws(JSONFault) -> Report.Entry? {
    let metadataCount = format.entryKeys.count - 1 - ReportFormat.tallyKeys.count
    var program: Report.Text?
    var metadata = [Report.Text?](repeating: nil, count: metadataCount)
    var counters: [Report.Tally] = []
    var stacks: [Report.Tally] = []
    var keys = Keys(format.entryKeys, column: scanner.eventStart + 1)
    while let key = try nextKey(&keys) {
      switch key {
      case 0: program = try text("a program", .name)
      case metadataCount + 1: counters = try tallies(of: "a counter", in: "'Counters'", .name)
      case metadataCount + 2: stacks = try tallies(of: "a stack", in: "'Stacks'", .stack)
      default: metadata[key - 1] = try text("a '\(format.entryKeys[key])'", .value)
      }
    }
    let values = metadata.compactMap { $0 }
    guard let program, values.count == metadataCount else { return nil }
    return Report.Entry(program: program, metadata: values, counters: counters, stacks: stacks)
  }

  private mutating func tallies(
    of what: String, in list: String, _ role: Role
  ) throws(JSONFault) -> [Report.Tally] {
    guard try begin(.beginObject, list, "an object or null", orNull: true) else { return [] }
    var tallies: [Report.Tally] = []
    while case .key(let token) = try scanner.next() {
      let name = Report.Text(token.text(in: bytes), column: scanner.eventStart + 1)
      check(name, what, role)
      let value = try scanner.next()
      guard case .number(let digits) = value else {
        try refuse(value, "a count", "a number")
        continue
      }
      guard let count = JSONNumber.whole(UnsafeRawBufferPointer(rebasing: bytes[digits])) else {
        add(.notACount, at: scanner.eventStart + 1)
        continue
      }
      tallies.append(Report.Tally(name: name, count: count))
    }
    refuseRepeated(tallies, what)
    return tallies
  }

  /// Clients write names in order, so that equal ones are neighbours; of others a sorted copy is looked at.
  private mutating func refuseRepeated(_ tallies: [Report.Tally], _ what: String) {
    func precedes(_ a: Report.Tally, _ b: Report.Tally) -> Bool {
      BytewiseOrder.less(a.name.text, b.name.text)
    }
    if zip(tallies, tallies.dropFirst()).allSatisfy(precedes) { return }
    let sorted = tallies.sorted {
      precedes($0, $1) || !precedes($1, $0) && $0.name.column < $1.name.column
    }
    for (first, again) in zip(sorted, sorted.dropFirst()) where !precedes(first, again) {
      add(.repeatedName(what: what, text: again.name.text), at: again.name.column)
    }
  }
}

// MARK: - Keys

extension ReportParser {
  /// The keys that an object has to have, each once.
  private struct Keys {
    let names: [String]
    /// Of the object.
    let column: Int
    var seen: [Bool]

    init(_ names: [String], column: Int) {
      self.names = names
      self.column = column
      seen = Array(repeating: false, count: names.count)
    }
  }

  /// The place of the next key among those that are known; its value is to be read next.
  ///
  /// - Returns: nil at the object's end.
  private mutating func nextKey(_ keys: inout Keys) throws(JSONFault) -> Int? {
    while case .key(let token) = try scanner.next() {
      let column = scanner.eventStart + 1
      let raw = UnsafeRawBufferPointer(rebasing: bytes[token.range])
      let text = token.hasEscapes ? Array(token.text(in: bytes).utf8) : Array(raw)
      if let key = keys.names.firstIndex(where: { $0.utf8.elementsEqual(text) }) {
        if !keys.seen[key] {
          keys.seen[key] = true
          return key
        }
        add(.repeatedKey(keys.names[key]), at: column)
      } else {
        add(
          .unknownKey(text: String(decoding: text, as: UTF8.self), known: keys.names), at: column)
      }
      try skip(try scanner.next())
    }
    for (name, isSeen) in zip(keys.names, keys.seen) where !isSeen {
      add(.missingKey(name), at: keys.column)
    }
    return nil
  }
}

// MARK: - Values

extension ReportParser {
  private enum Role {
    case name, value, stack
  }

  private mutating func add(_ fault: ReportFault, at column: Int) {
    let place = SourceLocation(file: location.file, line: location.line, column: column)
    mistakes.append(fault.diagnostic(at: place))
  }

  private mutating func refuse(
    _ event: JSONScanner.Event, _ what: String, _ expected: String
  ) throws(JSONFault) {
    add(.wrongKind(what: what, expected: expected), at: scanner.eventStart + 1)
    try skip(event)
  }

  /// Passes over the rest of a value that begins with an event.
  private mutating func skip(_ event: JSONScanner.Event) throws(JSONFault) {
    var depth = 0
    var event = event
    while true {
      switch event {
      case .beginObject, .beginArray: depth += 1
      case .endObject, .endArray: depth -= 1
      default: break
      }
      if depth == 0 { return }
      event = try scanner.next()
    }
  }

  /// Whether the next value begins as it has to; null, if it may be, does not.
  private mutating func begin(
    _ wanted: JSONScanner.Event, _ what: String, _ expected: String, orNull: Bool = false
  ) throws(JSONFault) -> Bool {
    let event = try scanner.next()
    if event == wanted { return true }
    if !orNull || event != .null { try refuse(event, what, expected) }
    return false
  }

  private mutating func string(_ what: String) throws(JSONFault) -> Report.Text? {
    let event = try scanner.next()
    guard case .string(let token) = event else {
      try refuse(event, what, "a string")
      return nil
    }
    return Report.Text(token.text(in: bytes), column: scanner.eventStart + 1)
  }

  private mutating func text(_ what: String, _ role: Role) throws(JSONFault) -> Report.Text? {
    guard let text = try string(what) else { return nil }
    check(text, what, role)
    return text
  }

  private mutating func check(_ text: Report.Text, _ what: String, _ role: Role) {
    let fault = NameRule.fault(
      in: text.text.utf8, limits: format.limits, isStack: role == .stack,
      // A value is a bucket on its own.
      allowFormula: format.allowFormulaNames || role == .value)
    // A program that does not know its version sends an empty one; whether it may is for the wall.
    if let fault, role != .value || fault != .empty {
      add(.badName(what: what, fault, text: text.text), at: text.column)
    } else if role == .stack, !StackFrames.areFrames(text.text) {
      add(.badFrame(text: text.text), at: text.column)
    }
  }

  private mutating func day(_ key: String, mayBeEmpty: Bool) throws(JSONFault) -> Day? {
    guard let text = try string("'\(key)'") else { return nil }
    let day = Day(text.text.utf8)
    if day == nil, !mayBeEmpty || !text.text.isEmpty { add(.notADay(key), at: text.column) }
    return day
  }

  private mutating func share(_ key: String) throws(JSONFault) -> Double? {
    let event = try scanner.next()
    guard case .number(let range) = event else {
      try refuse(event, "'\(key)'", "a number")
      return nil
    }
    // No number of 64 bits needs more to be told from its neighbours.
    let share = range.count <= 25 ? Double(String(decoding: bytes[range], as: UTF8.self)) : nil
    if let share, (0...1).contains(share) { return share }
    add(.notAShare(key), at: scanner.eventStart + 1)
    return nil
  }
}
