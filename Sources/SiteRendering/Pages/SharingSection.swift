internal import TelemetryModel

/// How to cite a page, where its figures stay as they are, and how to show its drawing elsewhere.
struct SharingSection: TemplateRecord {
  static let fields = Fields<Self>(
    "sharing",
    [
      .text("citation") { $0.citation }, .optional("lasting") { $0.lastingLink },
      .text("lastingURL") { sharing in sharing.lasting.map(sharing.site.url) ?? "" },
      .optional("licence") { $0.site.settings.licence.map(LicenceLink.init) },
      .optional("embed") { $0.snippet },
    ])

  let site: PageContext
  let address: PageAddress
  /// Of what the page shows.
  let title: String
  let program: Program
  /// The last period that the page speaks of; nil for a site without data.
  let last: Int?
  /// Where the figures of its last period stay as they are.
  let lasting: LastingCharts.Place?
  /// Beside the page.
  let files: [NeighbourFile]
  /// What the drawing among them shows, in words.
  let drawingTitle: String

  private var citation: String {
    site.citation(
      of: "“\(title)”, \(program.title)", periods: last.map { 0..<($0 + 1) }, at: address)
  }

  private var lastingLink: Link? {
    lasting.map { place in
      let period = site.periodText.definite(site.catalog.periods[place.period])
      return Link("charts of \(period)", site.href(place.address) + "#\(place.anchor)")
    }
  }

  /// A link around an image: no script. Nil where the site publishes no drawing.
  private var snippet: String? {
    guard let drawing = files.first(where: { $0.size != nil }), let size = drawing.size else {
      return nil
    }
    let base = site.settings.baseURL
    var html = ByteBuffer(capacity: 512)
    html.append("<a href=\"")
    html.appendEscaped(address.url(under: base))
    html.append("\">\n  <img src=\"")
    html.appendEscaped(drawing.address.url(under: base))
    html.append("\" alt=\"")
    html.appendEscaped(drawingTitle)
    html.append("\" width=\"\(size.width)\" height=\"\(size.height)\">\n</a>")
    return String(decoding: html.bytes, as: UTF8.self)
  }
}

/// A file beside a chart's or a counter's page, as the page speaks of it.
struct NeighbourFile {
  let file: CounterFile
  let address: PageAddress
  let bytes: Int
  /// Of a drawing, in pixels.
  let size: (width: Int, height: Int)?
}

extension CounterFile {
  /// The files that this site has beside each chart and counter.
  static func rendered(_ formats: Set<SiteSettings.CounterFormat>) -> [CounterFile] {
    var files: [CounterFile] = []
    if formats.contains(.csv) { files.append(.csv) }
    if formats.contains(.json) { files.append(.json) }
    if formats.contains(.svg) { files.append(.svg) }
    return files
  }

  /// What a link calls it.
  var format: String {
    switch self {
    case .csv: "CSV"
    case .json: "JSON"
    case .svg: "SVG"
    }
  }
}

extension PageContext {
  /// The whole URL of a chart on a page that stays as it is.
  func url(of place: LastingCharts.Place) -> String {
    "\(place.address.url(under: settings.baseURL))#\(place.anchor)"
  }

  /// `Loom telemetry. “Targets”, loom. Weeks ending 24 Nov 2024 to 15 Nov 2026. https://….`
  ///
  /// - Parameters:
  ///   - subject: What the page shows.
  ///   - periods: Nil for a site without data.
  func citation(of subject: String, periods: Range<Int>?, at address: PageAddress) -> String {
    var parts = [settings.title, subject]
    if let periods {
      let head =
        periodText.unit == .week ? periods.count == 1 ? "week ending " : "weeks ending " : ""
      parts.append((head + shortLabel(periods)).firstUpper)
    }
    let licence = settings.licence.map { " (\($0.name))" } ?? ""
    return parts.map { $0.hasSuffix(".") ? $0 : $0 + "." }.joined(separator: " ")
      + " \(address.url(under: settings.baseURL))\(licence)"
  }

  /// Links to the files beside a page, each with its type and size: `CSV (12 KB)`.
  func downloads(_ files: [NeighbourFile]) -> [Link] {
    files.map {
      Link("\($0.file.format) (\(SizeText.of($0.bytes)))", href($0.address))
    }
  }

  /// Appends a drawing over time as a file of its own; one without lines where nothing was counted.
  ///
  /// - Returns: Its size in pixels.
  @discardableResult
  func appendStandalone(
    _ section: TrendSection, url: String, to buffer: inout ByteBuffer
  ) -> (width: Int, height: Int) {
    section.appendStandalone(url: url, to: &buffer)
  }
}
