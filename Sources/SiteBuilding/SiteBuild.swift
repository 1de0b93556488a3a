internal import SiteRendering
internal import TelemetryModel

/// One run of the tool: content and templates in, a site out, or a list of mistakes and nothing changed.
package struct SiteBuild: Sendable {
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
        try tree.write(path: PageAddress.checksums.outputPath, bytes: sums)
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

  private func checkFolders() throws {
    try InputRefusal.check(content: options.content)
    if let templates = options.templates { try InputRefusal.check(templates: templates) }
  }

  /// Reads the input, joins it and lays the plan.
  private func prepare() throws -> PreparedSite {
    var diagnostics = Diagnostics()
    func refuse() -> Refused { Refused(diagnostics: diagnostics) }
    let reader = ContentReader(
      content: options.content, baseURL: options.baseURL, asOf: options.asOf,
      cancellation: cancellation
    ) { report(.reading(file: $0.pathInMessages)) }
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
    let sources = SourceFile.all(content: input, templates: templates)
    let assets = templates.assets.map(PublishedAsset.init)
    let renderer = SiteRenderer(
      catalog: catalog, content: input.content, downloads: downloads,
      build: buildFacts(sources, archive: nil), templates: templates.sources,
      assets: Dictionary(assets.map { ($0.name, $0.publishedName) }) { first, _ in first },
      diagnostics: &diagnostics)
    guard let renderer else { throw refuse() }
    let plan = SitePlan(
      renderer, input, assets: assets,
      others: downloads.all.map(\.address) + [PageAddress.buildDocument, PageAddress.checksums],
      content: options.content, &diagnostics)
    if diagnostics.hasErrors || options.isStrict && !diagnostics.warnings.isEmpty { throw refuse() }
    return PreparedSite(
      content: input, templates: templates, sources: sources, tables: tables, plan: plan,
      renderer: renderer, diagnostics: diagnostics)
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

  /// Writes the whole site: downloads first, because pages say what they are, then pages.
  ///
  /// - Throws: `Refused`, `SystemFailure`, `Cancellation.Cancelled`.
  private func produce(
    _ site: PreparedSite, into sink: some OutputSink
  ) async throws -> Outcome {
    var diagnostics = site.diagnostics
    let totals = RenderTotals()
    let downloads = try await writeDownloads(site, into: sink, diagnostics)
    for download in downloads { totals.add(bytes: download.bytes, isPage: false) }
    let build = buildFacts(site.sources, archive: downloads.first { $0.content == .source })
    let renderer = site.renderer.describing(DownloadList(downloads), build)
    @Sendable func write(_ path: String, _ bytes: [UInt8], isPage: Bool = false) throws {
      try sink.write(path: path, bytes: bytes)
      totals.add(bytes: bytes.count, isPage: isPage)
    }
    for asset in site.plan.assets { try write(asset.outputPath, asset.bytes) }
    try await render(site.plan.rendered, by: renderer) { address, bytes in
      try write(address.outputPath, bytes, isPage: address.isPage)
    }
    for copy in site.plan.copies {
      try sink.copy(copy.record, to: copy.address.outputPath)
      totals.add(bytes: copy.record.digest.bytes, isPage: false)
    }
    var document = ByteBuffer(capacity: 1 << 14)
    BuildDocument(build, site.content.settings).append(to: &document)
    try write(PageAddress.buildDocument.outputPath, document.bytes)
    try site.verifyUnchanged(&diagnostics)
    if diagnostics.hasErrors { throw Refused(diagnostics: diagnostics) }
    return Outcome(totals: totals, diagnostics: diagnostics)
  }

  /// - Parameter archive: `/data/source.tar.gz`; nil before it is written, or where there is none.
  private func buildFacts(_ sources: [SourceFile], archive: Download?) -> BuildFacts {
    BuildFacts(
      tool: ToolVersion.name, version: ToolVersion.current, inputs: sources.map(\.input),
      source: archive, packsTexts: options.packsTexts)
  }

  /// What came of writing a site.
  private struct Outcome: Sendable {
    var totals = RenderTotals()
    var diagnostics = Diagnostics()
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
