/// The measured tables, as Markdown.
enum SimulationReport {
  static func text(
    seed: UInt64, _ without: SimulationTally, _ with: SimulationTally, _ large: LargeTally
  ) -> String {
    var lines = [
      "| measured at the newest week | no true change | planted changes |", "|---|--:|--:|",
      row("sites", without, with) { "\($0.sites)" },
      row("sites whose page lists any false move", without, with) {
        "\($0.sitesWithFalseMove) (\(percent($0.sitesWithFalseMove, $0.sites)))"
      },
      row("moves listed a site", without, with) { mean($0.moves, $0.sites) },
      row("of them false: false-discovery rate, mean over sites", without, with) {
        percent($0.falseShares / Double(max(1, $0.sites)))
      },
      row("sentences about a change a site", without, with) { mean($0.changes, $0.sites) },
      row("of them false", without, with) { mean($0.falseChanges, $0.sites) },
      row("sentences about a leader a site", without, with) { mean($0.leaders, $0.sites) },
      row("of them false", without, with) { mean($0.falseLeaders, $0.sites) },
      row("sentences about a group a site", without, with) { mean($0.groups, $0.sites) },
      row("of them false", without, with) { mean($0.falseGroups, $0.sites) },
      row("sites with any false one", without, with) {
        "\($0.sitesWithFalseGroup) (\(percent($0.sitesWithFalseGroup, $0.sites)))"
      }, "",
    ]
    lines += power("planted change, 52 weeks before", with.power)
    lines += [""] + power("planted difference of a group", with.groupPower)
    lines += [
      "",
      "Of \(large.weeks) weeks of \(large.counters) counters without a change "
        + "(\(large.comparisons) comparisons each) the page was empty in \(large.empty): "
        + "\(percent(large.empty, large.weeks)). Seed \(seed).",
    ]
    return lines.joined(separator: "\n")
  }

  /// How much of what was planted is found, by its size and by the reports of the program.
  private static func power(_ name: String, _ power: [[SimulationTally.Power]]) -> [String] {
    [
      "| \(name) | up to 1,000 reports | up to 2,500 | up to 5,000 |", "|---|--:|--:|--:|",
    ]
      + zip(SimulatedWorld.changes, power).map { size, classes in
        let cells = classes.map { "\(percent($0.found, $0.planted)) of \($0.planted)" }
        return "| +\(size) points | \(cells.joined(separator: " | ")) |"
      }
  }

  private static func row(
    _ name: String, _ a: SimulationTally, _ b: SimulationTally, _ text: (SimulationTally) -> String
  ) -> String { "| \(name) | \(text(a)) | \(text(b)) |" }

  private static func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "–" : percent(Double(part) / Double(whole))
  }

  /// With two decimals.
  private static func percent(_ fraction: Double) -> String {
    "\(decimal(Int((fraction * 10_000).rounded()), 100)) %"
  }

  /// With three decimals.
  private static func mean(_ sum: Int, _ count: Int) -> String {
    decimal(Int((Double(sum) / Double(max(1, count)) * 1000).rounded()), 1000)
  }

  private static func decimal(_ number: Int, _ unit: Int) -> String {
    "\(number / unit).\(String(number % unit + unit).dropFirst())"
  }
}
