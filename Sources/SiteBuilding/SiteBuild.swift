internal import SiteRendering
package import TelemetryModel

/// One run of the tool: content and templates in, a site out, or a list of mistakes and nothing changed.
package struct SiteBuild: Sendable {
  package struct Options: Sendable {
    package var content: String
    /// nil: the embedded ones.
    package var templates: String?
    /// Instead of `base_url` of `site.yml`.
    package var baseURL: BaseURL?
    /// The last day that a row may name; nil: any.
    package var asOf: Day?
    /// Warnings count as errors.
    package var isStrict: Bool
    /// Tasks that render at once, at least 1.
    package var jobs: Int
    /// Whether a gzip file is put beside each text.
    package var packsTexts: Bool

    package init(
      content: String, templates: String? = nil, baseURL: BaseURL? = nil, asOf: Day? = nil,
      isStrict: Bool = false, jobs: Int = 1, packsTexts: Bool = false
    ) {
      self.content = content
      self.templates = templates
      self.baseURL = baseURL
      self.asOf = asOf
      self.isStrict = isStrict
      self.jobs = jobs
      self.packsTexts = packsTexts
    }
  }

  /// How far a run is.
  package enum Progress: Hashable, Sendable {
    case reading(file: String)
    case joining
    case writingDownloads
    case rendering(done: Int, of: Int)
    case publishing
  }

  /// What a run came to.
  package struct Summary: Sendable {
    /// HTML pages.
    package var pages = 0
    /// All files, without the marker.
    package var files = 0
    package var bytes = 0
    package var diagnostics = Diagnostics()
    /// Whether there was a config history to hold names against; a site without one has no privacy wall.
    package var hasWall = true
    /// Why the old site could not be removed, after the new one stood.
    package var leftover: SystemFailure?
  }

  /// The input is wrong: see the diagnostics. Nothing was written.
  package struct Refused: Error {
    package var diagnostics: Diagnostics
  }

  let options: Options
  let cancellation: Cancellation
  let report: @Sendable (Progress) -> Void

  package init(
    _ options: Options, cancellation: Cancellation = Cancellation(),
    report: @escaping @Sendable (Progress) -> Void = { _ in }
  ) {
    self.options = options
    self.cancellation = cancellation
    self.report = report
  }

  /// Builds the site and puts it in the place of the old one.
  ///
  /// - Parameter home: The user's home folder, which is never an output.
  /// - Throws: `Refused`, `InputRefusal`, `OutputRefusal`, `AnotherBuildIsRunning`, `SystemFailure`,
  ///   `Cancellation.Cancelled`. The published site then is as it was.
  package func build(output: String, home: String?) async throws -> Summary {
    try checkFolders()
    let inputs = [options.content] + (options.templates.map { [$0] } ?? [])
    let folder = try OutputFolder(output, apartFrom: inputs, home: home)
    let site = try prepare()
    var outcome = Outcome()
    let publication = try await SitePublisher(output: folder, cancellation: cancellation)
      .publish { tree in
        outcome = try await produce(site, packingInto: tree)
        let sums = ChecksumList.text(of: tree.files)
        try tree.write(path: ChecksumList.address.outputPath, bytes: sums)
        outcome.totals.add(bytes: sums.count, isPage: false)
        report(.publishing)
      }
    return summary(site, outcome, leftover: publication.leftover)
  }

  /// Does all of `build` but the writing.
  package func check() async throws -> Summary {
    try checkFolders()
    let site = try prepare()
    let outcome = try await produce(site, into: DiscardingSink(cancellation: cancellation))
    return summary(site, outcome, leftover: nil)
  }

  private func produce(
    _ site: PreparedSite, packingInto tree: OutputTree
  ) async throws -> Outcome {
    guard options.packsTexts else { return try await produce(site, into: tree) }
    let packed = RenderTotals()
    let sink = PackingSink(base: tree) { packed.add(bytes: $0, isPage: false) }
    let outcome = try await produce(site, into: sink)
    outcome.totals.add(packed.counts)
    return outcome
  }

  private func checkFolders() throws {
    try InputRefusal.check(content: options.content)
    if let templates = options.templates { try InputRefusal.check(templates: templates) }
  }

  private func summary(
    _ site: PreparedSite, _ outcome: Outcome, leftover: SystemFailure?
  ) -> Summary {
    let counts = outcome.totals.counts
    return Summary(
      pages: counts.pages, files: counts.files, bytes: counts.bytes,
      diagnostics: outcome.diagnostics, hasWall: site.content.history != nil, leftover: leftover)
  }
}

extension SiteBuild {
  /// Everything that is decided before the first file is written.
  struct PreparedSite: Sendable {
    var content: ContentReader.Input
    var templates: TemplateFolder
    var tables: TableFiles
    var plan: SitePlan
    var renderer: SiteRenderer
    var diagnostics: Diagnostics

    /// Reports input that changed since it was read.
    func verifyUnchanged(_ diagnostics: inout Diagnostics) throws {
      try content.verifyUnchanged(&diagnostics)
      try templates.verifyUnchanged(&diagnostics)
    }
  }

  /// What came of writing a site.
  struct Outcome: Sendable {
    var totals = RenderTotals()
    var diagnostics = Diagnostics()
  }

