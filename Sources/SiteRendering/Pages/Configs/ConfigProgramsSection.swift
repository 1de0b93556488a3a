internal import TelemetryModel

/// What a config version allows, program by program: each chart with its counters, rate and reasons.
///
/// Made of versions up to its own alone, because a version's page is permanent.
struct ConfigProgramsSection: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("title") { $0.title }, .text("name") { $0.name }, .optional("href") { $0.href },
        .optional("description") { $0.description }, .optional("names") { $0.names },
        .text("rate") { $0.rate }, .optional("depth") { $0.depth }, .record("since") { $0.since },
        .list("issues") { $0.issues },
      ])

    let title: String
    let name: String
    var href: String?
    var description: String?
    var names: FoldedNames?
    let rate: String
    var depth: String?
    let since: Fact
    let issues: [Fact]
  }

  static let fields = Fields<Self>(
    "program",
    [
      .text("title") { $0.program.title }, .text("anchor") { WeekPage.anchor($0.program) },
      .optional("name") { $0.name }, .optional("href") { $0.href },
      .flag("isLong") { $0.counters.count > CounterList.filterLimit },
      .list("counters") { $0.counters }, .list("stacks") { $0.stacks },
      .optional("versions") { $0.versions },
    ])

  private let site: PageContext
  /// An index of `Catalog.releases`.
  private let release: Int
  private let part: ConfigContents.Program
  private let program: Program
  private let counters: [Row]

  /// In the site's order.
  static func all(_ site: PageContext, release: Int, _ contents: ConfigContents) -> [Self] {
    let parts = Dictionary(contents.programs.map { ($0.name, $0) }) { first, _ in first }
    return site.catalog.programs.compactMap { program in
      parts[program.name].map { Self(site, release: release, $0, program) }
    }
  }

  private init(
    _ site: PageContext, release: Int, _ part: ConfigContents.Program, _ program: Program
  ) {
    self.site = site
    self.release = release
    self.part = part
    self.program = program
    let charts = Dictionary(program.charts.map { ($0.name, $0) }) { first, _ in first }
    counters = part.counters.groups.map {
      Self.row($0, of: program, charts[$0.chart], site, release)
    }
  }

  private var name: String? {
    BytewiseOrder.equal(program.title, program.name.text) ? nil : program.name.text
  }

  /// A program with counters has charts, and so a page; others may get one later.
  private var href: String? { counters.isEmpty ? nil : site.href(.program(program.name)) }

  private var stacks: [Row] { part.stacks.map { row(stack: $0) } }

  private var versions: FoldedNames? {
    if part.versions.isEmpty { return nil }
    return FoldedNames(
      part.versions.map(\.text),
      label: NumberText.number(of: part.versions.count, "release number", "release numbers")
        + " of the program")
  }

  private static func row(
    _ group: ConfigContents.Group, of program: Program, _ chart: Chart?, _ site: PageContext,
    _ release: Int
  ) -> Row {
    let text = chart?.text(upTo: release + 1)
    let span = chart?.listings.spans.first { $0.contains(release) }
    let isAlone = group.names.count == 1 && !group.names[0].hasBucket
    let label = NumberText.number(of: group.names.count, "counter", "counters")
    let names =
      isAlone ? nil : FoldedNames(group.names.map(bucket), label: label)
    return Row(
      title: text?.title ?? group.chart.text, name: group.chart.text,
      href: chart.map { site.href(.chart(program.name, $0.name)) },
      description: text?.description.map { $0.firstUpper }, names: names,
      rate: NumberText.plain(group.rate), depth: group.depth.map { String($0) },
      since: since(span?.lowerBound ?? release, site), issues: IssueLinks.all(text?.issues ?? []))
  }

  /// A counter beside others of its chart: the part of its name that differs.
  private static func bucket(_ name: CounterName) -> String {
    name.hasBucket ? name.bucket.text : name.text
  }

  private func row(stack: ConfigContents.Entry) -> Row {
    let record = site.catalog.releases[...release].reversed().lazy
      .compactMap {
        $0.records?.first { $0.program == program.name && $0.names.contains(stack.name) }
      }
      .first
    let first = site.catalog.releases.firstRelease(
      listing: stack.name, of: program.name, upTo: release)
    return Row(
      title: record?.title ?? stack.name.text, name: stack.name.text, href: nil,
      description: record?.description.map { $0.firstUpper }, names: nil,
      rate: NumberText.plain(stack.rate), depth: stack.depth.map { String($0) },
      since: Self.since(first, site), issues: IssueLinks.all(record?.issues ?? []))
  }

  private static func since(_ release: Int, _ site: PageContext) -> Fact {
    Fact(site.releaseLabel(release), site.configHref(release))
  }
}
