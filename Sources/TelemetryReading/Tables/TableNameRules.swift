internal import TelemetryModel

/// Which names may stand in which column.
struct TableNameRules {
  enum Role: UInt8 {
    case program, counter, chart, stack, breakdown, value

    var bit: UInt8 { 1 << rawValue }

    var column: String {
      switch self {
      case .breakdown: "by"
      default: "\(self)"
      }
    }
  }

  let limits: InputLimits
  let allowFormulaNames: Bool

  var longestName: Int { max(limits.nameBytes, limits.stackBytes) }

  /// Reports what is wrong with a name; returns whether it is right.
  func accept(
    _ bytes: UnsafeRawBufferPointer, _ role: Role, at location: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    if let fault = wholeFault(bytes, role) {
      diagnostics.add(.badName(bytes, fault, role, at: location))
      return false
    }
    if let part = emptyPart(bytes, role) {
      diagnostics.add(.emptyPart(part, bytes, role, at: location))
      return false
    }
    return true
  }

  private func wholeFault(_ bytes: UnsafeRawBufferPointer, _ role: Role) -> NameRule.Fault? {
    NameRule.fault(
      in: bytes, limits: limits, isStack: role == .stack,
      // A value is a bucket on its own.
      allowFormula: allowFormulaNames || role == .value)
  }

  /// What of a name in several parts has nothing in it.
  private func emptyPart(_ bytes: UnsafeRawBufferPointer, _ role: Role) -> String? {
    func isBlank(_ part: Slice<UnsafeRawBufferPointer>) -> Bool {
      part.allSatisfy { $0 == 0x20 }
    }
    switch role {
    case .program, .chart, .value: return nil
    case .counter:
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      if isBlank(bytes[..<colon]) { return "chart" }
      return isBlank(bytes[(colon + 1)...]) ? "bucket" : nil
    case .stack:
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      return lines.contains(where: isBlank) ? "line" : nil
    case .breakdown:
      let parts = bytes.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      return parts.contains(where: isBlank) ? "name" : nil
    }
  }

  /// Whether a breakdown by several names has as many values, none empty.
  ///
  /// By a single name, the value is one whatever it holds: versions such as `v1.0.0+meta` have a plus.
  func valueFits(_ row: CSVRow, by: Int, value: Int, _ diagnostics: inout Diagnostics) -> Bool {
    let plus = UInt8(ascii: "+")
    let wanted = row[by].count { $0 == plus } + 1
    if wanted == 1 { return true }
    let parts = row[value].split(separator: plus, omittingEmptySubsequences: false)
    if parts.count == wanted, parts.allSatisfy({ !$0.allSatisfy { $0 == 0x20 } }) { return true }
    let found = parts.count { !$0.isEmpty }
    diagnostics.add(
      .valuesDiffer(row[value], row[by], wanted: wanted, found: found, at: row.location(value)))
    return false
  }
}

extension Diagnostic {
  fileprivate static func badName(
    _ bytes: UnsafeRawBufferPointer, _ fault: NameRule.Fault, _ role: TableNameRules.Role,
    at location: SourceLocation
  ) -> Self {
    let column = role.column
    switch fault {
    case .empty:
      return Self(
        message: "the \(column) is empty", location: location,
        hint: role == .program
          ? "name the program; only a table of reports has a row for all of them"
          : "give the \(column) a name")
    case .onlySpaces:
      return Self(
        message: "the \(column) is nothing but spaces", location: location,
        hint: "give the \(column) a name")
    case .tooLong(let count, let limit):
      return Self(
        message: "the \(column) has \(count) bytes, more than \(limit)", location: location,
        hint: "shorten it, or raise the limit in 'limits'")
    case .control(let scalar, let offset):
      return Self(
        message:
          "\(column) \(ShownText.quoted(bytes)) holds the control character \(codePoint(scalar))"
          + " at its byte \(offset + 1)",
        location: location, hint: "take the character out")
    case .invisible(let scalar, let offset):
      return Self(
        message:
          "\(column) \(ShownText.quoted(bytes)) holds the invisible character \(codePoint(scalar))"
          + " at its byte \(offset + 1)",
        location: location, hint: "take the character out")
    case .formula:
      return Self(
        message: "\(column) \(ShownText.quoted(bytes)) begins like a formula", location: location,
        hint: "a spreadsheet would run it; rename it, or set 'allow_formula_names: true'")
    }
  }

  fileprivate static func emptyPart(
    _ part: String, _ bytes: UnsafeRawBufferPointer, _ role: TableNameRules.Role,
    at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(role.column) \(ShownText.quoted(bytes)) has an empty \(part)", location: location,
      hint: role == .counter ? "write 'chart:bucket', or one word without a colon" : nil)
  }

  fileprivate static func valuesDiffer(
    _ value: UnsafeRawBufferPointer, _ by: UnsafeRawBufferPointer, wanted: Int, found: Int,
    at location: SourceLocation
  ) -> Self {
    Self(
      message:
        "expected \(wanted) values for \(ShownText.quoted(by)), found \(found) in \(ShownText.quoted(value))",
      location: location, hint: "join one value for each name with '+'")
  }

  private static func codePoint(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
