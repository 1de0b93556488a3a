internal import TelemetryModel

/// How to load the downloads into other programs.
struct DataUsePage {
  static let command = RecordShape("command", [("label", .text), ("text", .text)])
  static let tool = RecordShape(
    "tool",
    [("id", .text), ("title", .text), ("words", .text), ("commands", .list(command))])
  static let shape = RecordShape(
    "data-use",
    [
      ("frame", .record(PageFrame.shape)), ("example", .optional(PageFrame.link)),
      ("tools", .list(tool)), ("dictionary", .record(PageFrame.link)),
      ("errata", .record(PageFrame.link)), ("licence", .optional(LicenceLink.fields.shape)),
    ])

  let site: PageContext

  func record() -> Record {
    let commands = LoadingCommands(site)
    let tools = commands.tools
    return Record(
      Self.shape,
      [
        .record(frame.record(site)),
        commands.example.map {
          .record(
            PageFrame.link(
              $0.counter.name.text, site.href(.counter($0.program, $0.chart, $0.counter.bucket))))
        } ?? .none,
        .list(tools.map(Self.record)),
        .record(PageFrame.link("Data dictionary", site.href(.dataDictionary))),
        .record(PageFrame.link("Errata of published data", site.href(.errata))),
        site.settings.licence.map {
          .record(Record(LicenceLink($0)))
        } ?? .none,
      ])
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, pageType: "data-use", address: .dataUse, heading: "Using the data",
      lead: "The lines that load a counter, all \(site.periodText.noun)s and the config history.",
      crumbs: [("Data", .data)],
      description: "How to load the downloads with curl, Python, R, DuckDB and SQLite.",
      source: site.source)
  }

  private static func record(_ tool: LoadingCommands.Tool) -> Record {
    Record(
      Self.tool,
      [
        .text(tool.id), .text(tool.title), .text(tool.words),
        .list(
          tool.commands.map {
            Record(command, [.text($0.label), .text($0.lines.joined(separator: "\n"))])
          }),
      ])
  }
}

extension DataUsePage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile("data-use", for: shape).map {
      PageFamily(.dataUse, $0) { Self(site: site).record() }
    }
  }
}
