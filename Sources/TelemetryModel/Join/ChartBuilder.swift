/// Makes the charts of one program.
struct ChartBuilder {
  let program: ProgramName
  let site: CatalogBuilder
  private let programID: NameID?
  private let entry: ConfigIndex.Entry?
  /// The program's series by chart and bucket, as indices of `TableSeries.rows`.
  private let seriesOfChart: [ChartName: [CounterName: Int]]

  init(program: ProgramName, of site: CatalogBuilder) {
    self.program = program
    self.site = site
    programID = site.tables.names.id(of: program.text)
    entry = site.index.programs[program]
    var seriesOfChart: [ChartName: [CounterName: Int]] = [:]
    for place in programID.flatMap({ site.series.ofProgram[$0] }) ?? [] {
      let name = CounterName(site.tables.names[site.series.keys[place].counter])
      seriesOfChart[name.chart, default: [:]][name] = place
    }
    self.seriesOfChart = seriesOfChart
  }

  func charts(_ diagnostics: inout Diagnostics) -> [Chart] {
    let metadata = site.settings.metadata(of: program)
    let metadataNames = Set(metadata.map(\.name))
    var charts = metadata.compactMap(metadataChart)
    let texts = ChartTexts.of(program, in: site.releases)
    var names = Set(entry.map { Array($0.charts.listings.keys) } ?? [])
    names.formUnion(seriesOfChart.keys)
    names.subtract(metadataNames)
    let ordered = names.map { chart($0, texts: texts[$0] ?? [], &diagnostics) }
      .sorted { ChartOrder.precedes($0, $1, releaseCount: site.releases.count) }
    charts += ordered
    for name in metadataNames.sorted() {
      guard let counter = entry?.counters.listings.keys.filter({ $0.chart == name }).min(),
        let location = entry?.locations[counter]
      else { continue }
      diagnostics.add(.metadataListed(counter, at: location))
    }
    return charts
  }

  private func metadataChart(_ metadata: SiteSettings.Metadata) -> Chart? {
    guard let series = seriesOfChart[metadata.name] else { return nil }
    let bases = bases(of: metadata.name, isMetadata: true)
    var counters: [Counter] = series.map { name, place in
      let listings = site.index.listings(
        ofMetadata: metadata.name, bucket: metadata.compare.cut(name.bucket), program: program)
      return counter(name, series: place, listings: listings, bases, isMetadata: true)
    }
    let order = BucketOrder(metadata.compare)
    counters.sort { order.precedes($0.bucket, $1.bucket) }
    let seen = Set(counters.map { metadata.compare.cut($0.bucket) })
    let unseen = site.index.buckets(ofMetadata: metadata.name, program: program)
      .filter { !seen.contains($0) }
      .sorted(by: order.precedes)
      .map { bucket in
        Chart.UnseenBucket(
          bucket: bucket,
          listings: site.index.listings(
            ofMetadata: metadata.name, bucket: bucket, program: program))
      }
    return Chart(
      name: metadata.name, kind: .metadata(metadata.compare), texts: [],
      fallbackTitle: metadata.title, bases: bases,
      listings: entry?.releases.listings[program] ?? [], counters: counters, unseenBuckets: unseen)
  }

  private func chart(
    _ name: ChartName, texts: [Chart.DatedText], _ diagnostics: inout Diagnostics
  ) -> Chart {
    let series = seriesOfChart[name] ?? [:]
    var names = Set(series.keys)
    names.formUnion(entry?.counters.listings.keys.filter { $0.chart == name } ?? [])
    let bases = bases(of: name, isMetadata: false)
    let saysHistogram = texts.last?.text.saysHistogram ?? false
    let isHistogram = saysHistogram && BucketOrder.areNumbers(names.map(\.bucket))
    if saysHistogram && !isHistogram,
      let odd = names.filter({ HistogramBucket($0.bucket) == nil }).min(),
      let location = entry?.locations[odd]
    {
      diagnostics.add(.noNumber(odd.bucket, of: name, at: location))
    }
    let order: BucketOrder = isHistogram ? .histogram : .bytes
    let counters = names.sorted { order.precedes($0.bucket, $1.bucket) }.map { counterName in
      counter(
        counterName, series: series[counterName],
        listings: entry?.counters.listings[counterName] ?? [], bases, isMetadata: false)
    }
    return Chart(
      name: name, kind: isHistogram ? .histogram : .partition, texts: texts,
      fallbackTitle: name.text, bases: bases, listings: entry?.charts.listings[name] ?? [],
      counters: counters, unseenBuckets: [], positions: entry?.positions[name] ?? [])
  }

  private func bases(of chart: ChartName, isMetadata: Bool) -> [ReportBase] {
    let chartID = site.tables.names.id(of: chart.text)
    return site.periods.indices.map {
      site.bases.base(program: programID, chart: chartID, isMetadata: isMetadata, in: $0)
    }
  }

  private func counter(
    _ name: CounterName, series: Int?, listings: [Listing], _ bases: [ReportBase], isMetadata: Bool
  ) -> Counter {
    var hasRow = [Bool](repeating: false, count: site.periods.count)
    let cells = site.periods.indices.map { period in
      var row: (ReportCount, Count)?
      if let series, case let index = site.series.rows[series][period], index >= 0 {
        let found = site.tables[.counters][Int(index)]
        row = (found.reports, found.total)
        hasRow[period] = true
      }
      let rule = CellRule(
        usable: site.usableReleases[period], sampleRates: site.index.sampleRates,
        base: bases[period], isMetadata: isMetadata,
        chartListings: entry?.charts.listings[name.chart] ?? [])
      return rule.cell(row: row, listings: listings)
    }
    return Counter(
      name: name, bucket: name.bucket, listings: listings, cells: cells, hasRow: hasRow)
  }
}

extension SiteSettings {
  /// The charts of metadata that a program has, `Version` leading.
  package func metadata(of program: ProgramName) -> [Metadata] {
    let own = metadata.filter { entry in
      !entry.skipPrograms.contains { Glob.matches(program.text, pattern: $0) }
    }
    return own.filter { $0.name == .version } + own.filter { $0.name != .version }
  }
}

extension Diagnostic {
  fileprivate static func metadataListed(_ name: CounterName, at location: SourceLocation) -> Self {
    Self(
      message: "'\(name)' would be a counter of a chart of metadata", location: location,
      hint: "rename the counter, or take '\(name.chart)' out of 'metadata' in site.yml")
  }

  fileprivate static func noNumber(
    _ bucket: BucketName, of chart: ChartName, at location: SourceLocation
  ) -> Self {
    Self(
      severity: .warning,
      message:
        "'\(bucket)' makes '\(chart)' a partition: it is no histogram bucket beside the others",
      location: location,
      hint: "write buckets as <10ms, 10ms-50ms or >=50ms, all of one kind of unit")
  }
}
