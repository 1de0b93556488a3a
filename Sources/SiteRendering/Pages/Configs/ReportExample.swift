internal import TelemetryModel

/// A report as the config in force allows it: its names are real, its numbers invented.
///
/// The form is that of docs/formats.md, "Raw reports".
struct ReportExample {
  struct Part: TemplateRecord {
    static let fields = Fields<Self>(
      "field",
      [
        .text("name") { $0.name }, .text("text") { $0.text },
      ])

    let name: String
    let text: String
  }

  /// More of each would only make it longer.
  private static let most = (programs: 2, counters: 3)
  private static let counts = [12, 3, 1]

  let site: PageContext
  let release: ConfigRelease
  let contents: ConfigContents

  /// JSON over several lines.
  var text: String {
    let (week, lastWeek) = weeks
    var lines = [
      "{", "  \"Week\": \"\(week)\",", "  \"LastWeek\": \"\(lastWeek)\",",
      "  \"X\": \(NumberText.plain(x)),",
    ]
    if shown.isEmpty {
      lines.append("  \"Programs\": null,")
    } else {
      lines.append("  \"Programs\": [")
      for (index, program) in shown.enumerated() {
        lines += entry(program, isLast: index == shown.count - 1)
      }
      lines.append("  ],")
    }
    lines += ["  \"Config\": \(Self.quoted(release.version.text))", "}"]
    return lines.joined(separator: "\n")
  }

  /// What each field of a report is.
  var parts: [Part] {
    var fields = [
      ("Week", "The day on which the time that the report covers ends."),
      ("LastWeek", "The Week of the report that was sent before it; empty in the first."),
      (
        "X",
        "A random number from 0 to 1, drawn anew for each report. A report is sent if its X is at most the"
          + " sample rate, and may hold a counter if its X is at most the counter's rate."
      ),
      ("Programs", "One entry for each program, version and surroundings that counted something."),
      ("Program", "A program that the config lists."),
    ]
    for entry in site.settings.metadata {
      let list =
        entry.name == ChartName("Version")
        ? "one of the versions that the config lists for the program"
        : "one of the values that the config lists as \(entry.name)"
      fields.append((entry.name.text, "\(entry.title): \(list)."))
    }
    fields += [
      ("Counters", "How often each counter was hit: names that the config lists, and sums."),
      (
        "Stacks",
        "The same for stack counters: the name, then one frame a line, each a function, a line and an offset."
      ),
      ("Config", "The version of the config that the program used."),
    ]
    return fields.map { Part(name: $0.0, text: $0.1) }
  }

  /// The first program with counters and stacks, if there is one, and another.
  private var shown: [ConfigContents.Program] {
    let counted = site.inSiteOrder(contents.programs, by: \.name)
      .filter { !Self.allowed($0.counters).isEmpty || !Self.allowed($0.stacks).isEmpty }
    // A report names a version: a program of which none is listed could not be in one.
    let versioned = counted.filter { !$0.versions.isEmpty }
    let programs = versioned.isEmpty ? counted : versioned
    let first = programs.first { !$0.stacks.isEmpty && !$0.counters.isEmpty } ?? programs.first
    let second = programs.first { $0.name != first?.name && $0.stacks.isEmpty }
    return Array([first, second].compactMap(\.self).prefix(Self.most.programs))
  }

  private static func allowed(_ entries: [ConfigContents.Entry]) -> [ConfigContents.Entry] {
    Array(entries.filter { $0.rate > 0 }.prefix(most.counters))
  }

  /// Low enough for all that is shown.
  private var x: Double {
    let rates = shown.flatMap { Self.allowed($0.counters) + Self.allowed($0.stacks) }.map(\.rate)
    let sampleRate = contents.sampleRate.flatMap { $0 > 0 ? $0 : nil } ?? 1
    return min(0.0625, sampleRate, rates.min() ?? 1)
  }

  private var weeks: (Day, Day) {
    let catalog = site.catalog
    guard let newest = catalog.newestPeriod else {
      return (release.date.day, release.date.day.advanced(by: -7))
    }
    let last = catalog.periods[newest].last
    return (last, catalog.periods[newest].first.advanced(by: -1))
  }

  private func entry(_ program: ConfigContents.Program, isLast: Bool) -> [String] {
    var lines = ["    {", "      \"Program\": \(Self.quoted(program.name.text)),"]
    for metadata in site.settings.metadata {
      let value = value(of: metadata, in: program)
      lines.append("      \(Self.quoted(metadata.name.text)): \(Self.quoted(value)),")
    }
    let counters = Self.allowed(program.counters).map(\.name.text)
    lines += Self.object("Counters", counters, isLast: false)
    let stacks = Self.allowed(program.stacks).map { stack in
      ([stack.name.text] + frames.prefix(max(1, stack.depth ?? frames.count)))
        .joined(separator: "\n")
    }
    lines += Self.object("Stacks", stacks, isLast: true)
    lines.append(isLast ? "    }" : "    },")
    return lines
  }

  private let frames = ["main.save:+12,+0x4a", "main.main:+31,+0x1c8"]

  /// The value that most reports of the newest period had, among those that the config lists.
  private func value(
    of metadata: SiteSettings.Metadata, in program: ConfigContents.Program
  ) -> String {
    let isVersion = metadata.name == ChartName("Version")
    let values =
      isVersion
      ? program.versions : contents.metadata.first { $0.name == metadata.name }?.values ?? []
    let chart = site.catalog.programs.first { $0.name == program.name }?.charts
      .first { $0.name == metadata.name && $0.isMetadata }
    if let chart, let period = site.catalog.newestPeriod {
      for counter in chart.rowOrderByReports(at: period) {
        let bucket = chart.counters[counter].bucket
        if let value = values.first(where: { metadata.compare.cut($0) == bucket }) {
          return value.text
        }
      }
    }
    return values.first?.text ?? ""
  }

  private static func object(_ name: String, _ names: [String], isLast: Bool) -> [String] {
    let end = isLast ? "" : ","
    if names.isEmpty { return ["      \"\(name)\": {}\(end)"] }
    var lines = ["      \"\(name)\": {"]
    for (index, key) in names.enumerated() {
      let comma = index == names.count - 1 ? "" : ","
      lines.append("        \(quoted(key)): \(counts[index % counts.count])\(comma)")
    }
    return lines + ["      }\(end)"]
  }

  /// A string of JSON; names hold no control characters, and stacks none but line feeds.
  private static func quoted(_ text: String) -> String {
    var bytes = [UInt8(ascii: "\"")]
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Chart {
  /// Its counters by the reports of a period, the most first.
  fileprivate func rowOrderByReports(at period: Int) -> [Int] {
    counters.indices.sorted { a, b in
      let (first, second) = (counters[a].cells[period].reports, counters[b].cells[period].reports)
      return ((first.value ?? 0), -a) > ((second.value ?? 0), -b)
    }
  }
}
