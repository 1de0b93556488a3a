internal import TelemetryModel

/// What a table of bars does not show in rows of their own: buckets beyond the limit, and zeros.
extension BarTable {
  /// Zeros that are named in one row; further ones are counted.
  static let zeroLimit = 30

  /// Where all buckets are: on the chart's page, by letter.
  ///
  /// Only for a chart of more than `rowLimit` buckets: others have no such place.
  var allBucketsHref: String {
    site.href(.chart(program.name, chart.name)) + "#\(ChartPage.allBucketsID)"
  }

  /// Whether the chart has more buckets, as far as the page may know, than a table holds.
  var isSplit: Bool { rows.count + unseen.count > Self.rowLimit }

  /// The buckets with the smaller values, in one row.
  func rest(_ cells: [Cell]) -> Rest {
    Rest(
      label: NumberText.number(of: cells.count, "more bucket", "more buckets"),
      href: allBucketsHref, words: words(ofRest: cells))
  }

  /// Sums add up; a report can be counted in several buckets, so that of shares and reports only the
  /// greatest is said.
  private func words(ofRest cells: [Cell]) -> String {
    guard cells.allSatisfy({ $0.status == .ok }) else { return "not all of them are known" }
    switch measure {
    case .share:
      let shares = cells.compactMap { $0.share(of: base) }
      guard shares.count == cells.count,
        let greatest = shares.max(by: { $0.reports < $1.reports })
      else { return "not all of them are known" }
      return "at most \(NumberText.percent(greatest))" + (cells.count > 1 ? " each" : "")
    case .reports:
      let greatest = cells.reduce(0) { max($0, $1.reports.value ?? 0) }
      return "at most \(NumberText.reports(greatest))" + (cells.count > 1 ? " each" : "")
    case .total:
      var sum: Int64 = 0
      for cell in cells {
        guard let total = cell.total.value else { return "not all of them are known" }
        let (next, overflow) = sum.addingReportingOverflow(total)
        if overflow { return "their sum is too large to be shown" }
        sum = next
      }
      return cells.count > 1 ? "together \(NumberText.count(sum))" : NumberText.count(sum)
    }
  }

  /// What was counted as 0, and listed buckets that no table has: together where the same is known of them.
  func zeros(_ counters: [Int]) -> [Zeros] {
    let links = counters.prefix(Self.zeroLimit).map { index in
      Fact(chart.counters[index].bucket.text, hrefs[index])
    }
    let texts = unseen.prefix(Self.zeroLimit).map {
      Fact($0.text, nil)
    }
    let all = (links + texts).prefix(Self.zeroLimit)
    let count = counters.count + unseen.count
    switch base.n.value {
    case nil:
      return zeros(links, of: counters.count, "0") + zeros(texts, of: unseen.count, "not known")
    case 0?:
      return zeros(links, of: counters.count, "0") + zeros(texts, of: unseen.count, "no reports")
    case let n?:
      guard measure == .share else { return zeros(Array(all), of: count, "0") }
      let words = CellWords.notSeen(in: n, Share(reports: 0, n: n).interval(site.level))
      return zeros(Array(all), of: count, count > 1 ? "\(words) each" : words)
    }
  }

  private func zeros(_ buckets: [Fact], of count: Int, _ words: String) -> [Zeros] {
    guard !buckets.isEmpty else { return [] }
    let more =
      count > buckets.count
      ? Fact("and \(NumberText.count(Int64(count - buckets.count))) more", allBucketsHref) : nil
    return [Zeros(words: words, buckets: buckets, more: more)]
  }
}
