internal import TelemetryModel

/// Whether each counter has a metric that needs it, and each metric its counter, in words.
struct ConfigCoverageWords {
  struct Group: TemplateRecord {
    static let fields = Fields<Self>(
      "group",
      [
        .text("text") { $0.text }, .list("names") { $0.names },
      ])

    let text: String
    let names: [String]
  }

  let release: ConfigRelease
  let coverage: RecordCoverage?

  init(_ release: ConfigRelease) {
    self.release = release
    coverage = release.coverage
  }

  /// One sentence where nothing is amiss.
  var sentence: String? {
    guard let coverage else {
      return "\(release.version) has no chart config: what each counter is for is not said there."
    }
    guard coverage.isComplete else { return nil }
    return
      "Each counter of \(release.version) has a record in its chart config that says what for, and"
      + " each record has its counters."
  }

  /// What has no counterpart.
  var groups: [Group] {
    guard let coverage else { return [] }
    return [
      group(
        coverage.unrecorded,
        "of counters or stack counters in the config without a record in the chart config"),
      group(coverage.unlisted, "in records of the chart config that the config does not list"),
    ].compactMap(\.self)
  }

  private func group(_ names: [RecordCoverage.Name], _ what: String) -> Group? {
    if names.isEmpty { return nil }
    return Group(
      text: "\(NumberText.number(of: names.count, "name", "names")) \(what):",
      names: names.map { "\($0.program): \($0.counter)" })
  }
}
