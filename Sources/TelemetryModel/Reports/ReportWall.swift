/// The privacy wall before raw reports: whatever a report names, the config that it used must list.
/// No option opens it, and no message of it shows what it keeps out.
///
/// - Complexity: O(names of a report); a config version is indexed when the first report names it.
package struct ReportWall: Sendable {
  /// What one config version lists.
  private struct Lists: Sendable {
    struct Program: Sendable {
      var versions: Set<BucketName> = []
      /// With the highest rate at which a report may hold them.
      var counters: [CounterName: Double] = [:]
      var stacks: [CounterName: Double] = [:]
    }

    /// The config's list for each piece of metadata; nil where it has none.
    var metadata: [Set<BucketName>?]
    var programs: [ProgramName: Program] = [:]
  }

  private let metadata: [ChartName]
  private let releases: [ConfigRelease]
  private let places: [ConfigVersion: Int]
  private var lists: [Lists?]

  /// - Parameter metadata: The names whose values reports hold, in the order of `Report.Entry.metadata`.
  package init(_ history: ConfigHistory, metadata: [ChartName]) {
    self.metadata = metadata
    releases = history.releases
    places = Dictionary(releases.enumerated().map { ($1.version, $0) }) { first, _ in first }
    lists = Array(repeating: nil, count: releases.count)
  }

  /// Adds an error for everything that the report's own config does not list.
  package mutating func check(_ report: Report, _ diagnostics: inout Diagnostics) {
    guard let place = places[ConfigVersion(report.config.text)] else {
      diagnostics.add(.unknownConfig(report.config, of: report))
      return
    }
    let lists = self.lists[place] ?? index(place)
    for entry in report.entries {
      // Of a program that is not listed nothing is.
      guard let program = lists.programs[ProgramName(entry.program.text)] else {
        diagnostics.add(.notListed("a program", entry.program, of: report))
        continue
      }
      for (number, value) in entry.metadata.enumerated() {
        let name = metadata[number]
        let listed = name == .version ? program.versions : lists.metadata[number]
        if let listed, listed.contains(BucketName(value.text)) { continue }
        diagnostics.add(
          .notListed("a '\(name)'", value, of: report, listOf: listed == nil ? name : nil))
      }
      check(entry.counters, "counter", program.counters, report, &diagnostics)
      check(entry.stacks, "stack", program.stacks, report, &diagnostics)
    }
  }

  private func check(
    _ tallies: [Report.Tally], _ what: String, _ listed: [CounterName: Double], _ report: Report,
    _ diagnostics: inout Diagnostics
  ) {
    for tally in tallies {
      var name = tally.name.text
      if let feed = name.utf8.firstIndex(of: 0x0A) { name = String(name[..<feed]) }
      guard let rate = listed[CounterName(name)] else {
        diagnostics.add(.notListed("a \(what)", tally.name, of: report))
        continue
      }
      if report.x > rate { diagnostics.add(.aboveRate(what, tally.name, of: report)) }
    }
  }

  private mutating func index(_ place: Int) -> Lists {
    let config = releases[place].config
    var made = Lists(
      metadata: metadata.map { name in
        let lists = config.metadata.filter { $0.name == name }
        return lists.isEmpty ? nil : Set(lists.flatMap(\.values))
      })
    for program in config.programs {
      var lists = made.programs[program.name] ?? Lists.Program()
      lists.versions.formUnion(program.versions)
      for counter in program.counters {
        for name in counter.names {
          lists.counters[name] = max(lists.counters[name] ?? 0, counter.rate)
        }
      }
      for stack in program.stacks {
        for name in stack.names { lists.stacks[name] = max(lists.stacks[name] ?? 0, stack.rate) }
      }
      made.programs[program.name] = lists
    }
    lists[place] = made
    return made
  }
}

extension Diagnostic {
  fileprivate static func unknownConfig(_ config: Report.Text, of report: Report) -> Self {
    Self(
      message: "a 'Config' that the history does not have (\(HiddenText.hash(config.text)))",
      location: report.location(of: config),
      hint: "add the version to config/, or take the report out")
  }

  /// - Parameter list: A list that the config lacks as a whole.
  fileprivate static func notListed(
    _ what: String, _ text: Report.Text, of report: Report, listOf list: ChartName? = nil
  ) -> Self {
    Self(
      message: "\(what) that its config does not list (\(HiddenText.hash(text.text)))",
      location: report.location(of: text),
      hint: list.map { "the config has no list '\($0)', so that no report may hold a value of it" }
        ?? "what no config lists is not to be collected: take it out of the report")
  }

  fileprivate static func aboveRate(
    _ what: String, _ text: Report.Text, of report: Report
  ) -> Self {
    Self(
      message:
        "a \(what) that its config lists at a rate below the report's 'X' (\(HiddenText.hash(text.text)))",
      location: report.location(of: text),
      hint: "a report may hold what has at least the rate 'X': take it out of the report")
  }
}
