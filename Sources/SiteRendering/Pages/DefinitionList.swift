internal import TelemetryModel

/// What a figure is, in words: what is counted, out of what, how sure, at which rate, by whose record.
struct DefinitionList {
  struct Entry: TemplateRecord {
    static let fields = Fields<Self>(
      "entry",
      [
        .text("term") { $0.term }, .text("text") { $0.text }, .optional("link") { $0.link },
      ])

    let term: String
    let text: String
    var link: Link?
  }

  let site: PageContext
  let program: Program
  let measure: ChartMeasure
  let history: CollectionHistory
  private(set) var entries: [Entry] = []

  init(
    _ site: PageContext, _ program: Program, _ measure: ChartMeasure, _ history: CollectionHistory
  ) {
    self.site = site
    self.program = program
    self.measure = measure
    self.history = history
  }

  /// What is counted, out of what, and how sure that is.
  ///
  /// - Parameter subject: `the counter`, `the bucket's counter`.
  mutating func addComputation(_ subject: String, _ bases: [ReportBase]) {
    let noun = site.periodText.noun
    switch measure {
    case .share: add("Shown as", "a share of reports")
    case .total: add("Shown as", "a sum of counts")
    case .reports: add("Shown as", "a number of reports")
    }
    switch measure {
    case .share, .reports:
      add(
        "Counted",
        history.isMetadata
          ? "reports of the \(noun) that name \(program.name.text) with \(subject)"
          : "reports of the \(noun) that hold \(subject) with a count above 0, "
            + "each once, however high the count")
    case .total:
      add("Counted", "the sum of the counts of \(subject) in all reports of the \(noun)")
    }
    if measure == .share {
      add("Out of", populations(bases))
      add(
        "Interval",
        "Wilson score interval at \(site.level.percentText)\(NumberText.space)%: what chance does to a "
          + "sample, nothing else.",
        link: ("How it is computed", site.href(.method) + "#interval"))
    } else {
      add("Interval", "none: this is a number, not an estimate of a share")
    }
    let unit: String
    switch site.periodText.unit {
    case .week: unit = "whole weeks, each named by its last day"
    case .day: unit = "days"
    case .month: unit = "months"
    }
    add("Period", unit)
  }

  /// The rate and the depth in force, or the last ones.
  mutating func addTerms() {
    guard let last = history.listings.last, !history.isMetadata else { return }
    let rate = NumberText.plain(last.rate)
    add(
      history.retired == nil ? "Rate" : "Last rate",
      last.rate == 1
        ? "1: every report may hold it" : "\(rate): reports whose X is at most \(rate) may hold it")
    if let depth = last.depth {
      add(
        history.retired == nil ? "Depth" : "Last depth",
        "\(depth): of a deeper stack the innermost "
          + "\(NumberText.number(of: depth, "frame", "frames")) are kept")
    }
  }

  /// Since when and until when, by the config versions.
  mutating func addSpans() {
    for span in history.listings.spans {
      let since = site.releaseLabel(span.lowerBound)
      add(
        "Collected",
        span.upperBound < site.catalog.releases.count
          ? "from \(since) until \(site.releaseLabel(span.upperBound))" : "since \(since)")
    }
  }

  /// Which config's record gave title and description.
  mutating func addRecord(_ texts: [Chart.DatedText]) {
    guard site.catalog.hasConfig, !history.isMetadata else { return }
    guard let last = texts.last else {
      add("Described by", "no chart config: it is called by its name")
      return
    }
    // A bucket, or what came back, may be newer than the words.
    let release = max(last.release, history.listings.spans.last?.lowerBound ?? 0)
    add(
      "Described by", "the chart config of",
      link: (site.releaseLabel(release), site.configHref(release)))
  }

  mutating func add(_ term: String, _ text: String, link: (label: String, href: String)? = nil) {
    entries.append(
      Entry(term: term, text: text, link: link.map { Link($0.label, $0.href) }))
  }

  private func populations(_ bases: [ReportBase]) -> String {
    let kinds = Set(bases.filter { $0.n.isKnown }.map(\.kind))
    var parts: [String] = []
    if kinds.contains(.eligible) {
      parts.append(
        "the reports of \(program.name.text) that could hold it: those whose config lists it and whose "
          + "random number X is at most its rate")
    }
    if kinds.contains(.program) {
      parts.append("the reports that name \(program.name.text)")
    }
    if kinds.contains(.allReports) {
      parts.append("all reports: how many could hold it is not known")
    }
    return parts.isEmpty ? "not known" : parts.joined(separator: "; or, where that is not known, ")
  }
}
