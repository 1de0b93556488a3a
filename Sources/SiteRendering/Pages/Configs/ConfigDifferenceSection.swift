internal import TelemetryModel

/// What a config version changed, in full: for its own page.
struct ConfigDifferenceSection {
  static let line = RecordShape(
    "line", [("text", .optionalText), ("names", .optional(FoldedNames.shape))])
  static let group = RecordShape(
    "group", [("title", .text), ("name", .optionalText), ("lines", .list(line))])
  static let shape = RecordShape(
    "difference", [("sentences", .texts), ("groups", .list(group))])

  let site: PageContext
  let difference: ConfigDifference
  /// Whether the chart configs of the two are known to differ.
  let changesRecords: Bool

  func record() -> Record {
    let lists = site.settings.versionLists
    var sentences: [String] = []
    if difference.isEmpty {
      sentences.append("Nothing changes in what may be sent.")
    } else if difference.isOnlyVersions(lists: lists) {
      sentences.append("Only lists of release numbers change: no counter begins, ends or changes.")
    }
    if changesRecords { sentences.append("The chart config was changed, too.") }
    return Record(
      Self.shape, [.texts(sentences), .list(sampleRate + programs + metadata(versions: lists))])
  }

  private var sampleRate: [Record] {
    guard let rate = difference.sampleRate else { return [] }
    return [
      Record(
        Self.group,
        [.text("Sample rate"), .none, .list([text(ConfigWords.change(of: rate).firstUpper)])])
    ]
  }

  private var programs: [Record] {
    site.inSiteOrder(difference.programs, by: \.name).map { part in
      var lines: [Record] = []
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
      return Record(
        Self.group,
        [
          .text(title),
          BytewiseOrder.equal(title, part.name.text) ? .none : .text(part.name.text), .list(lines),
        ])
    }
  }

  private func metadata(versions: Set<ChartName>) -> [Record] {
    difference.metadata.map { list in
      let title = site.settings.metadata.first { $0.name == list.name }?.title ?? list.name.text
      return Record(
        Self.group,
        [
          .text(title), .text(list.name.text),
          .list(
            lines(
              list.values, ("value", "values"), isFolded: versions.contains(list.name) ? true : nil)
          ),
        ])
    }
  }

  private func lines(
    _ entries: ConfigDifference.Entries, _ noun: (String, String),
    href: (CounterName) -> String?
  ) -> [Record] {
    var lines: [Record] = []
    for (entries, verb) in [(entries.added, "added"), (entries.removed, "removed")]
    where !entries.isEmpty {
      lines.append(names(entries.map { ($0.name.text, href($0.name)) }, noun, verb))
    }
    return lines + entries.changed.map { text(ConfigWords.change($0)) }
  }

  private func lines(
    _ values: ConfigDifference.Names, _ noun: (String, String), isFolded: Bool?
  ) -> [Record] {
    var lines: [Record] = []
    if !values.added.isEmpty {
      lines.append(names(values.added.map { ($0.text, nil) }, noun, "added", isFolded: isFolded))
    }
    if !values.removed.isEmpty {
      lines.append(
        names(values.removed.map { ($0.text, nil) }, noun, "removed", isFolded: isFolded))
    }
    return lines
  }

  private func names(
    _ names: [(name: String, href: String?)], _ noun: (String, String), _ verb: String,
    isFolded: Bool? = nil
  ) -> Record {
    let label = "\(NumberText.number(of: names.count, noun.0, noun.1)) \(verb)"
    return Record(
      Self.line, [.none, .record(FoldedNames.record(names, label: label, isFolded: isFolded))])
  }

  private func text(_ words: String) -> Record { Record(Self.line, [.text(words), .none]) }
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
