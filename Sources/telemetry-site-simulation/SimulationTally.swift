internal import TelemetryModel

/// What is said of many made-up sites, and how much of it is true.
struct SimulationTally {
  /// Found and not found, of the changes of a size and a number of reports.
  struct Power {
    var found = 0
    var planted = 0
  }

  /// The greatest numbers of reports of the classes that power is told of.
  static let classes: [Int64] = [1000, 2500, 5000]

  private(set) var sites = 0
  private(set) var moves = 0
  private(set) var falseMoves = 0
  private(set) var sitesWithFalseMove = 0
  /// The sum over sites of the share of moves that are false; 0 for a site without any.
  private(set) var falseShares = 0.0
  private(set) var changes = 0
  private(set) var falseChanges = 0
  private(set) var leaders = 0
  private(set) var falseLeaders = 0
  private(set) var groups = 0
  private(set) var falseGroups = 0
  private(set) var sitesWithFalseGroup = 0
  /// Of groups that lie apart, by the size of the difference and by class.
  private(set) var groupPower = SimulatedWorld.changes.map { _ in classes.map { _ in Power() } }
  /// By size of the change, and by class.
  private(set) var power = SimulatedWorld.changes.map { _ in classes.map { _ in Power() } }

  mutating func add(_ world: SimulatedWorld, _ catalog: Catalog) {
    guard let period = catalog.newestPeriod else { return }
    let found = ChangeSearch(catalog, at: period, errata: []).moves()
    sites += 1
    let wrong = found.moves.count {
      !isTrue(world, catalog, $0.program, $0.chart, $0.reading.counter, since: $0.baseline)
    }
    moves += found.moves.count
    falseMoves += wrong
    if wrong > 0 { sitesWithFalseMove += 1 }
    falseShares += found.moves.isEmpty ? 0 : Double(wrong) / Double(found.moves.count)
    addSentences(world, catalog, found)
    addPower(world, catalog, found)
    addGroups(world, catalog, at: period)
  }

  private mutating func addGroups(_ world: SimulatedWorld, _ catalog: Catalog, at period: Int) {
    let said = GroupFindingSearch(catalog, errata: []).findings(at: period)
    let last = SimulatedWorld.groups.count - 1
    func isTrue(_ finding: GroupFinding) -> Bool {
      finding.reading.group == last && finding.isAbove
        && counter(world, catalog, finding.program, finding.chart, finding.counter)?.groupPoints
          != nil
    }
    let wrong = said.count { !isTrue($0) }
    groups += said.count
    falseGroups += wrong
    if wrong > 0 { sitesWithFalseGroup += 1 }
    for (program, owner) in catalog.programs.enumerated() {
      for (chart, content) in owner.charts.enumerated() {
        for counter in content.counters.indices {
          guard let truth = self.counter(world, catalog, program, chart, counter),
            let size = truth.groupPoints.flatMap(SimulatedWorld.changes.firstIndex),
            let n = world.program(owner.name)?.reports[0],
            let place = Self.classes.firstIndex(where: { n <= $0 })
          else { continue }
          groupPower[size][place].planted += 1
          let isFound = said.contains {
            $0.program == program && $0.chart == chart && $0.counter == counter && isTrue($0)
          }
          if isFound { groupPower[size][place].found += 1 }
        }
      }
    }
  }

  private mutating func addSentences(
    _ world: SimulatedWorld, _ catalog: Catalog, _ found: PeriodMoves
  ) {
    for program in catalog.programs.indices {
      for chart in catalog.programs[program].charts.indices {
        let said = FindingSearch(catalog, (program, chart), among: found, errata: []).findings()
        if let change = said.change, case .change(let baseline) = change.kind {
          changes += 1
          if !isTrue(world, catalog, program, chart, change.reading.counter, since: baseline) {
            falseChanges += 1
          }
        }
        if let leader = said.leader {
          leaders += 1
          if !leads(world, catalog, program, chart, leader.reading.counter) { falseLeaders += 1 }
        }
      }
    }
  }

  private mutating func addPower(
    _ world: SimulatedWorld, _ catalog: Catalog, _ found: PeriodMoves
  ) {
    for (program, owner) in catalog.programs.enumerated() {
      for (chart, content) in owner.charts.enumerated() {
        for counter in content.counters.indices {
          guard let truth = self.counter(world, catalog, program, chart, counter),
            let points = truth.points,
            let size = SimulatedWorld.changes.firstIndex(of: points),
            let n = world.program(owner.name)?.reports[0],
            let place = Self.classes.firstIndex(where: { n <= $0 })
          else { continue }
          power[size][place].planted += 1
          if found.contains(counter: counter, of: chart, of: program, since: 52) {
            power[size][place].found += 1
          }
        }
      }
    }
  }

  private func counter(
    _ world: SimulatedWorld, _ catalog: Catalog, _ program: Int, _ chart: Int, _ counter: Int
  ) -> SimulatedWorld.Counter? {
    let owner = catalog.programs[program]
    let name = owner.charts[chart].counters[counter].name.text
    return world.program(owner.name)?.charts.lazy.flatMap(\.counters).first {
      BytewiseOrder.equal($0.name, name)
    }
  }

  private func isTrue(
    _ world: SimulatedWorld, _ catalog: Catalog, _ program: Int, _ chart: Int, _ counter: Int,
    since baseline: Int
  ) -> Bool {
    guard let truth = self.counter(world, catalog, program, chart, counter),
      let week = SimulatedWorld.weeks.firstIndex(of: baseline)
    else { return false }
    return truth.shares[0] != truth.shares[week]
  }

  /// Whether the counter's share is above those of all others of its chart.
  private func leads(
    _ world: SimulatedWorld, _ catalog: Catalog, _ program: Int, _ chart: Int, _ counter: Int
  ) -> Bool {
    let owner = catalog.programs[program]
    let own = owner.charts[chart].name.text
    let name = owner.charts[chart].counters[counter].name.text
    guard
      let truth = world.program(owner.name)?.charts.first(where: {
        BytewiseOrder.equal($0.name, own)
      }), let place = truth.counters.firstIndex(where: { BytewiseOrder.equal($0.name, name) })
    else { return false }
    let shares = truth.sharesNow
    return shares.indices.allSatisfy { $0 == place || shares[$0] < shares[place] }
  }
}

extension SimulatedWorld {
  fileprivate func program(_ name: ProgramName) -> Program? {
    programs.first { BytewiseOrder.equal($0.name, name.text) }
  }
}

extension SimulatedWorld.Chart {
  /// Of all reports, whatever the counters before have taken.
  fileprivate var sharesNow: [Double] {
    var left = 1.0
    return counters.map { counter in
      let own = Double(counter.shares[0].steps) / Double(Probability.all)
      guard isPartition else { return own }
      let share = left * own
      left -= share
      return share
    }
  }
}
