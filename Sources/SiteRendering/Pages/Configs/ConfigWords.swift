internal import TelemetryModel

/// Config versions and what they change, in few words.
enum ConfigWords {
  /// Things of one kind that are named one by one; more are counted.
  private static let named = 3

  /// `28 Apr 2026, 17:10 UTC`.
  static func moment(_ instant: Instant) -> String {
    let minutes = (instant.seconds - Instant(startOf: instant.day).seconds) / 60
    return
      "\(PeriodText.day(instant.day)), \(twoDigits(minutes / 60)):\(twoDigits(minutes % 60)) UTC"
  }

  /// `6 programs`, `312 counters`, and `4 stack counters` where there are any.
  static func sizes(_ contents: ConfigContents) -> [String] {
    var sizes = [
      NumberText.number(of: contents.programs.count, "program", "programs"),
      NumberText.number(of: contents.counterCount, "counter", "counters"),
    ]
    if contents.stackCount > 0 {
      sizes.append(NumberText.number(of: contents.stackCount, "stack counter", "stack counters"))
    }
    return sizes
  }

  /// `sample rate 0.5`; a config that does not say has none.
  static func sampleRate(_ rate: Double?) -> String {
    rate.map { "sample rate \(NumberText.plain($0))" } ?? "no sample rate"
  }

  static func change(of rate: ConfigDifference.SampleRate) -> String {
    switch (rate.before, rate.after) {
    case (nil, let after):
      "\(sampleRate(after)) from here on, where none was named before"
    case (let before, nil): "\(sampleRate(before)) until here: none is named any longer"
    case (let before, let after?): "\(sampleRate(before)) becomes \(NumberText.plain(after))"
    }
  }

  /// `gopls/bug: rate 1 becomes 0.5, depth 16 becomes 32`.
  static func change(_ change: ConfigDifference.Change) -> String {
    var parts: [String] = []
    let (before, after) = (change.before, change.after)
    if before.rate != after.rate {
      parts.append("rate \(NumberText.plain(before.rate)) becomes \(NumberText.plain(after.rate))")
    }
    if before.depth != after.depth {
      let depths = [before.depth, after.depth].map { $0.map(String.init) ?? "none" }
      parts.append("depth \(depths[0]) becomes \(depths[1])")
    }
    return "\(after.name): \(parts.joined(separator: ", "))"
  }

  /// One line of a timeline: what began, ended and changed, by program. It stands beside `counts`.
  static func summary(_ difference: ConfigDifference, in site: PageContext) -> String {
    var parts: [String] = []
    if let rate = difference.sampleRate { parts.append(change(of: rate).firstUpper) }
    for program in site.inSiteOrder(difference.programs, by: \.name) {
      let words = self.words(program)
      if !words.isEmpty { parts.append("\(site.title(of: program.name)): \(words)") }
    }
    let lists = site.settings.versionLists
    for list in difference.metadata where !lists.contains(list.name) {
      let (added, removed) = (list.values.added.count, list.values.removed.count)
      parts.append("\(list.name): \(counts(added, removed, "value", "values"))")
    }
    let (added, removed) = difference.versionCounts(lists: lists)
    if added + removed > 0 {
      parts.append(counts(added, removed, "release number", "release numbers"))
    }
    // What leads is often a name, which keeps its bytes.
    return parts.isEmpty ? "Nothing else that may be sent changed" : parts.joined(separator: "; ")
  }

  /// `+3 −1`: counters and stack counters added, removed, changed; what is 0 is left out.
  ///
  /// - Parameter difference: nil for the first version, which adds all that it lists.
  static func counts(of difference: ConfigDifference?, _ contents: ConfigContents) -> String {
    let (added, removed, changed): (Int, Int, Int) =
      difference?.counts ?? (contents.counterCount + contents.stackCount, 0, 0)
    let parts = [("+", added), ("−", removed), ("~", changed)]
      .filter { $0.1 > 0 }.map { "\($0.0)\($0.1)" }
    return parts.isEmpty ? "no counter changed" : parts.joined(separator: " ")
  }

  private static func words(_ program: ConfigDifference.Program) -> String {
    if program.presence == .removed { return "no longer collected" }
    var parts: [String] = program.presence == .added ? ["new program"] : []
    let added = charts(program.counters.added) + program.stacks.added.map(\.name.text)
    let removed = charts(program.counters.removed) + program.stacks.removed.map(\.name.text)
    let changed = charts((program.counters.changed + program.stacks.changed).map(\.after))
    if !added.isEmpty { parts.append("adds \(list(added))") }
    if !removed.isEmpty { parts.append("removes \(list(removed))") }
    if !changed.isEmpty { parts.append("changes \(list(changed))") }
    return parts.joined(separator: ", ")
  }

  /// Each chart once, with the number of its counters; one counter alone by its own name.
  private static func charts(_ entries: [ConfigContents.Entry]) -> [String] {
    var names: [ChartName: [CounterName]] = [:]
    var order: [ChartName] = []
    for name in entries.map(\.name) {
      if names[name.chart] == nil { order.append(name.chart) }
      names[name.chart, default: []].append(name)
    }
    return order.map { chart in
      let names = names[chart, default: []]
      return names.count == 1 ? names[0].text : "\(chart) (\(names.count) counters)"
    }
  }

  private static func list(_ names: [String]) -> String {
    guard names.count > named + 1 else { return names.joined(separator: ", ") }
    return names.prefix(named).joined(separator: ", ") + " and \(names.count - named) more"
  }

  private static func counts(
    _ added: Int, _ removed: Int, _ singular: String, _ plural: String
  ) -> String {
    switch (added, removed) {
    case (_, 0): "\(NumberText.number(of: added, singular, plural)) added"
    case (0, _): "\(NumberText.number(of: removed, singular, plural)) removed"
    default: "\(NumberText.number(of: added, singular, plural)) added, \(removed) removed"
    }
  }

  private static func twoDigits(_ number: Int64) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }
}
