/// In how many of some periods a report held a counter.
package struct Sightings: Hashable, Sendable {
  /// Periods of which it is known that a report held it.
  package var seen: Int
  /// Periods of which it is known whether any did.
  package var known: Int

  package init(seen: Int, known: Int) {
    self.seen = seen
    self.known = known
  }
}

extension Counter {
  /// In how many of the last `count` periods up to `period` a report held it.
  package func sightings(inLast count: Int, upTo period: Int) -> Sightings {
    var sightings = Sightings(seen: 0, known: 0)
    for period in max(0, period - count + 1)...period {
      guard let wasSeen = wasSeen(in: period) else { continue }
      sightings.known += 1
      if wasSeen { sightings.seen += 1 }
    }
    return sightings
  }

  /// The last period up to `period` in which a report held it.
  package func lastSeen(upTo period: Int) -> Int? {
    (0...period).last { wasSeen(in: $0) == true }
  }

  /// nil: nobody knows. A count is proof, also where not every report could hold it; no count is proof only
  /// where each could.
  private func wasSeen(in period: Int) -> Bool? {
    let cell = cells[period]
    let value = cell.reports.value ?? cell.total.value
    switch cell.status {
    case .ok: return value.map { $0 > 0 }
    case .partial: return value ?? 0 > 0 ? true : nil
    case .notCollected, .noReports, .noData: return nil
    }
  }
}
