internal import TelemetryModel

/// Places in a list, parted by year, the newest first: how long lists of periods and versions are shown.
enum YearGroups {
  /// - Parameter days: Oldest first.
  static func newestFirst(_ days: [Day]) -> [(year: Int, places: [Int])] {
    var years: [(year: Int, places: [Int])] = []
    for place in days.indices.reversed() {
      let year = days[place].civil.year
      if years.last?.year != year { years.append((year, [])) }
      years[years.count - 1].places.append(place)
    }
    return years
  }
}
