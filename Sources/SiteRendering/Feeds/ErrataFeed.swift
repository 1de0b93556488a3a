internal import TelemetryModel

/// Published corrections.
struct ErrataFeed {
  let site: PageContext

  func feed() -> AtomFeed {
    let errata = site.content.errata
    // What is said twice in other words has one place on the page, and so one entry.
    var seen: Set<String> = []
    let entries = errata.reversed().filter { seen.insert($0.anchor).inserted }
    return AtomFeed(
      settings: site.settings, address: .errataFeed, page: .errata, title: site.errataFeedTitle,
      subtitle: "What was published wrong, and what of it.",
      entries: entries.prefix(AtomFeed.entryLimit).map(entry))
  }

  private func entry(_ erratum: Erratum) -> AtomEntry {
    var text = EntryText()
    text.paragraph(.text("Affects \(scope(erratum))."))
    for paragraph in erratum.paragraphs { text.paragraph(.text(paragraph)) }
    let page = PageAddress.errata
    return AtomEntry(
      path: page.path + erratum.anchor, day: erratum.date,
      title: "Correction: \(scope(erratum))", url: site.url(page) + "#\(erratum.anchor)",
      published: Instant(startOf: erratum.date), updated: Instant(startOf: erratum.date), text: text
    )
  }

  private func scope(_ erratum: Erratum) -> String {
    var parts: [String] = []
    if let range = erratum.periods {
      let labels = [range.lowerBound, range.upperBound].map {
        site.periodText.label(site.settings.calendar.period(containing: $0))
      }
      parts.append(
        range.lowerBound == range.upperBound ? labels[0] : labels.joined(separator: " to "))
    } else {
      parts.append("all \(site.periodText.noun)s")
    }
    parts.append(erratum.program.map { site.title(of: $0) } ?? "all programs")
    if let counter = erratum.counter { parts.append(counter.text) }
    return parts.joined(separator: ", ")
  }
}

extension ErrataFeed {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    guard site.hasErrataFeed else { return nil }
    return PageFamily([.errataFeed]) { site, _, buffer in
      Self(site: site).feed().append(to: &buffer)
    }
  }
}

extension PageAddress {
  package static let errataFeed = PageAddress(.errataFeed)
}
