/// A chart of the example: what is asked, since when, and what the machines answer.
struct ExampleChart {
  /// A counter of the chart.
  struct Bucket {
    /// Nil for the counter without a bucket.
    var name: String?
    /// The first config that lists it and the first that no longer does, from 0.
    var since = 0
    var until = Int.max
    var habit: Habit

    init(_ name: String? = nil, since: Int = 0, until: Int = .max, _ habit: Habit) {
      self.name = name
      self.since = since
      self.until = until
      self.habit = habit
    }

    func isListed(inConfig config: Int) -> Bool { config >= since && config < until }
  }

  /// How likely a report holds a counter, and how large it is.
  struct Habit {
    enum Turn {
      case none
      /// On Windows, from 1.5 on, a lookup in the build cache never finds anything: it only misses.
      case cacheHit, cacheMiss
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
    let names = buckets.filter { $0.isListed(inConfig: config) }.compactMap(\.name)
    return names.isEmpty ? name : "\(name):{\(names.joined(separator: ","))}"
  }

  func counter(_ bucket: Bucket) -> String { bucket.name.map { "\(name):\($0)" } ?? name }
}

extension [ExampleChart.Bucket] {
  /// The counter without a bucket.
  static func single(_ first: Double, _ last: Double, count: Int = 3) -> Self {
    [.init(nil, .init(first, last, count: count))]
  }

  /// Buckets each of which is less likely than the one before it by the same factor.
  ///
  /// - Parameter names: Parted by blanks.
  static func falling(
    _ names: String, from probability: Double, by factor: Double, count: Int = 3
  ) -> Self {
    var probability = probability
    return names.split(separator: " ").enumerated().map { index, name in
      defer { probability *= factor }
      // Every third one grows, every third one shrinks: a site without any change would be no example.
      let drift = [1, 1.4, 0.7][index % 3]
      return .init(
        String(name),
        .init(probability, Swift.min(0.98, probability * drift), count: Swift.max(1, count)))
    }
  }
}
