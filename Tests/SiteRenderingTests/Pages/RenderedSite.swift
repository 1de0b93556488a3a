import SiteRendering
import SiteTestSupport
import TelemetryModel
import Testing

/// Renders files of a site with the templates that the repository ships.
struct RenderedSite {
  let catalog: Catalog
  let renderer: SiteRenderer

  init(_ catalog: Catalog, content: SiteContent = SiteContent()) throws {
    self.catalog = catalog
    var diagnostics = Diagnostics()
    tables = Self.tables(catalog)
    let renderer = SiteRenderer(
      catalog: catalog, content: content, downloads: DownloadList(tables.map(\.download)),
      templates: try Self.templates(),
      assets: [
        "style.css": "style.0123abcd.css", "icon.svg": "icon.4567cdef.svg",
        "site.js": "site.89abcdef.js",
      ],
      diagnostics: &diagnostics)
    #expect(diagnostics.errors.map { "\($0.location): \($0.message)" } == [])
    self.renderer = try #require(renderer)
    bundles = Dictionary(
      uniqueKeysWithValues: self.renderer.bundles.flatMap { bundle in
        bundle.addresses.map { ($0, bundle) }
      })
  }

  static func templates() throws -> [TemplateSource] {
    try TemplateFolder.sources().map {
      TemplateSource(name: $0.name, file: $0.file, bytes: $0.bytes)
    }
  }

  /// A file that stands before pages are rendered; compressed ones are left out, which are made elsewhere.
  struct Table {
    let download: Download
    let bytes: [UInt8]
  }

  let tables: [Table]

  private static func tables(_ catalog: Catalog) -> [Table] {
    let tables = TableFiles(catalog)
    return tables.files.filter { $0.encoding != .csvGzip }.map { file in
      var bytes: [UInt8] = []
      tables.write(file) { bytes += $0 }
      let hash = SHA256.hexDigest(of: bytes)
      return Table(download: Download(file).written(bytes: bytes.count, sha256: hash), bytes: bytes)
    }
  }

  /// What each file of the site is made with.
  private let bundles: [PageAddress: SiteRenderer.Bundle]

  var addresses: [PageAddress] {
    tables.map(\.download.address) + renderer.bundles.flatMap(\.addresses)
  }

  /// - Precondition: The site has the file.
  func bytes(_ address: PageAddress) -> [UInt8] {
    if let table = tables.first(where: { $0.download.address == address }) { return table.bytes }
    guard let bundle = bundles[address] else {
      preconditionFailure("the site has no \(address.path)")
    }
    return renderer.bytes(of: address, in: bundle)
  }

  func text(_ address: PageAddress) -> String {
    String(decoding: bytes(address), as: UTF8.self)
  }

  func bytes(_ subject: PageSubject) -> [UInt8] { bytes(address(of: subject)) }

  func text(_ subject: PageSubject) -> String { text(address(of: subject)) }

  /// A file by places in the catalog, which are shorter than names.
  enum PageSubject {
    case week(period: Int)
    case program(Int)
    case chart(program: Int, chart: Int)
    case chartData(program: Int, chart: Int)
    case chartDrawing(program: Int, chart: Int)
    case counter(program: Int, chart: Int, counter: Int)
    case counterData(program: Int, chart: Int, counter: Int)
    case counterDrawing(program: Int, chart: Int, counter: Int)
  }

  func address(of subject: PageSubject) -> PageAddress {
    let programs = catalog.programs
    func chart(_ program: Int, _ chart: Int) -> ChartName { programs[program].charts[chart].name }
    func bucket(_ program: Int, _ chart: Int, _ counter: Int) -> BucketName {
      programs[program].charts[chart].counters[counter].bucket
    }
    switch subject {
    case .week(let period): return .week(catalog.periods[period].last)
    case .program(let p): return .program(programs[p].name)
    case .chart(let p, let c): return .chart(programs[p].name, chart(p, c))
    case .chartData(let p, let c): return .chartFile(programs[p].name, chart(p, c), .csv)
    case .chartDrawing(let p, let c): return .chartFile(programs[p].name, chart(p, c), .svg)
    case .counter(let p, let c, let i):
      return .counter(programs[p].name, chart(p, c), bucket(p, c, i))
    case .counterData(let p, let c, let i):
      return .counterFile(programs[p].name, chart(p, c), bucket(p, c, i), .csv)
    case .counterDrawing(let p, let c, let i):
      return .counterFile(programs[p].name, chart(p, c), bucket(p, c, i), .svg)
    }
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

extension SiteRenderer {
  /// One file of a bundle.
  func bytes(of address: PageAddress, in bundle: Bundle) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 1 << 16)
    var found: [UInt8] = []
    do {
      try make(bundle, in: &buffer) { if $0 == address { found = $1 } }
    } catch {
      Issue.record(error)
    }
    return found
  }
}
