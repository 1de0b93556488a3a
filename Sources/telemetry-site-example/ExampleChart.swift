/// A chart of the example: what is asked, since when, and what the machines answer.
struct ExampleChart {
  /// A counter of the chart.
  struct Bucket {
    /// Nil for the counter without a bucket.
    var name: String?
    /// The first config that lists it, from 0.
    var since = 0
    var habit: Habit
  }

  /// How likely a report holds a counter, and how large it is.
  struct Habit {
    enum Turn {
      case none
      /// From loom 1.5 on, nearly every machine with Windows misses the cache, and often.
      case cacheFault
      /// Holds for the machines whose loom is 1.`minor`.
      case loomMinor(Int)
    }

    /// The probability in the first and the last week.
    var first: Double
    var last: Double
    /// The mean of the counts.
    var count: Int
    var turn = Turn.none

    init(_ first: Double, _ last: Double, count: Int = 3, turn: Turn = .none) {
      self.first = first
      self.last = last
      self.count = count
      self.turn = turn
    }
  }

  /// An index of `ExampleWorld.programs`.
  var program: Int
  var name: String
  var title: String
  var description: String
  var type = "partition"
  /// Numbers of issues.
  var issues: [Int]
  /// The program's version that had it first.
  var version: String
  /// The first config that lists it and the first that no longer does, from 0.
  var since = 0
  var until = Int.max
  /// The rate, and from some config on another one.
  var rate = "1"
  var laterRate: (config: Int, rate: String)?
  var buckets: [Bucket]

  func isListed(inConfig config: Int) -> Bool { config >= since && config < until }

  func rate(inConfig config: Int) -> String {
    if let laterRate, config >= laterRate.config { return laterRate.rate }
    return rate
  }

  /// `name:{a,b}`, or the bare name of a chart without buckets.
  func expression(inConfig config: Int) -> String {
    let names = buckets.filter { $0.since <= config }.compactMap(\.name)
    return names.isEmpty ? name : "\(name):{\(names.joined(separator: ","))}"
  }

  func counter(_ bucket: Bucket) -> String { bucket.name.map { "\(name):\($0)" } ?? name }
}
