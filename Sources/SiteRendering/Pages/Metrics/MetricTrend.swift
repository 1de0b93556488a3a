internal import TelemetryModel

/// A derived metric over time.
struct MetricTrend {
  let words: MetricWords
  let marks: CollectionAxis
  let events: EventAxis
  /// Of what is retired the last period that is drawn; nil: all are.
  let end: Int?

  private var site: PageContext { words.site }
  private var metric: Metric { words.metric }

  init(_ words: MetricWords, _ history: CollectionHistory, end: Int?) {
    self.words = words
    self.end = end
    marks = history.axis
    let program = words.program
    let counters = (words.metric.numerator + words.metric.denominator).map {
      program.charts[$0.chart].counters[$0.counter]
    }
    events = words.site.events[words.metric.program].since(counters)
  }

  var title: String { "\(metric.definition.title) by \(site.periodText.noun)" }

  /// Nil where nothing can be drawn.
  var drawing: TrendDrawing? {
    let series = self.series
    return series.lines.contains { $0.points.contains { $0 != nil } } ? drawing(series) : nil
  }

  /// As a file of its own; one without lines where nothing was counted.
  ///
  /// - Returns: Its size in pixels.
  @discardableResult
  func append(url: String, to buffer: inout ByteBuffer) -> (width: Int, height: Int) {
    (drawing ?? drawing(series)).appendStandalone(url: url, to: &buffer)
  }

  private func drawing(_ series: TimeSeries) -> TrendDrawing {
    var lines: [TrendLegend.Line] = []
    if metric.kind == .anyOf, let newest {
      let figure = metric.figures[newest]
      for (index, name) in ["at most", "at least"].enumerated() {
        lines.append(
          TrendLegend.Line(
            key: .line(index), name: name,
            value: figure.value.map { bound($0, isLow: index == 1) } ?? ""))
      }
    }
    return TrendDrawing(
      series: series,
      legend: TrendLegend(lines: lines, series, site, marks: marks, events: events),
      title: title, description: description, subtitle: words.overTime, notes: [])
  }

  private func bound(_ value: MetricFigure.Value, isLow: Bool) -> String {
    switch value {
    case .share(let share): NumberText.percent(share)
    case .between(let low, let high): NumberText.percent(isLow ? low : high)
    case .ratio: ""
    }
  }

  // MARK: What is drawn

  private var series: TimeSeries {
    var lines: [TimeSeries.Line] = []
    let level = site.level
    if metric.kind == .anyOf {
      // One band around both lines: the interval belongs to what lies between them.
      lines.append(line("at most") { .init(value: $0.greatest, interval: $0.interval(level)) })
      lines.append(line("at least") { .init(value: $0.least) })
    } else {
      let label = newest.map { words.short(metric.figures[$0], at: $0) } ?? ""
      lines.append(line(label) { .init(value: $0.greatest, interval: $0.interval(level)) })
    }
    return TimeSeries(
      measure: metric.measure, lines: lines, axis: site.axis,
      stretches: site.stretches(
        of: metric.figures, isRetired: marks.isRetired, upTo: end), marks: marks.marks,
      events: events.marks, lowPrecision: lowPrecision)
  }

  private func line(
    _ label: String, point: (MetricFigure.Value) -> TimeSeries.Point
  ) -> TimeSeries.Line {
    TimeSeries.Line(
      label: label,
      points: metric.figures.enumerated().map { period, figure in
        period <= end ?? period ? figure.value.map(point) : nil
      })
  }

  /// Periods with a share of few reports.
  private var lowPrecision: [Range<Int>] {
    if metric.kind.isRatio { return [] }
    var ranges: [Range<Int>] = []
    for (period, figure) in metric.figures.enumerated() where period <= end ?? period {
      guard figure.value != nil, let n = figure.base.n.value, n < site.precisionLimit else {
        continue
      }
      if let last = ranges.last, last.upperBound == period {
        ranges[ranges.count - 1] = last.lowerBound..<(period + 1)
      } else {
        ranges.append(period..<(period + 1))
      }
    }
    return ranges
  }

  // MARK: Words

  /// The last period with a value.
  private var newest: Int? {
    metric.figures.indices.last { $0 <= end ?? $0 && metric.figures[$0].value != nil }
  }

  private var description: String {
    guard let newest else {
      return (["No values."] + [marks.sentence, events.sentence].compactMap(\.self))
        .joined(separator: " ")
    }
    var sentences = [
      "\(end == nil ? "Newest" : "Last") value, \(site.periodLabels[newest]): "
        + "\(words.short(metric.figures[newest], at: newest))."
    ]
    for distance in TrendSection.baselines where distance <= newest {
      let before = metric.figures[newest - distance]
      guard before.value != nil, before.base.kind == metric.figures[newest].base.kind else {
        continue
      }
      let noun = site.periodText.noun
      sentences.append(
        "\(NumberText.number(of: distance, noun, noun + "s")) before: "
          + "\(words.short(before, at: newest - distance)).")
    }
    sentences += [marks.sentence, events.sentence].compactMap(\.self)
    return sentences.joined(separator: " ")
  }
}

extension MetricFigure.Value {
  /// The least that it can be.
  fileprivate var least: Double {
    if case .between(let low, _) = self { low.fraction } else { greatest }
  }
}

extension Metric {
  /// How its values are drawn.
  var measure: TimeSeries.Measure { kind == .quotient ? .ratio : .share }
}

extension PageContext {
  /// Periods without a value, by their states, oldest first.
  func stretches(
    of figures: [MetricFigure], isRetired: Bool, upTo end: Int?
  ) -> [TimeSeries.Stretch] {
    let first = figures.firstIndex { $0.status != .notCollected }
    let last = figures.lastIndex { $0.status != .notCollected }
    var stretches: [TimeSeries.Stretch] = []
    for (period, figure) in figures.enumerated() where figure.value == nil || period > end ?? period
    {
      let state: PeriodState
      if period > end ?? period || isRetired && period > last ?? period {
        state = .retired
      } else if figure.status == .notCollected {
        state = first.map { period < $0 } ?? false ? .notYetCollected : .notCollected
      } else if catalog.isGap(period) {
        state = .noData
      } else {
        switch figure.status {
        case .partial: state = .partial
        case .noReports: state = .noReports
        case .ok where figure.isNothingCounted: state = .nothingCounted
        case .ok, .noData, .notCollected: state = .notKnown
        }
      }
      if let before = stretches.last, before.state == state, before.periods.upperBound == period {
        stretches[stretches.count - 1].periods = before.periods.lowerBound..<(period + 1)
      } else {
        stretches.append(TimeSeries.Stretch(periods: period..<(period + 1), state: state))
      }
    }
    return stretches
  }
}
