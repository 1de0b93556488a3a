/// The order of a program's charts: as in the newest config that lists them, retired ones last.
enum ChartOrder {
  /// - Parameter releaseCount: Releases that are looked at, from the oldest on.
  static func precedes(_ a: Chart, _ b: Chart, releaseCount: Int) -> Bool {
    let placeA = a.positions.last { $0.release < releaseCount }
    let placeB = b.positions.last { $0.release < releaseCount }
    switch (placeA, placeB) {
    case (let placeA?, let placeB?):
      // The one listed longer comes first; those of one release in its order.
      if placeA.release != placeB.release { return placeA.release > placeB.release }
      return placeA.position < placeB.position
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return a.name < b.name
    }
  }
}
