internal import TelemetryModel

/// What a drawing over time says in words.
extension TrendSection {
  /// Numbers of periods after which a value is compared: fixed, so that no start is chosen for its looks.
  static let baselines = [13, 52]

  var drawingTitle: String { "\(title) by \(site.periodText.noun)" }

  var subtitle: String {
    let kinds = Set(
      chart.bases.indices.filter { chart.bases[$0].n.isKnown }.map { chart.bases[$0].kind })
    return MeasureWords.overTime(
      measure, kinds, program: program, hasBands: drawsBands, site: site)
  }

  /// The newest values and their period, the same after fixed times, what is not known, the collection and
  /// the events.
  var description: String {
    guard let newest else {
      return (["No values."] + [stateSentence, marks.sentence, events.sentence].compactMap(\.self))
        .joined(separator: " ")
    }
    var sentences: [String] = []
    if let values = values(at: newest) {
      sentences.append(
        "\(end == nil ? "Newest" : "Last") value, \(site.periodLabels[newest]): \(values).")
    }
    for distance in Self.baselines where distance <= newest {
      if let values = baselineValues(at: newest - distance, newest: newest) {
        sentences.append(
          "\(NumberText.number(of: distance, site.periodText.noun, site.periodText.noun + "s"))"
            + " before: \(values).")
      }
    }
    sentences += [stateSentence, marks.sentence, events.sentence].compactMap(\.self)
    return sentences.joined(separator: " ")
  }

  /// The last period in which any of the lines has a point.
  var newest: Int? {
    site.catalog.periods.indices.reversed().first { period in
      counters.contains { hasPoint($0, period) }
    }
  }

  /// At the end of a lone line.
  func newestText(_ index: Int, _ newest: Int?) -> String {
    newest.flatMap { measure.label(chart.counters[index].cells[$0], chart.bases[$0]) } ?? ""
  }

  /// What a line's value is in a period: a number, or its state.
  func valueWords(_ index: Int, at period: Int) -> String {
    let cell = chart.counters[index].cells[period]
    let base = chart.bases[period]
    if measure == .share, let share = cell.share(of: base), share.reports == 0 {
      return CellWords.notSeen(in: share.n, share.interval(site.level))
    }
    return measure.standaloneText(cell, base) ?? CellWords.short(cell)
  }

  var notes: [String] {
    guard isOfChart || counters.count > 1 else { return [] }
    var notes: [String] = []
    if counters.count > 1, chart.counters.count > counters.count {
      let isOfVersions = chart.fixedOrder == .versions
      let largest = isOfVersions ? Self.newestVersions : counters.count
      notes.append(
        "The \(largest) largest of \(NumberText.count(Int64(chart.counters.count))) buckets are drawn"
          + (isOfVersions ? ", and some that once were larger" : "")
          + (site.settings.counterFormats.contains(.csv) ? "; the CSV file has all." : "."))
    }
    if site.catalog.periods.indices.contains(where: isLeftToOthers) {
      notes.append(
        "Where nothing is drawn and nothing said, only other buckets of the chart were collected.")
    }
    if hasBands, !drawsBands, measure == .share {
      notes.append(
        "Intervals of so many lines would hide each other: the table has the newest ones, each "
          + "counter's own page has its own.")
    }
    let reasons = loneBreaks
    if !reasons.isEmpty {
      notes.append(
        "Where one line has no value and another has: \(reasons.joined(separator: ", or ")). The "
          + "counter's own page says which.")
    }
    return notes
  }

  /// Why a line breaks where others go on: of that no stretch of the drawing tells.
  ///
  /// - Complexity: O(periods × lines).
  private var loneBreaks: [String] {
    var isPartial = false
    var isNotCollected = false
    var isNotKnown = false
    for period in site.catalog.periods.indices {
      let missing = counters.filter { !hasPoint($0, period) }
      guard !missing.isEmpty, missing.count < counters.count else { continue }
      for index in missing {
        switch chart.counters[index].cells[period].status {
        case .partial: isPartial = true
        case .notCollected: isNotCollected = true
        case .ok, .noReports, .noData: isNotKnown = true
        }
      }
    }
    return [
      isPartial ? "not every report could hold the counter, and no share is known" : nil,
      isNotCollected ? "the counter was not collected" : nil,
      isNotKnown ? "nothing is known of it" : nil,
    ].compactMap(\.self)
  }

  /// The lines' values; nil where none has one.
  private func values(at period: Int) -> String? {
    let known = counters.filter { hasPoint($0, period) }
    guard !known.isEmpty else { return nil }
    return known.map { index in
      let words = valueWords(index, at: period)
      return counters.count == 1 ? words : "'\(chart.counters[index].bucket.text)': \(words)"
    }.joined(separator: ", ")
  }

  /// Shares of another population are no baseline.
  private func baselineValues(at period: Int, newest: Int) -> String? {
    guard measure != .share || chart.bases[period].kind == chart.bases[newest].kind else {
      return nil
    }
    return values(at: period)
  }

  /// Why periods have no point.
  private var stateSentence: String? {
    let stretches = self.stretches
    guard !stretches.isEmpty else { return nil }
    let limit = 6
    let parts = stretches.suffix(limit).map { stretch -> String in
      let first = site.periodShorts[stretch.periods.lowerBound]
      let last = site.periodShorts[stretch.periods.upperBound - 1]
      return stretch.periods.count == 1
        ? "\(stretch.state.label) \(first)" : "\(stretch.state.label) \(first) to \(last)"
    }
    let older = stretches.count - parts.count
    let lead =
      older == 0 ? "" : "after \(NumberText.number(of: older, "older break", "older breaks")), "
    return "\((lead + parts.joined(separator: "; ")).firstUpper)."
  }
}
