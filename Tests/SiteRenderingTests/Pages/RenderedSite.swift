import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// Renders subjects of a site with the templates that the repository ships.
struct RenderedSite {
  let catalog: Catalog
  let renderer: SiteRenderer

  init(_ catalog: Catalog) throws {
    self.catalog = catalog
    var diagnostics = Diagnostics()
    let renderer = SiteRenderer(
      catalog: catalog, templates: try Self.templates(),
      assets: ["style.css": "style.0123abcd.css", "icon.svg": "icon.4567cdef.svg"],
      diagnostics: &diagnostics)
    #expect(diagnostics.errors.map { "\($0.location): \($0.message)" } == [])
    self.renderer = try #require(renderer)
  }

  static func templates() throws -> [TemplateSource] {
    try TemplateFolder.sources().map {
      TemplateSource(name: $0.name, file: $0.file, bytes: $0.bytes)
    }
  }

  func bytes(_ subject: PageSubject) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 1 << 16)
    renderer.render(subject, into: &buffer)
    return buffer.bytes
  }

  func text(_ subject: PageSubject) -> String {
    String(decoding: bytes(subject), as: UTF8.self)
  }

  /// The place of a counter by its names.
  func counter(_ program: String, _ name: String) throws -> (program: Int, chart: Int, counter: Int)
  {
    let programIndex = try #require(
      catalog.programs.firstIndex { $0.name == ProgramName(program) })
    for (chartIndex, chart) in catalog.programs[programIndex].charts.enumerated() {
      if let index = chart.counters.firstIndex(where: { $0.name == CounterName(name) }) {
        return (programIndex, chartIndex, index)
      }
    }
    throw NoSuchCounter(name: name)
  }

  struct NoSuchCounter: Error { var name: String }
}
