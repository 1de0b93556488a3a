internal import TelemetryModel

/// What is and what is not collected, generated from the config in force.
///
/// No sentence names a program or a tool: each follows from the config, or from the format of reports
/// (docs/formats.md), whatever project the site is of.
struct CollectedPage: TemplateRecord {
  struct Section: TemplateRecord {
    static let fields = Fields<Self>(
      "section",
      [
        .text("configHref") { $0.configHref }, .text("configLabel") { $0.configLabel },
        .list("sampling") { $0.sampling }, .list("programs") { $0.programs },
        .list("metadata") { $0.metadata }, .text("example") { $0.example },
        .list("fields") { $0.parts }, .list("absent") { $0.absent },
      ])

    let configHref: String
    let configLabel: String
    let sampling: [String]
    let programs: [ConfigProgramsSection]
    let metadata: [ConfigPage.Metadata]
    let example: String
    /// Those of a report.
    let parts: [ReportExample.Part]
    let absent: [CollectedWords.Sentence]
  }

  static let fields = Fields<Self>(
    "collected",
    [
      .record("frame") { $0.frame }, .optional("section") { $0.section },
    ])

  let site: PageContext

  private var section: Section? {
    guard let release = site.catalog.releases.last else { return nil }
    let contents = ConfigContents(release.config)
    let example = ReportExample(site: site, release: release, contents: contents)
    let words = CollectedWords(site: site, release: release, contents: contents)
    return Section(
      configHref: site.href(.config(release.version)), configLabel: release.version.text,
      sampling: words.sampling,
      programs: ConfigProgramsSection.all(
        site, release: site.catalog.releases.count - 1, contents),
      metadata: contents.metadata.map { ConfigPage.Metadata($0, in: site) }, example: example.text,
      parts: example.parts, absent: words.absent)
  }

  private var frame: PageFrame {
    if let release = site.catalog.releases.last {
      return frame(release, ConfigContents(release.config))
    }
    return PageFrame(
      site: site, address: .collected, heading: "What is collected",
      lead: "This site has no config history: nothing can be said here about what is collected.",
      description: "This site has no config history.", source: "No config history")
  }

  private func frame(_ release: ConfigRelease, _ contents: ConfigContents) -> PageFrame {
    let config = "Config \(release.version)"
    let sizes = ConfigWords.sizes(contents) + [ConfigWords.sampleRate(contents.sampleRate)]
    return PageFrame(
      site: site, address: .collected, heading: "What is collected",
      lead:
        "Everything that a report may hold, and what it cannot hold, by the config in force since"
        + " \(PeriodText.day(release.date.day)).",
      facts: [(config, site.href(.config(release.version)))]
        + sizes.map { ($0.firstUpper, nil) },
      description: "What a report may hold, and what it cannot hold, by config \(release.version).",
      source: "Config: \(site.releaseLabel(site.catalog.releases.count - 1))")
  }
}

extension CollectedPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.collected, for: Self.self).map {
      PageFamily(.collected, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let collected = PageAddress(.collected)
}
