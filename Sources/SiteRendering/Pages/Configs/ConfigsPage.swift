internal import TelemetryModel

/// The index of all config versions: the newest one, then a timeline, newest first, by year.
///
/// Made where there is a version.
struct ConfigsPage {
  static let version = RecordShape(
    "version",
    [
      ("version", .text), ("href", .text), ("date", .text), ("counts", .text), ("words", .text),
    ])
  /// Versions one below the other; behind a fold where they change lists of versions alone.
  static let run = RecordShape(
    "run", [("summary", .optionalText), ("versions", .list(version))])
  static let year = RecordShape("year", [("year", .text), ("runs", .list(run))])
  static let current = RecordShape(
    "current", [("version", .text), ("href", .text), ("since", .text), ("sizes", .text)])
  static let shape = RecordShape(
    "configs",
    [
      ("frame", .record(PageFrame.shape)), ("current", .optional(current)),
      ("news", .optional(ConfigNews.shape)),
      ("collectedHref", .text), ("coverage", .texts),
      ("gaps", .list(ConfigCoverageWords.group)), ("incomplete", .list(PageFrame.link)),
      ("sampling", .optional(SamplingSection.shape)), ("years", .list(year)),
    ])

  let site: PageContext
  private let releases: [ConfigRelease]
  private let contents: [ConfigContents]
  /// Of each version to the one before; nil for the first.
  private let differences: [ConfigDifference?]

  init(site: PageContext) {
    self.site = site
    releases = site.catalog.releases
    let contents = releases.map { ConfigContents($0.config) }
    self.contents = contents
    differences = contents.indices.map {
      $0 == 0 ? nil : ConfigDifference(from: contents[$0 - 1], to: contents[$0])
    }
  }

  func record() -> Record {
    let newest = releases.last.map(ConfigCoverageWords.init)
    var coverage = newest?.sentence.map { [$0] } ?? []
    if let history = historyOfCoverage { coverage.append(history) }
    return Record(
      Self.shape,
      [
        .record(frame.record(site)), current.map { .record($0) } ?? .none,
        ConfigNews(site: site).record().map { .record($0) } ?? .none,
        .text(site.href(.collected)), .texts(coverage), .list(newest?.groups() ?? []),
        .list(
          incomplete.map { PageFrame.link("\($0.version)", site.href(.config($0.version))) }),
        SamplingSection(site: site).map { .record($0.record()) } ?? .none, .list(years),
      ])
  }

  private var frame: PageFrame {
    let count = NumberText.number(of: releases.count, "version", "versions")
    return PageFrame(
      site: site, pageType: "config", address: .configs, heading: "Collection config",
      lead: "Clients send nothing but what the config lists. Every version of it is here.",
      facts: [(count, nil), ("First on \(PeriodText.day(releases[0].date.day))", nil)],
      description: "The collection config and every version before: what changed, and when.",
      source: "Config: \(site.releaseLabel(0)) to \(site.releaseLabel(releases.count - 1))")
  }

  private var current: Record? {
    guard let release = releases.last, let contents = contents.last else { return nil }
    let sizes = ConfigWords.sizes(contents) + [ConfigWords.sampleRate(contents.sampleRate)]
    return Record(
      Self.current,
      [
        .text(release.version.text), .text(site.href(.config(release.version))),
        .text(ConfigWords.moment(release.date)), .text(sizes.joined(separator: ", ")),
      ])
  }

  private var incomplete: [ConfigRelease] {
    releases.reversed().filter { $0.coverage?.isComplete == false }
  }

  private var historyOfCoverage: String? {
    let judged = releases.count { $0.records != nil }
    if judged == 0 { return nil }
    let count = incomplete.count
    let all = NumberText.number(of: judged, "version", "versions")
    return count == 0
      ? "That is so in all of the \(all) with a chart config."
      : "Of \(all) with a chart config, \(count) \(count == 1 ? "has" : "have") counters without a record"
        + " or records without a counter:"
  }

  private var years: [Record] {
    YearGroups.newestFirst(releases.map(\.date.day)).map {
      Record(Self.year, [.text(String($0.year)), .list(runs($0.places))])
    }
  }

  private func runs(_ versions: [Int]) -> [Record] {
    let lists = site.settings.versionLists
    var runs: [(isMinor: Bool, versions: [Int])] = []
    for index in versions {
      let isMinor = differences[index]?.isOnlyVersions(lists: lists) ?? false
      if runs.last?.isMinor != isMinor { runs.append((isMinor, [])) }
      runs[runs.count - 1].versions.append(index)
    }
    return runs.map { run in
      let isFolded = run.isMinor && run.versions.count > 1
      return Record(
        Self.run,
        [
          isFolded ? .text(summary(run.versions, lists)) : .none, .list(run.versions.map(version)),
        ])
    }
  }

  private func summary(_ versions: [Int], _ lists: Set<ChartName>) -> String {
    let onlyAdd = versions.allSatisfy {
      differences[$0]?.versionCounts(lists: lists).removed == 0
    }
    return
      "\(versions.count) configs that only \(onlyAdd ? "add" : "change") release numbers"
  }

  private func version(_ index: Int) -> Record {
    let release = releases[index]
    let words =
      differences[index].map { ConfigWords.summary($0, in: site) }
      ?? "The first version: " + ConfigWords.sizes(contents[index]).joined(separator: ", ")
    return Record(
      Self.version,
      [
        .text(release.version.text), .text(site.href(.config(release.version))),
        .text(PeriodText.day(release.date.day)),
        .text(ConfigWords.counts(of: differences[index], contents[index])), .text(words),
      ])
  }
}

extension ConfigsPage {
  /// A site without a config history has no index of it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("configs", for: shape).map {
      PageFamily(site.catalog.hasConfig ? [.configs] : [], $0) { _ in Self(site: site).record() }
    }
  }
}
