internal import TelemetryModel

/// Which derived metrics a chart's counters are part of.
struct MetricUses: Sendable {
  private struct Chart: Hashable {
    var program: Int
    var chart: Int
  }

  /// In the order of `metrics.yml`.
  private var metrics: [Chart: [Metric]] = [:]

  init(_ all: [Metric]) {
    for metric in all {
      let charts = Set((metric.numerator + metric.denominator).map(\.chart))
      for chart in charts {
        metrics[Chart(program: metric.program, chart: chart), default: []].append(metric)
      }
    }
  }

  /// - Parameter counter: nil: any of the chart's.
  func of(program: Int, chart: Int, counter: Int? = nil) -> [Metric] {
    (metrics[Chart(program: program, chart: chart)] ?? []).filter { metric in
      guard let counter else { return true }
      let place = Metric.Place(chart: chart, counter: counter)
      return metric.numerator.contains(place) || metric.denominator.contains(place)
    }
  }
}

extension DefinitionList {
  /// The derived metrics that a chart's counters, or one of them, are part of.
  mutating func addMetrics(_ place: (program: Int, chart: Int), counter: Int? = nil) {
    for metric in site.metricUses.of(program: place.program, chart: place.chart, counter: counter) {
      add(
        "Part of", "the derived metric",
        link: (metric.definition.title, site.href(.metric(metric.definition.id))))
    }
  }
}
