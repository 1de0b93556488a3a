internal import TelemetryModel

/// A config version: what it allows, what it changed, and how to check it.
///
/// Permanent: it is made of versions up to its own, links backwards only, and does not know whether
/// another one came.
struct ConfigPage {
  static let metadata = RecordShape(
    "metadata", [("title", .text), ("name", .text), ("values", .record(FoldedNames.shape))])
  static let shape = RecordShape(
    "config",
    [
      ("frame", .record(PageFrame.shape)), ("first", .optionalText),
      ("difference", .optional(ConfigDifferenceSection.shape)),
      ("before", .optional(PageFrame.link)), ("programs", .list(ConfigProgramsSection.shape)),
      ("hasMetadata", .flag), ("metadata", .list(metadata)), ("coverage", .optionalText),
      ("gaps", .list(ConfigCoverageWords.group)), ("commit", .optionalText),
      ("hashes", .list(ConfigHashes.shape)), ("missing", .optionalText), ("hasFiles", .flag),
      ("files", .list(ConfigFileText.shape)),
    ])

  let site: PageContext
  let index: Int
  let release: ConfigRelease
  let contents: ConfigContents

  init(site: PageContext, _ index: Int) {
    self.site = site
    self.index = index
    release = site.catalog.releases[index]
    contents = ConfigContents(release.config)
  }

  func record() -> Record {
    let before = index > 0 ? site.catalog.releases[index - 1] : nil
    let files = site.content.configFiles.filter { $0.version == release.version }
    let hashes = ConfigHashes(site: site, release: release, files: files)
    let coverage = ConfigCoverageWords(release)
    var fields: [FieldValue] = [
      .record(frame.record(site)),
      before == nil ? .text("This is the first version of the history.") : .none,
      before.map { .record(difference(from: $0, files)) } ?? .none,
      before.map { .record(PageFrame.link("\($0.version)", site.href(.config($0.version)))) }
        ?? .none,
      .list(ConfigProgramsSection(site: site, release: index, contents: contents).records()),
    ]
    fields += [
      .flag(!contents.metadata.isEmpty), .list(contents.metadata.map(metadata)),
      coverage.sentence.map { .text($0) } ?? .none, .list(coverage.groups()),
      release.commit.map { .text($0) } ?? .none,
      .list(hashes.records()), hashes.missing.map { .text($0) } ?? .none, .flag(!files.isEmpty),
      .list(files.map { ConfigFileText(site: site, file: $0).record() }),
    ]
    return Record(Self.shape, fields)
  }

  private var frame: PageFrame {
    let facts = ConfigWords.sizes(contents) + [ConfigWords.sampleRate(contents.sampleRate)]
    return PageFrame(
      site: site, pageType: "config-version", address: .config(release.version),
      heading: "Config \(release.version)",
      lead: "What clients may send from \(ConfigWords.moment(release.date)) on, by this version.",
      facts: facts.map { ($0.firstUpper, nil) }, crumbs: [("Config", .configs)],
      description: "The collection config \(release.version): counters, rates, what it changed.",
      source: "Config: \(site.releaseLabel(index))")
  }

  private func difference(from before: ConfigRelease, _ files: [ConfigFile]) -> Record {
    func records(of version: ConfigVersion) -> String? {
      site.content.configFiles.first {
        $0.version == version && BytewiseOrder.equal($0.name, "chartconfig.txt")
      }?.file.sha256
    }
    return ConfigDifferenceSection(
      site: site, difference: ConfigDifference(from: ConfigContents(before.config), to: contents),
      changesRecords: records(of: before.version) != records(of: release.version)
    ).record()
  }

  private func metadata(_ list: UploadConfig.MetadataList) -> Record {
    Self.metadataRecord(list, in: site)
  }

  /// A list of metadata, in the order of the config.
  static func metadataRecord(_ list: UploadConfig.MetadataList, in site: PageContext) -> Record {
    let title = site.settings.metadata.first { $0.name == list.name }?.title ?? list.name.text
    let label = NumberText.number(of: list.values.count, "value", "values")
    return Record(
      metadata,
      [
        .text(title), .text(list.name.text),
        .record(FoldedNames.record(list.values.map(\.text), label: label)),
      ])
  }
}

extension ConfigPage {
  /// One page for each version.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("config", for: shape).map {
      PageFamily(site.catalog.releases.map { .config($0.version) }, $0) { file in
        Self(site: site, file).record()
      }
    }
  }
}
