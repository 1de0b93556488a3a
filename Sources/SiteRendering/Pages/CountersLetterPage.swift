internal import TelemetryModel

/// The counters of all programs whose bucket begins with a letter: where there are too many for one index.
struct CountersLetterPage {
  let site: PageContext
  let index: LetterIndex
  /// A place of `index.pages`.
  let page: Int

  var content: LetterPage {
    let programs = site.catalog.programs
    let places = site.letters.places
    func counter(_ place: Int) -> Counter {
      let place = places[place]
      return programs[place.program].charts[place.chart].counters[place.counter]
    }
    let letters = LetterNames(
      index: index, page: page, noun: "counters", opening: "Counters whose bucket begins with",
      name: { counter($0).bucket.text },
      href: { site.href(.countersLetter($0)) })
    let showsPrograms = programs.count { !$0.charts.isEmpty } > 1
    var rows: [CounterList.Row] = []
    var measured: (place: CounterLetters.Place, measure: ChartMeasure)?
    for place in index.pages[page].names {
      let own = places[place]
      // Neighbours in the list are mostly of one chart.
      if measured?.place.program != own.program || measured?.place.chart != own.chart {
        let program = programs[own.program]
        let periods = site.catalog.periods.indices
        measured = (own, ChartMeasure(program, program.charts[own.chart], in: periods))
      }
      guard let measure = measured?.measure else { continue }
      rows.append(
        CounterList.Row(
          site, own, label: counter(place).name.text, measure: measure, showsProgram: showsPrograms)
      )
    }
    let newest = site.catalog.newestPeriod
    let frame = PageFrame(
      site: site, address: .countersLetter(index.pages[page].segment),
      heading: "Counters: \(letters.heading)",
      facts: [(letters.fact, nil)]
        + (newest.map { [(site.periodLabels[$0].firstUpper, nil)] } ?? []),
      crumbs: [("Counters", .counters)],
      description: "\(letters.title), each with its newest value.", source: site.source,
      hasFigures: true)
    return LetterPage(
      frame: frame, names: letters, subtitle: nil,
      list: CounterList(site: site, caption: letters.title, nameHead: "Counter", rows: rows))
  }
}

extension CountersLetterPage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard let template = templates.compile(.countersLetter, for: LetterPage.self) else {
      return nil
    }
    guard let index = site.letters.all else { return PageFamily(bundles: []) { _, _, _, _ in } }
    return PageFamily(index.pages.map { .countersLetter($0.segment) }, template) { site, page in
      Self(site: site, index: index, page: page).content
    }
  }
}

extension PageAddress {
  /// - Parameter letter: A segment of `LetterIndex`.
  package static func countersLetter(_ letter: String) -> PageAddress {
    PageAddress(.countersLetter, letter)
  }
}
