internal import TelemetryModel

/// What is and what is not collected, generated from the config in force.
///
/// No sentence names a program or a tool: each follows from the config, or from the format of reports
/// (docs/formats.md), whatever project the site is of.
struct CollectedPage {
  static let section = RecordShape(
    "section",
    [
      ("configHref", .text), ("configLabel", .text), ("sampling", .texts),
      ("programs", .list(ConfigProgramsSection.shape)), ("hasMetadata", .flag),
      ("metadata", .list(ConfigPage.metadata)), ("example", .text),
      ("fields", .list(ReportExample.field)), ("absent", .list(CollectedWords.sentence)),
    ])
  static let shape = RecordShape(
    "collected",
    [("frame", .record(PageFrame.shape)), ("section", .optional(section))])

  let site: PageContext

  func record() -> Record {
    let releases = site.catalog.releases
    guard let release = releases.last else {
      let frame = PageFrame(
        site: site, pageType: "collected", address: .collected, heading: "What is collected",
        lead: "This site has no config history: nothing can be said here about what is collected.",
        description: "This site has no config history.", source: "No config history")
      return Record(Self.shape, [.record(frame.record(site)), .none])
    }
    let contents = ConfigContents(release.config)
    let example = ReportExample(site: site, release: release, contents: contents)
    let words = CollectedWords(site: site, release: release, contents: contents)
    let lists = contents.metadata.map { ConfigPage.metadataRecord($0, in: site) }
    let section = Record(
      Self.section,
      [
        .text(site.href(.config(release.version))), .text(release.version.text),
        .texts(words.sampling),
        .list(
          ConfigProgramsSection(site: site, release: releases.count - 1, contents: contents)
            .records()),
        .flag(!lists.isEmpty), .list(lists), .text(example.text), .list(example.fields),
        .list(words.absent),
      ])
    return Record(Self.shape, [.record(frame(release, contents).record(site)), .record(section)])
  }

  private func frame(_ release: ConfigRelease, _ contents: ConfigContents) -> PageFrame {
    let config = "Config \(release.version)"
    let sizes = ConfigWords.sizes(contents) + [ConfigWords.sampleRate(contents.sampleRate)]
    return PageFrame(
      site: site, pageType: "collected", address: .collected, heading: "What is collected",
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
    templates.compile("collected", for: shape).map {
      PageFamily(.collected, $0) { Self(site: site).record() }
    }
  }
}
