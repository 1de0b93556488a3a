internal import TelemetryModel

/// How to load the downloads into other programs.
struct DataUsePage: TemplateRecord {
  struct Command: TemplateRecord {
    static let fields = Fields<Self>(
      "command",
      [
        .text("label") { $0.label }, .text("text") { $0.text },
      ])

    let label: String
    let text: String
  }

  struct Tool: TemplateRecord {
    static let fields = Fields<Self>(
      "tool",
      [
        .text("id") { $0.id }, .text("title") { $0.title }, .text("words") { $0.words },
        .list("commands") { $0.commands },
      ])

    let id: String
    let title: String
    let words: String
    let commands: [Command]
  }

  static let fields = Fields<Self>(
    "data-use",
    [
      .record("frame") { $0.frame }, .optional("example") { $0.example },
      .list("tools") { $0.tools },
      .record("dictionary") { Link("Data dictionary", $0.site.href(.dataDictionary)) },
      .record("errata") { Link("Errata of published data", $0.site.href(.errata)) },
      .optional("licence") { $0.site.settings.licence.map(LicenceLink.init) },
    ])

  let site: PageContext

  private var commands: LoadingCommands { LoadingCommands(site) }

  private var example: Link? {
    commands.example.map {
      Link($0.counter.name.text, site.href(.counter($0.program, $0.chart, $0.counter.bucket)))
    }
  }

  private var tools: [Tool] {
    commands.tools.map { tool in
      Tool(
        id: tool.id, title: tool.title, words: tool.words,
        commands: tool.commands.map {
          Command(label: $0.label, text: $0.lines.joined(separator: "\n"))
        })
    }
  }

  private var frame: PageFrame {
    PageFrame(
      site: site, address: .dataUse, heading: "Using the data",
      lead: "The lines that load a counter, all \(site.periodText.noun)s and the config history.",
      crumbs: [("Data", .data)],
      description: "How to load the downloads with curl, Python, R, DuckDB and SQLite.",
      source: site.source)
  }

}

extension DataUsePage {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    templates.compile(.dataUse, for: Self.self).map {
      PageFamily(.dataUse, $0) { Self(site: $0) }
    }
  }
}

extension PageAddress {
  package static let dataUse = PageAddress(.dataUse)
}
