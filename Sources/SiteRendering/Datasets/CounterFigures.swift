internal import TelemetryModel

/// The numbers of one row of `data.csv` and `data.json`: which of them a status leaves out is decided here,
/// once for both.
struct CounterFigures {
  /// Not known where they are left out.
  let reports: Count
  let total: Count
  let n: Count
  /// The share and its interval in millionths; nil without a share.
  let share: (value: Int64, low: Int64, high: Int64)?

  init(_ cell: Cell, _ base: ReportBase, _ level: ConfidenceLevel) {
    let hasCounts = cell.status == .ok || cell.status == .partial
    reports = hasCounts ? cell.reports : .notKnown
    total = hasCounts ? cell.total : .notKnown
    n = cell.status == .ok || cell.status == .noReports ? base.n : .notKnown
    share = cell.share(of: base).map { share in
      let interval = share.interval(level)
      return (
        share.rounded(toUnitsOf: 1_000_000), Int64((interval.lowerBound * 1e6).rounded()),
        Int64((interval.upperBound * 1e6).rounded())
      )
    }
  }
}

extension ByteBuffer {
  /// Six decimals.
  mutating func append(millionths: Int64) {
    append(decimal: Int(millionths / 1_000_000))
    append(".")
    append(bytes: String(millionths % 1_000_000 + 1_000_000).utf8.dropFirst())
  }
}

extension Catalog {
  /// The versions in force in a period, oldest first, parted by spaces.
  func versionTexts(inForceIn period: Int) -> String {
    releasesInForce[period].map { releases[$0].version.text }.joined(separator: " ")
  }
}
