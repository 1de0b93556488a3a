internal import TelemetryModel

/// The corrections that a page's data is affected by, newest first: a few words each, and where to read on.
struct ErrataNotes: TemplateRecord {
  static let fields = Fields<Self>(
    "errata",
    [
      .text("summary") { $0.summary }, .list("items") { $0.items }, .optional("rest") { $0.rest },
    ])

  struct Item: TemplateRecord {
    static let fields = Fields<Self>(
      "erratum",
      [
        .text("label") { $0.label }, .text("href") { $0.href }, .text("scope") { $0.scope },
        .text("text") { $0.text },
      ])

    let label: String
    let href: String
    let scope: String
    let text: String
  }

  /// Those that a page shows; it links to the others.
  static let limit = 5

  private let site: PageContext
  private let errata: [Erratum]

  /// Of a period, by its last day.
  init?(_ site: PageContext, of last: Day) {
    self.init(site, site.content.errata.filter { $0.affects(last) })
  }

  /// Of a program in a period.
  init?(_ site: PageContext, of last: Day, _ program: ProgramName) {
    self.init(
      site,
      site.content.errata.filter {
        $0.affects(last) && ($0.program == nil || $0.program == program)
      })
  }

  /// Of single charts and counters in a period: for the chart itself, on a page whose top says the rest.
  init?(_ site: PageContext, of last: Day, _ program: Program, _ chart: Chart) {
    self.init(
      site,
      site.content.errata.filter {
        $0.counter != nil && $0.affects(last) && $0.affects(program.name, chart.name)
      })
  }

  /// Of a whole program, in any period.
  init?(_ site: PageContext, of program: Program) {
    self.init(
      site,
      site.content.errata.filter {
        $0.counter == nil && ($0.program == nil || $0.program == program.name)
      })
  }

  /// Of single charts and counters, in any period.
  init?(_ site: PageContext, ofCountersIn program: Program, _ chart: Chart) {
    self.init(
      site,
      site.content.errata.filter {
        $0.counter != nil && $0.affects(program.name, chart.name)
      })
  }

  /// Of a chart and all its counters.
  init?(_ site: PageContext, of program: Program, _ chart: Chart) {
    self.init(site, site.content.errata.filter { $0.affects(program.name, chart.name) })
  }

  init?(_ site: PageContext, of program: Program, _ chart: Chart, _ counter: Counter) {
    self.init(
      site, site.content.errata.filter { $0.affects(program.name, chart.name, counter.name) })
  }

  /// Of a stack counter and all its stacks.
  init?(_ site: PageContext, of program: Program, stack: CounterName) {
    self.init(
      site, site.content.errata.filter { $0.affects(program.name, stack.chart, stack) })
  }

  /// Of a derived metric: of any of its counters.
  init?(_ site: PageContext, of metric: Metric) {
    let program = site.catalog.programs[metric.program]
    let places = metric.numerator + metric.denominator
    self.init(
      site,
      site.content.errata.filter { erratum in
        places.contains { place in
          let chart = program.charts[place.chart]
          return erratum.affects(program.name, chart.name, chart.counters[place.counter].name)
        }
      })
  }

  private init?(_ site: PageContext, _ errata: [Erratum]) {
    if errata.isEmpty { return nil }
    self.site = site
    self.errata = errata.reversed()
  }

  private var summary: String {
    errata.count == 1
      ? "An erratum affects figures of this page"
      : "\(errata.count) errata affect figures of this page"
  }

  private var items: [Item] {
    errata.prefix(Self.limit).map { erratum in
      let text = erratum.paragraphs.joined(separator: " ")
      return Item(
        label: "Erratum of \(PeriodText.day(erratum.date))",
        href: site.href(.errata) + "#" + erratum.anchor, scope: ErratumScope(site, erratum).text,
        text: AxisText.shortened(text, to: 400))
    }
  }

  private var rest: Link? {
    let rest = errata.count - Self.limit
    guard rest > 0 else { return nil }
    return Link(
      "\(NumberText.number(of: rest, "more erratum", "more errata"))", site.href(.errata))
  }
}

extension Erratum {
  /// Of its place on the page of all corrections: the same in every build, whatever corrections are added.
  var anchor: String {
    let scope = [
      periods.map { "\($0.lowerBound)..\($0.upperBound)" } ?? "-", program?.text ?? "",
      counter?.text ?? "", text,
    ].joined(separator: "\0")
    return "e-\(date)-\(SHA256.hexDigest(of: scope).prefix(12))"
  }

  var paragraphs: [String] {
    text.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
      .filter { !$0.utf8.allSatisfy { $0 == 0x20 } }
  }
}
