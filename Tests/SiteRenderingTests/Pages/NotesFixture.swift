import SiteTestSupport
import TelemetryModel

/// Events and corrections of `CatalogFixture`'s site.
enum NotesFixture {
  static let tool = ProgramName("example.org/tool")

  static let content: SiteContent = {
    var content = SiteContent()
    content.events = [
      event("2026-01-01", "Before the data"),
      event("2026-03-05", "Tool 2.0 <beta>", url: "https://example.org/a?b=1&c=2", program: tool),
      event("2026-03-25", "Conference"),
      event("2026-03-26", "Only for sums", program: ProgramName("sums")),
      event("2026-03-29", "Last day of the week", program: tool),
    ]
    content.errata = [
      erratum("2026-04-01", ("2026-03-08", "2026-03-22"), tool, "editor:vim", "Counted twice."),
      erratum("2026-04-10", nil, nil, nil, "All <totals> were wrong.\n\nThey are right now."),
    ]
    return content
  }()

  static func event(
    _ date: String, _ title: String, url: String? = nil, program: ProgramName? = nil
  ) -> Event {
    let place = SourceLocation(file: "events.csv")
    return Event(
      date: TablesFixture.day(date), title: title, url: url, program: program, location: place,
      programLocation: place)
  }

  static func erratum(
    _ date: String, _ periods: (String, String)?, _ program: ProgramName?, _ counter: String?,
    _ text: String
  ) -> Erratum {
    let place = SourceLocation(file: "errata.csv")
    return Erratum(
      date: TablesFixture.day(date),
      periods: periods.map { TablesFixture.day($0.0)...TablesFixture.day($0.1) },
      program: program, counter: counter.map { CounterName($0) }, text: text, location: place,
      affectsLocation: place)
  }
}
