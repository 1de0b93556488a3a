internal import TelemetryModel

/// Makes records out of a chart config's fields.
struct ChartRecordBuilder {
  private let places: LinePlaces
  private var names: ConfigNames
  private(set) var records: [ChartRecord] = []
  private(set) var diagnostics = Diagnostics()
  private var fields: [ChartConfigField] = []
  /// A line of the record was reported already: nothing is said about what it lacks.
  private var isBroken = false
  private var programTwins = CanonicalTwins()
  private var counterTwins: [ProgramName: CanonicalTwins] = [:]

  init(places: LinePlaces, names: ConfigNames) {
    self.places = places
    self.names = names
  }

  mutating func add(_ field: ChartConfigField) {
    let first = fields.first { $0.key == field.key }
    if let first, field.key != .issue {
      diagnostics.add(
        .repeatedKey(field.key, at: keyLocation(field), first: keyLocation(first)))
      return
    }
    if let fault = textFault(in: field) {
      diagnostics.add(fault)
    }
    fields.append(field)
  }

  mutating func addBrokenLine() { isBroken = true }

  /// A record without fields is none.
  mutating func endRecord() {
    defer {
      fields = []
      isBroken = false
    }
    guard let first = fields.first else { return }
    let location = keyLocation(first)
    let title = required(.title, of: location)
    let program = required(.program, of: location).flatMap { self.program($0) }
    let counter = required(.counter, of: location).flatMap { counters($0, program: program) }
    let type = self.type()
    let depth = self.depth()
    let error = self.error()
    for field in fields where field.value.bytes.isEmpty && field.key != .title {
      if field.key != .program && field.key != .counter {
        diagnostics.add(.emptyValue(field.key, .warning, at: keyLocation(field)))
      }
    }
    guard let title, let program, let counter else { return }
    records.append(
      ChartRecord(
        title: title.value.text, description: text(.description), expression: counter.expression,
        names: counter.names, type: type,
        issues: fields.filter { $0.key == .issue && !$0.value.bytes.isEmpty }.map(\.value.text),
        program: program, module: text(.module), version: text(.version), depth: depth,
        error: error, location: location))
  }

  // MARK: - Values

  private func field(_ key: ChartConfigField.Key) -> ChartConfigField? {
    fields.first { $0.key == key && !$0.value.bytes.isEmpty }
  }

  private func text(_ key: ChartConfigField.Key) -> String? { field(key)?.value.text }

  private mutating func required(
    _ key: ChartConfigField.Key, of record: SourceLocation
  ) -> ChartConfigField? {
    if let field = field(key) { return field }
    if let empty = fields.first(where: { $0.key == key }) {
      diagnostics.add(.emptyValue(key, .error, at: keyLocation(empty)))
    } else if !isBroken {
      diagnostics.add(.missingKey(key, at: record))
    }
    return nil
  }

  private mutating func program(_ field: ChartConfigField) -> ProgramName? {
    let text = field.value.text
    if let fault = names.fault(in: text.utf8, kind: .program) {
      diagnostics.add(.badName(text, as: "program", fault, at: location(field)))
      return nil
    }
    if let twin = programTwins.check(text, at: location(field)) { diagnostics.add(twin) }
    return ProgramName(text)
  }

  private mutating func counters(
    _ field: ChartConfigField, program: ProgramName?
  ) -> (expression: String, names: [CounterName])? {
    var value = field.value
    if let place = value.dropExpressionSpace() {
      diagnostics.add(.missingComma(at: places.location(at: place)))
      return nil
    }
    do throws(CounterExpressionFault) {
      let names = try self.names.counters(of: value.text)
      if let program,
        let twin = counterTwins[program, default: CanonicalTwins()]
          .check(names, at: location(field))
      {
        diagnostics.add(twin)
      }
      return (value.text, names)
    } catch {
      let location = places.location(at: value.offset(of: error.offset))
      diagnostics.add(error.diagnostic(in: value.text, at: location))
      return nil
    }
  }

  private mutating func type() -> String? {
    guard let field = field(.type) else { return nil }
    if Self.types.contains(where: { BytewiseOrder.equal($0, field.value.text) }) {
      return field.value.text
    }
    diagnostics.add(.unknownType(field.value.text, among: Self.types, at: location(field)))
    return nil
  }

  private static let types = ["partition", "histogram", "stack"]

  private mutating func depth() -> Int? {
    guard let field = field(.depth) else { return nil }
    let digits = field.value.bytes
    let isPlain =
      digits.allSatisfy(\.isASCIIDigit) && (digits.count == 1 || digits.first != 0x30)
    if isPlain, let depth = Int(field.value.text), Int64(depth) <= Count.maximum { return depth }
    diagnostics.add(.notANumber(field, hint: "write a whole number, such as 16", location(field)))
    return nil
  }

  private mutating func error() -> String? {
    guard let field = field(.error) else { return nil }
    let isPlain = field.value.bytes.allSatisfy { "0123456789.eE+-".utf8.contains($0) }
    if isPlain, let rate = Double(field.value.text), rate.isFinite { return field.value.text }
    diagnostics.add(.notANumber(field, hint: "write a number, such as 0.01", location(field)))
    return nil
  }

  /// Names are judged where they are read; other texts are shown on pages and follow the same rule, but
  /// may be of any length and may hold tabs.
  private func textFault(in field: ChartConfigField) -> Diagnostic? {
    if field.key == .program || field.key == .counter || field.value.bytes.isEmpty { return nil }
    let bytes = field.value.bytes.map { $0 == 0x09 ? 0x20 : $0 }
    return NameRule.unseenCharacter(in: bytes).map { scalar, offset in
      .unseenCharacter(
        scalar, in: "'\(field.key.rawValue)'",
        at: places.location(at: field.value.offset(of: offset)))
    }
  }

  private func location(_ field: ChartConfigField) -> SourceLocation {
    places.location(at: field.value.offset(of: 0))
  }

  private func keyLocation(_ field: ChartConfigField) -> SourceLocation {
    places.location(at: field.keyOffset)
  }
}

extension Diagnostic {
  fileprivate static func repeatedKey(
    _ key: ChartConfigField.Key, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "'\(key.rawValue)' is repeated in one record", location: location,
      hint: "keep one of them, or part two records by '---'",
      notes: [Note("the first one", at: first)])
  }

  fileprivate static func missingKey(
    _ key: ChartConfigField.Key, at location: SourceLocation
  ) -> Self {
    Self(
      message: "a record lacks '\(key.rawValue)'", location: location,
      hint: "add a line '\(key.rawValue): …'")
  }

  fileprivate static func emptyValue(
    _ key: ChartConfigField.Key, _ severity: Severity, at location: SourceLocation
  ) -> Self {
    Self(
      severity: severity, message: "'\(key.rawValue)' has no value", location: location,
      hint: severity == .error ? "write its value" : "write its value or remove the line")
  }

  fileprivate static func missingComma(at location: SourceLocation) -> Self {
    Self(
      message: "a comma is missing between two lines of a brace list", location: location,
      hint: "end the line before with ','")
  }

  fileprivate static func unknownType(
    _ type: String, among known: [String], at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(type)) is no type of chart", location: location,
      hint: hint(nearestTo: type, among: known, as: "the types"))
  }

  fileprivate static func notANumber(
    _ field: ChartConfigField, hint: String, _ location: SourceLocation
  ) -> Self {
    Self(
      message:
        "'\(field.key.rawValue)' is \(ShownText.quoted(field.value.text)), which is no number",
      location: location, hint: hint)
  }
}
