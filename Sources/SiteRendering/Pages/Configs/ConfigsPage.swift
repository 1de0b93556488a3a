internal import TelemetryModel

/// The index of all config versions: the newest one, then a timeline, newest first, by year.
///
/// Made where there is a version.
struct ConfigsPage: TemplateRecord {
  struct Version: TemplateRecord {
    static let fields = Fields<Self>(
      "version",
      [
        .text("version") { $0.version }, .text("href") { $0.href }, .text("date") { $0.date },
        .text("counts") { $0.counts }, .text("words") { $0.words },
      ])

    let version: String
    let href: String
    let date: String
    let counts: String
    let words: String
  }

  /// Versions one below the other; behind a fold where they change lists of versions alone.
  struct Run: TemplateRecord {
    static let fields = Fields<Self>(
      "run",
      [
        .optional("summary") { $0.summary }, .list("versions") { $0.versions },
      ])

    var summary: String?
    let versions: [Version]
  }

  struct Year: TemplateRecord {
    static let fields = Fields<Self>(
      "year",
      [
        .text("year") { $0.year }, .list("runs") { $0.runs },
      ])

    let year: String
    let runs: [Run]
  }

  struct Current: TemplateRecord {
    static let fields = Fields<Self>(
      "current",
      [
        .text("version") { $0.version }, .text("href") { $0.href }, .text("since") { $0.since },
        .text("sizes") { $0.sizes },
      ])

    let version: String
    let href: String
    let since: String
    let sizes: String
  }

  static let fields = Fields<Self>(
    "configs",
    [
      .record("frame") { $0.frame }, .optional("current") { $0.current },
      .optional("news") { ConfigNews($0.site) },
      .text("collectedHref") { $0.site.href(.collected) }, .list("coverage") { $0.coverage },
      .list("gaps") { $0.gaps }, .list("incomplete") { $0.links },
      .optional("sampling") { SamplingSection(site: $0.site) }, .list("years") { $0.years },
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

  private var newestCoverage: ConfigCoverageWords? { releases.last.map(ConfigCoverageWords.init) }

  private var coverage: [String] {
    [newestCoverage?.sentence, historyOfCoverage].compactMap(\.self)
  }

  /// What has no counterpart in the newest version.
  private var gaps: [ConfigCoverageWords.Group] { newestCoverage?.groups ?? [] }

  private var links: [Link] {
    incomplete.map { Link("\($0.version)", site.href(.config($0.version))) }
  }

  private var frame: PageFrame {
    let count = NumberText.number(of: releases.count, "version", "versions")
    return PageFrame(
      site: site, address: .configs, heading: "Collection config",
      lead: "Clients send nothing but what the config lists. Every version of it is here.",
      facts: [(count, nil), ("First on \(PeriodText.day(releases[0].date.day))", nil)],
      description: "The collection config and every version before: what changed, and when.",
      source: "Config: \(site.releaseLabel(0)) to \(site.releaseLabel(releases.count - 1))")
  }

  private var current: Current? {
    guard let release = releases.last, let contents = contents.last else { return nil }
    let sizes = ConfigWords.sizes(contents) + [ConfigWords.sampleRate(contents.sampleRate)]
    return Current(
      version: release.version.text, href: site.href(.config(release.version)),
      since: ConfigWords.moment(release.date), sizes: sizes.joined(separator: ", "))
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

  private var years: [Year] {
    YearGroups.newestFirst(releases.map(\.date.day)).map {
      Year(year: String($0.year), runs: runs($0.places))
    }
  }

  private func runs(_ versions: [Int]) -> [Run] {
    let lists = site.settings.versionLists
    var runs: [(isMinor: Bool, versions: [Int])] = []
    for index in versions {
      let isMinor = differences[index]?.isOnlyVersions(lists: lists) ?? false
      if runs.last?.isMinor != isMinor { runs.append((isMinor, [])) }
      runs[runs.count - 1].versions.append(index)
    }
    return runs.map { run in
      let isFolded = run.isMinor && run.versions.count > 1
      return Run(
        summary: isFolded ? summary(run.versions, lists) : nil, versions: run.versions.map(version))
    }
  }

  private func summary(_ versions: [Int], _ lists: Set<ChartName>) -> String {
    let onlyAdd = versions.allSatisfy {
      differences[$0]?.versionCounts(lists: lists).removed == 0
    }
    return
      "\(versions.count) configs that only \(onlyAdd ? "add" : "change") release numbers"
  }

  private func version(_ index: Int) -> Version {
    let release = releases[index]
    let words =
      differences[index].map { ConfigWords.summary($0, in: site) }
      ?? "The first version: " + ConfigWords.sizes(contents[index]).joined(separator: ", ")
    return Version(
      version: release.version.text, href: site.href(.config(release.version)),
      date: PeriodText.day(release.date.day),
      counts: ConfigWords.counts(of: differences[index], contents[index]), words: words)
  }
}

extension ConfigsPage {
  /// A site without a config history has no index of it.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.configs, for: Self.self).map {
      PageFamily(site.catalog.hasConfig ? [.configs] : [], $0) { site, _ in Self(site: site) }
    }
  }
}

extension PageAddress {
  package static let configs = PageAddress(.configs)
}