  private func prepare() throws -> PreparedSite {
    var diagnostics = Diagnostics()
    func refuse() -> Refused { Refused(diagnostics: diagnostics) }
    let reader = ContentReader(options: options, cancellation: cancellation, report: report)
    let input = try reader.read(&diagnostics)
    let templates = try TemplateFolder.read(options.templates, &diagnostics)
    guard let input, let templates else { throw refuse() }
    report(.joining)
    guard
      let catalog = CatalogBuilder.build(
        settings: input.settings, tables: input.tables, history: input.history,
        diagnostics: &diagnostics)
    else { throw refuse() }
    NotesCheck.check(input.content, against: catalog, &diagnostics)
    MetricCheck.check(input.content.metrics, against: catalog, &diagnostics)
    try cancellation.check()
    let tables = TableFiles(catalog)
    let downloads = DownloadList(planned: tables, input.settings)
    let renderer = SiteRenderer(
      catalog: catalog, content: input.content, downloads: downloads,
      build: buildFacts(inputs: [], source: nil), templates: templates.sources,
      assets: Dictionary(templates.assets.map { ($0.name, $0.publishedName) }) { first, _ in first
      },
      diagnostics: &diagnostics)
    guard let renderer else { throw refuse() }
    let plan = SitePlan(
      renderer, input, assets: templates.assets,
      others: downloads.all.map(\.address) + [Self.buildDocument, ChecksumList.address],
      content: options.content, &diagnostics)
    if diagnostics.hasErrors || options.isStrict && !diagnostics.warnings.isEmpty { throw refuse() }
    return PreparedSite(
      content: input, templates: templates, tables: tables, plan: plan, renderer: renderer,
      diagnostics: diagnostics)
  }

  private func buildFacts(inputs: [BuildInput], source: Download?) -> BuildFacts {
    BuildFacts(
      tool: ToolVersion.name, version: ToolVersion.current, inputs: inputs, source: source,
      packsTexts: options.packsTexts)
  }

  /// Writes the whole site: downloads first, because pages say what they are, then pages.
  ///
  /// - Throws: `Refused`, `SystemFailure`, `Cancellation.Cancelled`.
  private func produce(
    _ site: PreparedSite, into sink: some OutputSink
  ) async throws -> Outcome {
    var diagnostics = site.diagnostics
    let totals = RenderTotals()
    let written = try await writeDownloads(site, into: sink, diagnostics)
    for download in written.downloads { totals.add(bytes: download.bytes, isPage: false) }
    let build = buildFacts(
      inputs: written.inputs, source: written.downloads.first { $0.content == .source })
    site.renderer.describe(DownloadList(written.downloads), build)
    @Sendable func write(_ path: String, _ bytes: [UInt8], isPage: Bool = false) throws {
      try sink.write(path: path, bytes: bytes)
      totals.add(bytes: bytes.count, isPage: isPage)
    }
    for asset in site.templates.assets { try write(asset.outputPath, asset.bytes) }
    try await render(site.plan.rendered, by: site.renderer) { address, bytes in
      try write(address.outputPath, bytes, isPage: address.isPage)
    }
    for copy in site.plan.copies {
      try sink.copy(copy.file, to: copy.address.outputPath)
      totals.add(bytes: Int(copy.file.size), isPage: false)
    }
    var document = ByteBuffer(capacity: 1 << 14)
    BuildDocument(build, site.content.settings).append(to: &document)
    try write(Self.buildDocument.outputPath, document.bytes)
    try site.verifyUnchanged(&diagnostics)
    if diagnostics.hasErrors { throw Refused(diagnostics: diagnostics) }
    return Outcome(totals: totals, diagnostics: diagnostics)
  }

  private static let buildDocument = PageAddress.dataFile("build.json")

  private func writeDownloads(
    _ site: PreparedSite, into sink: some OutputSink, _ diagnostics: Diagnostics
  ) async throws -> DownloadWriter.Result {
    report(.writingDownloads)
    let writer = DownloadWriter(
      tables: site.tables, settings: site.content.settings,
      sources: SourceFile.all(
        content: site.content.folder, templates: site.templates,
        rawReports: site.content.settings.rawReports),
      cancellation: cancellation)
    do {
      return try await writer.write(into: sink)
    } catch let fault as Diagnostic {
      var diagnostics = diagnostics
      diagnostics.add(fault)
      throw Refused(diagnostics: diagnostics)
    }
  }

  /// Renders the plan in chunks, each with a buffer of its own that is used again from page to page.
  private func render(
    _ files: [SiteRenderer.File], by renderer: SiteRenderer,
    write: @escaping @Sendable (PageAddress, [UInt8]) throws -> Void
  ) async throws {
    let chunks = ChunkQueue(count: files.count, size: 100)
    let done = RenderTotals()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<options.jobs {
        group.addTask {
          var buffer = ByteBuffer(capacity: 1 << 16)
          while let chunk = chunks.next() {
            try cancellation.check()
            for file in files[chunk] {
              buffer.removeAll()
              renderer.render(file, into: &buffer)
              try write(file.address, buffer.bytes)
            }
            report(.rendering(done: done.add(files: chunk.count), of: files.count))
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
