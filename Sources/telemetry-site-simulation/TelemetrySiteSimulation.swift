#if canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// `telemetry-site-simulation [sites] [weeks]`: makes so many sites without and with a true change, and so many
/// weeks of a large one without, and prints what is said of them: the tables of docs/method.md.
@main
enum TelemetrySiteSimulation {
  static let seed: UInt64 = 20_260_426

  static func main() {
    let numbers = CommandLine.arguments.dropFirst().map { Int($0) ?? 0 }
    guard numbers.count <= 2, numbers.allSatisfy({ $0 > 0 }) else {
      print("usage: telemetry-site-simulation [sites] [weeks of a large site]")
      exit(64)
    }
    let sites = numbers.first ?? 1000
    let weeks = numbers.dropFirst().first ?? 200
    var random = RandomBits(seed: seed)
    let large = LargeTally(programs: 10, charts: 2000, weeks: weeks, &random)
    print(
      SimulationReport.text(
        seed: seed, tally(sites: sites, hasChanges: false), tally(sites: sites, hasChanges: true),
        large))
  }

  static func tally(sites: Int, hasChanges: Bool) -> SimulationTally {
    var random = RandomBits(seed: hasChanges ? seed &+ 1 : seed)
    var tally = SimulationTally()
    for _ in 0..<sites {
      let world = SimulatedWorld(hasChanges: hasChanges, &random)
      tally.add(world, SimulatedSite.catalog(of: world, &random))
    }
    return tally
  }
}
