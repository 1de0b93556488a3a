/// What the chart configs say of a program's charts, version by version.
enum ChartTexts {
  /// - Returns: For each chart its texts, oldest first; a text stands until the next one.
  static func of(_ program: ProgramName, in releases: [ConfigRelease]) -> [ChartName: [Chart
    .DatedText]]
  {
    var texts: [ChartName: [Chart.DatedText]] = [:]
    for (index, release) in releases.enumerated() {
      var inRelease: [ChartName: ChartText] = [:]
      for record in release.records ?? [] where record.program == program {
        // What is a stack is told by its place in the upload config: a record of a stack that is no
        // counter makes a text that no chart asks for.
        var seen: Set<ChartName> = []
        for chart in record.names.map(\.chart) where seen.insert(chart).inserted {
          if var first = inRelease[chart] {
            first.issues += record.issues.filter { !first.issues.contains($0) }
            inRelease[chart] = first
          } else {
            inRelease[chart] = ChartText(
              title: record.title, description: record.description, issues: record.issues,
              saysHistogram: record.type == "histogram")
          }
        }
      }
      for (chart, text) in inRelease {
        var text = text
        if let before = texts[chart]?.last?.text {
          text.issues += before.issues.filter { !text.issues.contains($0) }
          if before == text { continue }
        }
        texts[chart, default: []].append(.init(release: index, text: text))
      }
    }
    return texts
  }
}
