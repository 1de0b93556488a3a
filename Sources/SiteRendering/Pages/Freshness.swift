internal import TelemetryModel

/// How new the data is, what comes next, what is missing, and what made the site of which input, in plain words.
/// It knows no clock: a reader compares the dates with today's.
struct Freshness: TemplateRecord {
  struct Row: TemplateRecord {
    static let fields = Fields<Self>(
      "row",
      [
        .text("head") { $0.head }, .text("text") { $0.text }, .optional("link") { $0.link },
      ])

    let head: String
    let text: String
    var link: Link?
  }

  static let fields = Fields<Self>(
    "freshness",
    [
      .list("rows") { $0.rows }
    ])

  /// Missing stretches that are named; the page of gaps has all.
  private static let named = 3

  let site: PageContext

  private var rows: [Row] {
    guard let newest = site.catalog.newestPeriod else {
      return [row("Newest data", "There is no data yet.", nil)] + built
    }
    let period = site.catalog.periods[newest]
    let next = site.periodText.label(site.settings.calendar.period(after: period))
    let reports = site.catalog.allReports[newest].value.map { ", \(NumberText.reports($0))" } ?? ""
    return [
      row(
        "Newest data", "\(site.periodLabels[newest].firstUpper)\(reports).",
        ("All charts of this \(site.periodText.noun)", .week(period.last))),
      row("Next expected", "\(next.firstUpper). It appears after that day.", nil),
      row("Missing", missing, ("Gaps in the data", .gaps)),
    ] + built
  }

  /// The only place on a page that knows of the tool and of the whole input.
  private var built: [Row] {
    guard let build = site.build else { return [] }
    let files = NumberText.number(of: build.inputs.count, "file", "files")
    return [
      row(
        "Made by",
        "\(build.tool) \(build.version) from \(files). The SHA-256 of their list begins with "
          + "\(build.inputSHA256.prefix(16)).", ("How to make it again", .data), anchor: "#remake")
    ]
  }

  private var missing: String {
    let noun = site.periodText.noun
    let count = site.gaps.reduce(0) { $0 + $1.count }
    if count == 0 { return "No \(noun) since the first, \(site.periodLabels[0])." }
    let stretches = site.gaps.suffix(Self.named).map { range in
      let first = site.periodShorts[range.lowerBound]
      return range.count == 1 ? first : "\(first) to \(site.periodShorts[range.upperBound - 1])"
    }
    let rest =
      (site.gaps.count > Self.named ? ", the last of them " : ": ")
      + (site.periodText.unit == .week && count > 1 ? "those ending " : "")
    return NumberText.number(of: count, noun, noun + "s") + rest
      + stretches.joined(separator: ", ") + "."
  }

  private func row(
    _ head: String, _ text: String, _ link: (label: String, address: PageAddress)?,
    anchor: String = ""
  ) -> Row {
    let link = link.map { Link($0.label, site.href($0.address) + anchor) }
    return Row(head: head, text: text, link: link)
  }
}
