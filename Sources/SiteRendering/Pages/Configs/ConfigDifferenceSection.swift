internal import TelemetryModel

/// What a config version changed, in full: for its own page.
struct ConfigDifferenceSection: TemplateRecord {
  struct Line: TemplateRecord {
    static let fields = Fields<Self>(
      "line",
      [
        .optional("text") { $0.text }, .optional("names") { $0.names },
      ])

    var text: String?
    var names: FoldedNames?
  }

  struct Group: TemplateRecord {
    static let fields = Fields<Self>(
      "group",
      [
        .text("title") { $0.title }, .optional("name") { $0.name }, .list("lines") { $0.lines },
      ])

    let title: String
    var name: String?
    let lines: [Line]
  }

  static let fields = Fields<Self>(
    "difference",
    [
      .list("sentences") { $0.sentences }, .list("groups") { $0.groups },
    ])

  let site: PageContext
  let difference: ConfigDifference
  /// Whether the chart configs of the two are known to differ.
  let changesRecords: Bool

  private var sentences: [String] {
    var sentences: [String] = []
    if difference.isEmpty {
      sentences.append("Nothing changes in what may be sent.")
    } else if difference.isOnlyVersions(lists: site.settings.versionLists) {
      sentences.append("Only lists of release numbers change: no counter begins, ends or changes.")
    }
    if changesRecords { sentences.append("The chart config was changed, too.") }
    return sentences
  }

  private var groups: [Group] {
    sampleRate + programs + metadata(versions: site.settings.versionLists)
  }

  private var sampleRate: [Group] {
    guard let rate = difference.sampleRate else { return [] }
    return [
      Group(title: "Sample rate", name: nil, lines: [text(ConfigWords.change(of: rate).firstUpper)])
    ]
  }

  private var programs: [Group] {
    site.inSiteOrder(difference.programs, by: \.name).map { part in
      var lines: [Line] = []
      switch part.presence {
      case .added: lines.append(text("The program is new."))
      case .removed: lines.append(text("The program is gone, with all that was counted in it."))
      case .kept: break
      }
      // Each counter that a config ever listed has a page for good; the page of stacks comes with the data.
      lines += self.lines(part.counters, ("counter", "counters")) { name in
        site.href(.counter(part.name, name.chart, name.bucket))
      }
      lines += self.lines(part.stacks, ("stack counter", "stack counters")) { _ in nil }
      lines += self.lines(part.versions, ("release number", "release numbers"), isFolded: true)
      let title = site.title(of: part.name)
      return Group(
        title: title, name: BytewiseOrder.equal(title, part.name.text) ? nil : part.name.text,
        lines: lines)
    }
  }

  private func metadata(versions: Set<ChartName>) -> [Group] {
    difference.metadata.map { list in
      let title = site.settings.metadata.first { $0.name == list.name }?.title ?? list.name.text
      return Group(
        title: title, name: list.name.text,
        lines: lines(
          list.values, ("value", "values"), isFolded: versions.contains(list.name) ? true : nil))
    }
  }

  private func lines(
    _ entries: ConfigDifference.Entries, _ noun: (String, String),
    href: (CounterName) -> String?
  ) -> [Line] {
    var lines: [Line] = []
    for (entries, verb) in [(entries.added, "added"), (entries.removed, "removed")]
    where !entries.isEmpty {
      lines.append(names(entries.map { Fact($0.name.text, href($0.name)) }, noun, verb))
    }
    return lines + entries.changed.map { text(ConfigWords.change($0)) }
  }

  private func lines(
    _ values: ConfigDifference.Names, _ noun: (String, String), isFolded: Bool?
  ) -> [Line] {
    var lines: [Line] = []
    if !values.added.isEmpty {
      lines.append(names(values.added.map { Fact($0.text) }, noun, "added", isFolded: isFolded))
    }
    if !values.removed.isEmpty {
      lines.append(
        names(values.removed.map { Fact($0.text) }, noun, "removed", isFolded: isFolded))
    }
    return lines
  }

  private func names(
    _ names: [Fact], _ noun: (String, String), _ verb: String,
    isFolded: Bool? = nil
  ) -> Line {
    let label = "\(NumberText.number(of: names.count, noun.0, noun.1)) \(verb)"
    return Line(names: FoldedNames(names, label: label, isFolded: isFolded))
  }

  private func text(_ words: String) -> Line { Line(text: words) }
}

extension PageContext {
  /// As `site.yml` says, or its name.
  func title(of program: ProgramName) -> String {
    catalog.programs.first { $0.name == program }?.title ?? program.text
  }

  /// Programs in the order that they have everywhere on the site.
  func inSiteOrder<Item>(_ items: [Item], by name: KeyPath<Item, ProgramName>) -> [Item] {
    let parts = Dictionary(items.map { ($0[keyPath: name], $0) }) { first, _ in first }
    return catalog.programs.compactMap { parts[$0.name] }
  }
}
