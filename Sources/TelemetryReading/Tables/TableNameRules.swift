internal import TelemetryModel

/// Which names may stand in which column.
struct TableNameRules {
  let limits: InputLimits
  let allowFormulaNames: Bool

  var longestName: Int { max(limits.nameBytes, limits.stackBytes) }

  /// Reports what is wrong with a name; returns whether it is right.
  func accept(
    _ bytes: UnsafeRawBufferPointer, _ column: TableColumn, at location: SourceLocation,
    _ diagnostics: inout Diagnostics
  ) -> Bool {
    if let fault = wholeFault(bytes, column) {
      diagnostics.add(
        .badName(
          String(decoding: bytes, as: UTF8.self), as: column.name, fault,
          hintIfBlank: column == .program
            ? "name the program; only a table of reports has a row for all of them" : nil,
          at: location))
      return false
    }
    if let part = emptyPart(bytes, column) {
      diagnostics.add(.emptyPart(part, bytes, column, at: location))
      return false
    }
    return true
  }

  private func wholeFault(_ bytes: UnsafeRawBufferPointer, _ column: TableColumn) -> NameRule.Fault?
  {
    NameRule.fault(
      in: bytes, limits: limits, isStack: column == .stack,
      // A value is a bucket on its own.
      allowFormula: allowFormulaNames || column == .value)
  }

  /// What of a name in several parts has nothing in it.
  private func emptyPart(_ bytes: UnsafeRawBufferPointer, _ column: TableColumn) -> String? {
    func isBlank(_ part: Slice<UnsafeRawBufferPointer>) -> Bool {
      part.allSatisfy { $0 == 0x20 }
    }
    switch column {
    case .program, .chart, .value, .week, .reports, .eligible, .total: return nil
    case .counter:
      guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
      if isBlank(bytes[..<colon]) { return "chart" }
      return isBlank(bytes[(colon + 1)...]) ? "bucket" : nil
    case .stack:
      let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      return lines.contains(where: isBlank) ? "line" : nil
    case .by:
      let parts = bytes.split(separator: UInt8(ascii: "+"), omittingEmptySubsequences: false)
      return parts.contains(where: isBlank) ? "name" : nil
    }
  }

  /// Whether a breakdown by several names has as many values, none empty.
  ///
  /// By a single name, the value is one whatever it holds: versions such as `v1.0.0+meta` have a plus.
  ///
  /// - Parameter group: The places of the two fields.
  func valueFits(
    _ row: CSVRow, _ group: (by: Int, value: Int), _ diagnostics: inout Diagnostics
  ) -> Bool {
    let (by, value) = group
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
  fileprivate static func emptyPart(
    _ part: String, _ bytes: UnsafeRawBufferPointer, _ column: TableColumn,
    at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(column.name) \(ShownText.quoted(bytes)) has an empty \(part)", location: location,
      hint: column == .counter ? "write 'chart:bucket', or one word without a colon" : nil)
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
}
