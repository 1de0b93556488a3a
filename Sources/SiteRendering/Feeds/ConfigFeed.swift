internal import TelemetryModel

/// What each version of the config changes in what is collected: permanent, as its page.
struct ConfigFeed {
  /// Counters of a program that are named; more are counted.
  private static let nameLimit = 20

  let site: PageContext

  private var releases: [ConfigRelease] { site.catalog.releases }

  func feed() -> AtomFeed {
    AtomFeed(
      settings: site.settings, address: .configFeed, page: .configs, title: site.configFeedTitle,
      subtitle: "Each version of the config: what is collected from then on, and what no longer.",
      entries: releases.indices.suffix(AtomFeed.entryLimit).reversed().map(entry))
  }

  func entry(_ index: Int) -> AtomEntry {
    let release = releases[index]
    let contents = ConfigContents(release.config)
    var text = EntryText()
    let news: String
    if index == 0 {
      news = "the first version"
      appendFirst(contents, to: &text)
    } else {
      let difference = ConfigDifference(
        from: ConfigContents(releases[index - 1].config), to: contents)
      news = self.news(difference)
      append(difference, to: &text)
    }
    let address = PageAddress.config(release.version)
    text.paragraph(.link("All that this version allows", site.url(address)), .text("."))
    return AtomEntry(
      path: address.path, day: release.date.day, title: "Config \(release.version): \(news)",
      url: site.url(address), published: release.date, updated: release.date, text: text)
  }

  private func appendFirst(_ contents: ConfigContents, to text: inout EntryText) {
    let programs = NumberText.number(of: contents.programs.count, "program", "programs")
    let rate = contents.sampleRate.map { NumberText.plain($0) } ?? "none is named"
    text.paragraph(
      .text(
        "The first version of the history allows "
          + "\(counts(contents.counterCount, contents.stackCount)) of \(programs). "
          + "Sample rate: \(rate)."))
    text.list(
      contents.programs.map {
        [
          .text("\(site.title(of: $0.name)): \(counts($0.counters.count, $0.stacks.count))")
        ]
      }, limit: Self.nameLimit)
  }

  private func counts(_ counters: Int, _ stacks: Int) -> String {
    let all = NumberText.number(of: counters, "counter", "counters")
    let more = NumberText.number(of: stacks, "stack counter", "stack counters")
    return stacks == 0 ? all : "\(all) and \(more)"
  }

  /// In a few words, for the title.
  private func news(_ difference: ConfigDifference) -> String {
    let lists = site.settings.versionLists
    if difference.isEmpty { return "nothing changes" }
    if difference.isOnlyVersions(lists: lists) { return "release numbers only" }
    let (added, removed, changed) = difference.counts
    let parts = [
      (added, "begin", "begins"), (removed, "end", "ends"), (changed, "change", "changes"),
    ]
    .filter { $0.0 > 0 }
    .map { count, many, one in
      "\(NumberText.number(of: count, "counter", "counters")) \(count == 1 ? one : many)"
    }
    return parts.isEmpty ? "no counter changes" : parts.joined(separator: ", ")
  }

  private func append(_ difference: ConfigDifference, to text: inout EntryText) {
    if difference.isEmpty { text.paragraph(.text("Nothing changes in what may be sent.")) }
    let programs = site.inSiteOrder(difference.programs, by: \.name)
    append("Collected from now on:", programs, to: &text) { $0.added.map(\.name.text) }
    append("No longer collected:", programs, to: &text) { $0.removed.map(\.name.text) }
    let changes = programs.flatMap { program in
      (program.counters.changed + program.stacks.changed).map { change -> [EntryText.Piece] in
        [
          .text("\(site.title(of: program.name)): "), .name(change.after.name.text),
          .text(": \(words(change))"),
        ]
      }
    }
    if !changes.isEmpty {
      text.paragraph(.text("Collected in another way:"))
      text.list(changes, limit: Self.nameLimit)
    }
    if let rate = difference.sampleRate {
      let rates = [rate.before, rate.after].map { $0.map { NumberText.plain($0) } ?? "none" }
      text.paragraph(.text("Sample rate: \(rates[1]), before \(rates[0])."))
    }
    appendValues(difference, to: &text)
  }

  private func append(
    _ title: String, _ programs: [ConfigDifference.Program], to text: inout EntryText,
    names: (ConfigDifference.Entries) -> [String]
  ) {
    let items = programs.compactMap { program -> [EntryText.Piece]? in
      let all = names(program.counters) + names(program.stacks)
      if all.isEmpty { return nil }
      return [.text("\(site.title(of: program.name)): ")]
        + EntryText.names(all, limit: Self.nameLimit)
    }
    if items.isEmpty { return }
    text.paragraph(.text(title))
    text.list(items)
  }

  /// `rate 0.5, before 1; depth 32, before 16`.
  private func words(_ change: ConfigDifference.Change) -> String {
    let (before, after) = (change.before, change.after)
    var parts: [String] = []
    if before.rate != after.rate {
      parts.append("rate \(NumberText.plain(after.rate)), before \(NumberText.plain(before.rate))")
    }
    if before.depth != after.depth {
      let depths = [before.depth, after.depth].map { $0.map(String.init) ?? "none" }
      parts.append("depth \(depths[1]), before \(depths[0])")
    }
    return parts.joined(separator: "; ")
  }

  /// What metadata and programs' releases may be named from now on.
  private func appendValues(_ difference: ConfigDifference, to text: inout EntryText) {
    let lists = site.settings.versionLists
    for list in difference.metadata where !lists.contains(list.name) {
      let title = site.settings.metadata.first { $0.name == list.name }?.title ?? list.name.text
      for (values, verb) in [(list.values.added, "added"), (list.values.removed, "removed")]
      where !values.isEmpty {
        text.paragraph(
          [.text("\(title), \(verb): ")]
            + EntryText.names(values.map(\.text), limit: Self.nameLimit) + [.text(".")])
      }
    }
    let (added, removed) = difference.versionCounts(lists: lists)
    if added + removed > 0 {
      let count = { (value: Int) in NumberText.count(Int64(value)) }
      text.paragraph(
        .text(
          "Release numbers that may be named: \(count(added)) added, \(count(removed)) removed."))
    }
  }
}

extension ConfigFeed {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard site.catalog.hasConfig else { return nil }
    return PageFamily([.configFeed]) { site, _, buffer in
      Self(site: site).feed().append(to: &buffer)
    }
  }
}

extension PageAddress {
  package static let configFeed = PageAddress(.configFeed)
}
