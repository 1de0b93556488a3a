/// What is known of a counter in a period.
package struct Cell: Hashable, Sendable {
  package enum Status: UInt8, CaseIterable, Hashable, Sendable {
    /// Counted; the share is known where the number of reports is.
    case ok
    /// Some of the reports could not have held the counter, and nobody knows how many: counts only.
    case partial
    /// No config of that time lists it.
    case notCollected
    /// There was no report that could have held it.
    case noReports
    /// Nothing tells.
    case noData

    /// As in `data.csv`.
    package var text: String {
      switch self {
      case .ok: "ok"
      case .partial: "partial"
      case .notCollected: "not_collected"
      case .noReports: "no_reports"
      case .noData: "no_data"
      }
    }
  }

  package var status: Status
  /// Reports that had the counter.
  package var reports: ReportCount
  /// The sum of the counts.
  package var total: Count

  package init(status: Status, reports: ReportCount, total: Count) {
    self.status = status
    self.reports = reports
    self.total = total
  }

  /// The share of `base` that had the counter; nil where the status or a lack of numbers forbids one.
  package func share(of base: ReportBase) -> Share? {
    guard status == .ok, let reports = reports.value, let n = base.n.value, n > 0 else {
      return nil
    }
    return Share(reports: reports, n: n)
  }
}

/// What a share is a share of: the reports that could have held the counter.
package struct ReportBase: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// Reports whose config lists the chart and whose `X` is at most its rate.
    case eligible
    /// Reports that name the program.
    case program
    /// All reports: more than could have held the counter, for want of a better number.
    case allReports
    case notKnown
  }

  package var kind: Kind
  package var n: ReportCount

  package init(kind: Kind, n: ReportCount) {
    self.kind = kind
    self.n = n
  }

  package static let notKnown = ReportBase(kind: .notKnown, n: .notKnown)
}
