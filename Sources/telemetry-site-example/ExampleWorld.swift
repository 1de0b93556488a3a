internal import TelemetryModel

/// What there is in the made-up world of the example: programs, releases, machines and weeks.
enum ExampleWorld {
  /// A release of a program or of Go.
  struct Release {
    var version: String
    var day: Day
    /// Of loom's releases, the 4 of `v1.4.1`.
    var minor: Int

    init(_ version: String, _ day: String, minor: Int = 0) {
      self.version = version
      self.day = ExampleWorld.day(day)
      self.minor = minor
    }
  }

  struct Program {
    var name: String
    var title: String
    var description: String
    var releases: [Release]
    /// The first config that lists it, from 0.
    var since = 0
    /// The share of machines that use it in a week, at first and at last.
    var use: (first: Double, last: Double)
    /// Days after which everybody has a new release.
    var updateDays: Double
    /// Comes with loom: a machine has the same release of both.
    var isOfLoom = false
  }

  static let seed: UInt64 = 0x4C6F_6F6D_2026_1115
  static let weekCount = 104
  static let lastWeek = day("2026-11-15")

  /// Weeks of which no report is left: the server that takes them was down.
  static let lostWeeks = 34...35

  /// The last weeks, whose reports are published one by one.
  static let publishedWeeks = 100...103

  /// Days that a machine may lag behind the config history.
  static let lag = 14

  // Indices of `programs`.
  static let loom = 0
  static let loomls = 1
  static let loomfmt = 2
  static let loomcache = 3
  static let weave = 4

  static let programs = [
    Program(
      name: "example.org/loom/cmd/loom", title: "loom",
      description: "The command that weaves, tests and publishes Loom programs.",
      releases: loomReleases, use: (0.96, 0.94), updateDays: 320, isOfLoom: true),
    Program(
      name: "example.org/loom/cmd/loomls", title: "loomls",
      description: "The language server that editors talk to.",
      releases: [
        Release("v0.8.0", "2024-07-01"), Release("v0.9.0", "2024-12-20"),
        Release("v0.10.0", "2025-05-15"), Release("v0.11.0", "2025-10-20"),
        Release("v0.12.0", "2026-03-16"), Release("v0.13.0", "2026-09-01"),
      ], use: (0.31, 0.56), updateDays: 150),
    Program(
      name: "example.org/loom/cmd/loomfmt", title: "loomfmt",
      description: "The formatter of Loom source files.",
      releases: loomReleases, use: (0.44, 0.40), updateDays: 320, isOfLoom: true),
    Program(
      name: "example.org/loom/cmd/loomcache", title: "loomcache",
      description: "The build cache, which keeps what was woven before.",
      releases: loomReleases, use: (0.83, 0.86), updateDays: 320, isOfLoom: true),
    Program(
      name: "example.org/loom/cmd/weave", title: "weave",
      description: "The new compiler, which may be tried in place of the old one.",
      releases: [
        Release("v0.1.0", "2025-08-20"), Release("v0.2.0", "2026-02-24"),
        Release("v0.3.0", "2026-07-07"),
      ], since: 11, use: (-0.10, 0.38), updateDays: 90),
  ]

  private static let loomReleases = [
    Release("v1.2.0", "2024-06-04", minor: 2), Release("v1.2.1", "2024-09-10", minor: 2),
    Release("v1.3.0", "2024-12-03", minor: 3), Release("v1.3.1", "2025-02-04", minor: 3),
    Release("v1.4.0", "2025-06-03", minor: 4), Release("v1.4.1", "2025-08-05", minor: 4),
    Release("v1.5.0", "2025-12-02", minor: 5), Release("v1.5.1", "2026-02-10", minor: 5),
    Release("v1.6.0", "2026-06-02", minor: 6), Release("v1.6.1", "2026-08-04", minor: 6),
  ]

  static let goReleases = [
    Release("go1.22.8", "2024-10-01"), Release("go1.23.3", "2024-11-06"),
    Release("go1.23.6", "2025-02-04"), Release("go1.24.1", "2025-03-04"),
    Release("go1.24.6", "2025-08-06"), Release("go1.25.1", "2025-09-03"),
    Release("go1.25.5", "2025-12-02"), Release("go1.26.0", "2026-02-10"),
    Release("go1.26.3", "2026-05-05"), Release("go1.27.0", "2026-08-11"),
  ]

  static let systems = ["darwin", "freebsd", "linux", "windows"]
  static let windows = 3
  static let architectures = ["386", "amd64", "arm64", "riscv64"]

  /// The weights of `systems` in a week; `progress` is 0 in the first week and 1 in the last.
  static func systemWeights(_ progress: Double) -> [Double] {
    [0.22 + 0.07 * progress, 0.02, 0.56 - 0.08 * progress, 0.20 + 0.01 * progress]
  }

  /// The weights of `architectures` on a system.
  static func architectureWeights(system: Int, _ progress: Double) -> [Double] {
    switch system {
    case 0: [0, 0.40 - 0.25 * progress, 0.60 + 0.25 * progress, 0]
    case 1: [0.06, 0.88, 0.06, 0]
    case 2: [0.01, 0.85 - 0.08 * progress, 0.13 + 0.07 * progress, 0.01 + 0.01 * progress]
    default: [0.03, 0.93 - 0.05 * progress, 0.04 + 0.05 * progress, 0]
    }
  }

  /// The last day of a week, counted from 0.
  static func week(_ index: Int) -> Day { lastWeek.advanced(by: 7 * (index - weekCount + 1)) }

  /// How many machines send a report: more from year to year, fewer around the turn of the year and in
  /// August.
  static func reportCount(ofWeek index: Int, _ random: inout SplitMix64) -> Int {
    let steady = 720 + index * 12
    let (_, month, day) = week(index).civil
    let season =
      switch (month, day) {
      case (12, 23...31), (1, 1...7): 56
      case (12, 16...22), (1, 8...14): 84
      case (8, _): 80
      default: 100
      }
    return steady * season * (970 + random.below(61)) / 100_000
  }

  /// - Precondition: `text` is a day that exists, as `2026-11-15`.
  static func day(_ text: String) -> Day {
    guard let day = Day(text.utf8) else { preconditionFailure("the days of the example exist") }
    return day
  }
}
