internal import TelemetryModel

/// What a config version allows, program by program: each chart with its counters, rate and reasons.
///
/// Made of versions up to its own alone, because a version's page is permanent.
struct ConfigProgramsSection {
  static let row = RecordShape(
    "row",
    [
      ("title", .text), ("name", .text), ("href", .optionalText), ("description", .optionalText),
      ("names", .optional(FoldedNames.shape)), ("rate", .text), ("depth", .optionalText),
      ("since", .record(PageFrame.fact)), ("hasIssues", .flag), ("issues", .list(PageFrame.fact)),
    ])
  static let shape = RecordShape(
    "program",
    [
      ("title", .text), ("anchor", .text), ("name", .optionalText), ("href", .optionalText),
      ("hasCounters", .flag), ("isLong", .flag), ("counters", .list(row)), ("hasStacks", .flag),
      ("stacks", .list(row)), ("versions", .optional(FoldedNames.shape)),
    ])

  let site: PageContext
  /// An index of `Catalog.releases`.
  let release: Int
  let contents: ConfigContents

  /// In the site's order.
  func records() -> [Record] {
    let parts = Dictionary(contents.programs.map { ($0.name, $0) }) { first, _ in first }
    return site.catalog.programs.compactMap { program in
      parts[program.name].map { record($0, program) }
    }
  }

  private func record(_ part: ConfigContents.Program, _ program: Program) -> Record {
    let charts = Dictionary(program.charts.map { ($0.name, $0) }) { first, _ in first }
    let counters = part.counters.groups.map { row($0, of: program, charts[$0.chart]) }
    let stacks = part.stacks.map { row(stack: $0, of: program) }
    // A program with counters has charts, and so a page; others may get one later.
    let href = counters.isEmpty ? nil : site.href(.program(program.name))
    let versions = FoldedNames.record(
      part.versions.map(\.text),
      label: NumberText.number(of: part.versions.count, "release number", "release numbers")
        + " of the program")
    return Record(
      Self.shape,
      [
        .text(program.title), .text(WeekPage.anchor(program)),
        BytewiseOrder.equal(program.title, program.name.text) ? .none : .text(program.name.text),
        href.map { .text($0) } ?? .none, .flag(!counters.isEmpty),
        .flag(counters.count > CounterList.filterLimit), .list(counters),
        .flag(!stacks.isEmpty), .list(stacks), part.versions.isEmpty ? .none : .record(versions),
      ])
  }

  private func row(
    _ group: ConfigContents.Group, of program: Program, _ chart: Chart?
  ) -> Record {
    let text = chart?.text(upTo: release + 1)
    let span = chart?.listings.spans.first { $0.contains(release) }
    let isAlone = group.names.count == 1 && !group.names[0].hasBucket
    let label = NumberText.number(of: group.names.count, "counter", "counters")
    let names =
      isAlone ? nil : FoldedNames.record(group.names.map { bucket($0) }, label: label)
    return Record(
      Self.row,
      [
        .text(text?.title ?? group.chart.text), .text(group.chart.text),
        chart.map { .text(site.href(.chart(program.name, $0.name))) } ?? .none,
        text?.description.map { .text($0.firstUpper) } ?? .none,
        names.map { .record($0) } ?? .none,
        .text(NumberText.plain(group.rate)), group.depth.map { .text(String($0)) } ?? .none,
        .record(since(span?.lowerBound ?? release)), .flag(text?.issues.isEmpty == false),
        .list(IssueLinks.all(text?.issues ?? []).map { Record($0) }),
      ])
  }

  /// A counter beside others of its chart: the part of its name that differs.
  private func bucket(_ name: CounterName) -> String {
    name.hasBucket ? name.bucket.text : name.text
  }

  private func row(stack: ConfigContents.Entry, of program: Program) -> Record {
    let record = site.catalog.releases[...release].reversed().lazy
      .compactMap {
        $0.records?.first { $0.program == program.name && $0.names.contains(stack.name) }
      }
      .first
    let first = site.catalog.releases.firstRelease(
      listing: stack.name, of: program.name, upTo: release)
    return Record(
      Self.row,
      [
        .text(record?.title ?? stack.name.text), .text(stack.name.text), .none,
        record?.description.map { .text($0.firstUpper) } ?? .none, .none,
        .text(NumberText.plain(stack.rate)), stack.depth.map { .text(String($0)) } ?? .none,
        .record(since(first)), .flag(record?.issues.isEmpty == false),
        .list(IssueLinks.all(record?.issues ?? []).map { Record($0) }),
      ])
  }

  private func since(_ release: Int) -> Record {
    Record(
      PageFrame.fact,
      [
        .text(site.releaseLabel(release)), .text(site.configHref(release)),
      ])
  }
}
