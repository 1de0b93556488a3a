package import TelemetryModel

/// A config version: what it allows, what it changed, and how to check it.
///
/// Permanent: it is made of versions up to its own, links backwards only, and does not know whether
/// another one came.
struct ConfigPage: TemplateRecord {
  struct Metadata: TemplateRecord {
    static let fields = Fields<Self>(
      "metadata",
      [
        .text("title") { $0.title }, .text("name") { $0.name }, .record("values") { $0.values },
      ])

    let title: String
    let name: String
    let values: FoldedNames
  }

  static let fields = Fields<Self>(
    "config",
    [
      .record("frame") { $0.frame },
      .optional("first") { page in
        page.before == nil ? "This is the first version of the history." : nil
      },
      .optional("difference") { $0.difference },
      .optional("before") { page in
        page.before.map { Link("\($0.version)", page.site.href(.config($0.version))) }
      },
      .list("programs") {
        ConfigProgramsSection.all($0.site, release: $0.index, $0.contents)
      },
      .list("metadata") { page in page.contents.metadata.map { Metadata($0, in: page.site) } },
      .optional("coverage") { ConfigCoverageWords($0.release).sentence },
      .list("gaps") { ConfigCoverageWords($0.release).groups },
      .optional("commit") { $0.release.commit }, .list("hashes") { $0.hashes.hashes },
      .optional("missing") { $0.hashes.missing },
      .list("files") { page in page.files.map { ConfigFileText(site: page.site, file: $0) } },
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

  private var before: ConfigRelease? { index > 0 ? site.catalog.releases[index - 1] : nil }

  private var files: [ConfigFile] {
    site.content.configFiles.filter { $0.version == release.version }
  }

  private var hashes: ConfigHashes { ConfigHashes(site: site, release: release, files: files) }

  private var frame: PageFrame {
    let facts = ConfigWords.sizes(contents) + [ConfigWords.sampleRate(contents.sampleRate)]
    return PageFrame(
      site: site, address: .config(release.version),
      heading: "Config \(release.version)",
      lead: "What clients may send from \(ConfigWords.moment(release.date)) on, by this version.",
      facts: facts.map { ($0.firstUpper, nil) }, crumbs: [("Config", .configs)],
      description: "The collection config \(release.version): counters, rates, what it changed.",
      source: "Config: \(site.releaseLabel(index))")
  }

  private var difference: ConfigDifferenceSection? {
    guard let before else { return nil }
    func records(of version: ConfigVersion) -> String? {
      site.content.configFiles.first {
        $0.version == version && BytewiseOrder.equal($0.name, "chartconfig.txt")
      }?.file.sha256.text
    }
    return ConfigDifferenceSection(
      site: site, difference: ConfigDifference(from: ConfigContents(before.config), to: contents),
      changesRecords: records(of: before.version) != records(of: release.version)
    )
  }

}

extension ConfigPage.Metadata {
  /// A list of metadata, in the order of the config.
  init(_ list: UploadConfig.MetadataList, in site: PageContext) {
    let label = NumberText.number(of: list.values.count, "value", "values")
    self.init(
      title: site.settings.metadata.first { $0.name == list.name }?.title ?? list.name.text,
      name: list.name.text, values: FoldedNames(list.values.map(\.text), label: label))
  }
}

extension ConfigPage {
  /// One page for each version.
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.config, for: Self.self).map {
      PageFamily(site.catalog.releases.map { .config($0.version) }, $0) { site, file in
        Self(site: site, file)
      }
    }
  }
}

extension PageAddress {
  package static func config(_ version: ConfigVersion) -> PageAddress {
    PageAddress(.config, version.text)
  }

  /// A file of a config version as it was given: `config.json` or `chartconfig.txt`.
  package static func configFile(_ version: ConfigVersion, _ name: String) -> PageAddress {
    PageAddress(.configFile, version.text, name)
  }
}
