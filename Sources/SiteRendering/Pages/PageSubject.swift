/// What a file of the site is about: places in the `Catalog`.
package enum PageSubject: Hashable, Sendable {
  case home
  case notFound
  /// The index of all periods.
  case charts
  case week(period: Int)
  case program(Int)
  case chart(program: Int, chart: Int)
  case chartData(program: Int, chart: Int)
  case chartDrawing(program: Int, chart: Int)
  case counter(program: Int, chart: Int, counter: Int)
  case counterData(program: Int, chart: Int, counter: Int)
  case counterDrawing(program: Int, chart: Int, counter: Int)
  /// The index of all counters.
  case counters
}
