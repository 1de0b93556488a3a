package import TelemetryModel

/// The name of a file of raw reports: its day, then `.json` or `.jsonl`, maybe packed as `.gz`.
package struct ReportFileName: Hashable, Sendable {
  package var day: Day
  package var isCompressed: Bool

  /// - Parameter name: Without its folders, such as `2026-04-20.json`.
  /// - Returns: nil for any other name.
  package init?(_ name: some Collection<UInt8>) {
    guard let day = Day(name.prefix(10)) else { return nil }
    let ending = Array(name.dropFirst(10))
    let packed = Array(".gz".utf8)
    isCompressed = ending.suffix(packed.count) == packed[...]
    let form = ending.dropLast(isCompressed ? packed.count : 0)
    guard form.elementsEqual(".json".utf8) || form.elementsEqual(".jsonl".utf8) else { return nil }
    self.day = day
  }
}
