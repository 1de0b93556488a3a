import Foundation
import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// The pages of the stacks of Go's project, against its tables, which the test reads and adds up itself.
@Suite("The stacks of Go's project", .enabled(if: SharedFolder.isPresent, "../shared is absent"))
struct GoStacksTests {
  private struct Row {
    var week, program, stack: String
    var reports: Int
  }

  private struct Key: Hashable {
    var program, stack: String
  }

  @Test("each stack has a page whose numbers are those of the rows")
  func numbers() throws {
    let rows = try Self.rows()
    let catalog = try ReferenceServerTests.catalog(withEligible: true)
    let renderer = try Self.renderer(catalog)
    let pages = try Self.pages(renderer)
    let stacks = Dictionary(grouping: rows) { Key(program: $0.program, stack: $0.stack) }
    #expect(stacks.count == 118 && pages.count == stacks.count)
    for (key, own) in stacks {
      let id = StackID.address(program: ProgramName(key.program), text: key.stack)
      let page = try #require(pages[id])
      let sum = own.reduce(0) { $0 + $1.reports }
      #expect(
        page.contains(sum == 1 ? "<li>1 report in all weeks" : "<li>\(sum) reports in all weeks"))
      #expect(page.contains(">\(StackID.issue(key.stack))<"))
      for row in own where row.week > "2025-11-01" {
        let n = try Self.eligible(row.week, key.program, String(key.stack.prefix { $0 != "\n" }))
        let cells = "\(row.reports)</td><td class=\"num n\">\(n)</td>"
        let line = try #require(
          page.split(separator: "\n").first {
            $0.hasPrefix("<tr><th scope=\"row\">\(Self.day(row.week))</th>")
          })
        #expect(line.contains("<td class=\"num count\">\(cells)"), "\(row) \(line)")
        let share = (Double(row.reports) * 1000 / Double(n)).rounded() / 10
        #expect(line.contains(">\(share)\u{A0}%<"), "\(row) \(line)")
      }
    }
  }

  private static func renderer(_ catalog: Catalog) throws -> SiteRenderer {
    var diagnostics = Diagnostics()
    let templates = try TemplateFolder.sources().map {
      TemplateSource(name: $0.name, file: $0.file, bytes: $0.bytes)
    }
    return try #require(
      SiteRenderer(
        catalog: catalog, templates: templates, assets: [:], diagnostics: &diagnostics),
      "\(diagnostics.sorted)")
  }

  /// By id.
  private static func pages(_ renderer: SiteRenderer) throws -> [String: String] {
    var pages: [String: String] = [:]
    var buffer = ByteBuffer(capacity: 1 << 16)
    for bundle in renderer.bundles where bundle.addresses[0].kind == .stack {
      try renderer.make(bundle, in: &buffer) { address, bytes in
        let id = String(address.path.split(separator: "/").last ?? "")
        pages[id] = String(decoding: bytes, as: UTF8.self)
      }
    }
    return pages
  }

  /// The stack alone is quoted in these tables, and holds no quotes.
  private static func rows() throws -> [Row] {
    try SharedFolder.names(in: "data/go-telemetry/metrics").flatMap { week -> [Row] in
      let bytes = try SharedFolder.bytes("data/go-telemetry/metrics/\(week)/stacks.csv")
      let text = String(decoding: bytes, as: UTF8.self)
      return text.matches(of: /(?m)^([^,"\n]+),([^,"\n]+),"([^"]*)",(\d+),\d+$/).map { match in
        Row(
          week: String(match.output.1), program: String(match.output.2),
          stack: String(match.output.3), reports: Int(match.output.4) ?? -1)
      }
    }
  }

  private static func eligible(_ week: String, _ program: String, _ counter: String) throws -> Int {
    let bytes = try SharedFolder.bytes("data/go-telemetry/metrics/\(week)/eligible.csv")
    let start = "\(week),\(program),\(counter),"
    let line = try #require(
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(start) })
    return try #require(Int(line.dropFirst(start.count)))
  }

  /// `15 Nov 2026`.
  private static func day(_ text: String) -> String {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }
}
