internal import TelemetryModel

/// A report that a machine of the example sends; names are places in `ExampleWorld`.
struct ExampleReport {
  struct Program {
    var program: Int
    var version: String
    var goVersion: String
    /// Counts above 0 by counter, whose place in `ExampleConfig.counterNames` this is.
    var counters: [(number: Int, count: Int)]
    /// Stacks by their texts, each with its count.
    var stacks: [(text: String, count: Int)]
  }

  var day: Day
  /// The report's only handle, 0..<1.
  var x: Double
  var config: Int
  var system: String
  var architecture: String
  var programs: [Program]
}

/// A week's reports, made up machine by machine.
///
/// A machine asks the config that it has whether it may tell a thing at all: its program's version, its Go
/// version, and each chart, at the chart's rate.
struct ExampleWeek {
  let index: Int
  let reports: [ExampleReport]

  /// - Complexity: O(reports × counters).
  init(index: Int, random: inout SplitMix64) {
    self.index = index
    let count = ExampleWorld.reportCount(ofWeek: index, &random)
    var reports: [ExampleReport] = []
    var seen: Set<Double> = []
    while reports.count < count {
      let x = random.fraction()
      // Two reports of a week have different handles.
      guard seen.insert(x).inserted else { continue }
      reports.append(Self.report(week: index, x: x, &random))
    }
    self.reports = reports
  }

  private static func report(week: Int, x: Double, _ random: inout SplitMix64) -> ExampleReport {
    let progress = Double(week) / Double(ExampleWorld.weekCount - 1)
    let day = ExampleWorld.week(week).advanced(by: -random.below(7))
    let lag = random.below(10) < 6 ? 0 : random.below(ExampleWorld.lag + 1)
    let config = ExampleConfig.history[ExampleConfig.inForce(on: day.advanced(by: -lag))]
    let system = random.index(weights: ExampleWorld.systemWeights(progress))
    let architecture = random.index(
      weights: ExampleWorld.architectureWeights(system: system, progress))
    let go = release(of: ExampleWorld.goReleases, on: day, within: 520, &random)
    // What comes with loom has loom's release.
    let loom = release(of: ExampleWorld.programs[0].releases, on: day, within: 320, &random)
    let isDevel = random.isTrue(withProbability: 0.012)
    var programs: [ExampleReport.Program] = []
    for (number, program) in ExampleWorld.programs.enumerated() {
      let use = program.use.first + (program.use.last - program.use.first) * progress
      guard random.isTrue(withProbability: use) else { continue }
      let release =
        program.isOfLoom
        ? loom : release(of: program.releases, on: day, within: program.updateDays, &random)
      guard config.lists(program: number), config.announces(go),
        isDevel || config.announces(release)
      else { continue }
      let machine = Machine(
        progress: progress, isWindows: system == ExampleWorld.windows, loom: loom)
      programs.append(
        ExampleReport.Program(
          program: number, version: isDevel ? "devel" : release.version, goVersion: go.version,
          counters: machine.counters(program: number, config: config, x: x, &random),
          stacks: machine.stacks(program: number, config: config, &random)))
    }
    return ExampleReport(
      day: day, x: x, config: config.index, system: ExampleWorld.systems[system],
      architecture: ExampleWorld.architectures[architecture], programs: programs)
  }

  /// The release that a machine has: most update early, some late.
  private static func release(
    of releases: [ExampleWorld.Release], on day: Day, within days: Double,
    _ random: inout SplitMix64
  ) -> ExampleWorld.Release {
    let delay = random.fraction() * random.fraction() * days
    let seen = day.advanced(by: -Int(delay))
    return releases.last { $0.day <= seen } ?? releases[0]
  }
}

/// What a machine counts in a week.
private struct Machine {
  var progress: Double
  var isWindows: Bool
  var loom: ExampleWorld.Release

  func counters(
    program: Int, config: ExampleConfig, x: Double, _ random: inout SplitMix64
  ) -> [(number: Int, count: Int)] {
    var counters: [(number: Int, count: Int)] = []
    for listing in ExampleConfig.listings[config.index][program] where x <= listing.rate {
      for counter in listing.counters {
        guard let count = count(counter.habit, &random) else { continue }
        counters.append((counter.number, count))
      }
    }
    return counters
  }

  func stacks(
    program: Int, config: ExampleConfig, _ random: inout SplitMix64
  ) -> [(text: String, count: Int)] {
    config.stackCounters(ofProgram: program).flatMap { counter in
      counter.stacks.compactMap { stack in
        count(stack.habit, &random).map { (counter.text(stack), $0) }
      }
    }
  }

  /// The fault of the example's story: the cache of Loom 1.5 and later finds nothing on Windows.
  private var isFaulty: Bool { isWindows && loom.minor >= 5 }

  private func count(_ habit: ExampleChart.Habit, _ random: inout SplitMix64) -> Int? {
    var probability = habit.first + (habit.last - habit.first) * progress
    var mean = habit.count
    switch habit.turn {
    case .none: break
    case .cacheHit where isFaulty: return nil
    case .cacheMiss where isFaulty:
      probability = 1
      mean *= 6
    case .cacheHit, .cacheMiss: break
    case .loomMinor(let minor):
      guard loom.minor == minor else { return nil }
    }
    guard random.isTrue(withProbability: probability) else { return nil }
    return 1 + random.below(2 * mean - 1)
  }
}
