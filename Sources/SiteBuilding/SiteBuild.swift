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

    package init(
      content: String, templates: String? = nil, baseURL: BaseURL? = nil, asOf: Day? = nil,
      isStrict: Bool = false, jobs: Int = 1
    ) {
      self.content = content
      self.templates = templates
      self.baseURL = baseURL
      self.asOf = asOf
      self.isStrict = isStrict
      self.jobs = jobs
    }
  }

  /// How far a run is.
  package enum Progress: Hashable, Sendable {
    case reading(file: String)
    case joining
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
    var (site, diagnostics) = try prepare()
    let totals = RenderTotals()
    let publication = try await SitePublisher(output: folder, cancellation: cancellation)
      .publish { tree in
        for asset in site.assets { try tree.write(path: asset.outputPath, bytes: asset.bytes) }
        try await render(site) { address, bytes in
          try tree.write(path: address.outputPath, bytes: bytes)
          totals.add(bytes: bytes.count, isPage: address.isPage)
        }
        for copy in site.plan.copies {
          try tree.copy(copy.file, to: copy.address.outputPath)
          totals.add(bytes: Int(copy.file.size), isPage: false)
        }
        try site.verifyUnchanged(&diagnostics)
        if diagnostics.hasErrors { throw Refused(diagnostics: diagnostics) }
        report(.publishing)
      }
    return summary(site, totals, diagnostics, leftover: publication.leftover)
  }

  /// Does all of `build` but the writing.
  package func check() async throws -> Summary {
    try checkFolders()
    var (site, diagnostics) = try prepare()
    let totals = RenderTotals()
    try await render(site) { address, bytes in
      totals.add(bytes: bytes.count, isPage: address.isPage)
    }
    for copy in site.plan.copies { totals.add(bytes: Int(copy.file.size), isPage: false) }
    try site.verifyUnchanged(&diagnostics)
    if diagnostics.hasErrors { throw Refused(diagnostics: diagnostics) }
    return summary(site, totals, diagnostics, leftover: nil)
  }

  private func checkFolders() throws {
    try InputRefusal.check(content: options.content)
    if let templates = options.templates { try InputRefusal.check(templates: templates) }
  }

  private func summary(
    _ site: PreparedSite, _ totals: RenderTotals, _ diagnostics: Diagnostics,
    leftover: SystemFailure?
  ) -> Summary {
    let counts = totals.counts
    return Summary(
      pages: counts.pages, files: counts.files + site.assets.count,
      bytes: counts.bytes + site.assets.reduce(0) { $0 + $1.bytes.count },
      diagnostics: diagnostics, hasWall: site.input.history != nil, leftover: leftover)
  }
}

extension SiteBuild {
  /// Everything that is decided before the first page is rendered.
  struct PreparedSite: Sendable {
    var input: ContentReader.Input
    var templates: TemplateFolder
    var plan: SitePlan
    var renderer: SiteRenderer

    var assets: [PublishedAsset] { templates.assets }

    /// Reports input that changed since it was read.
    func verifyUnchanged(_ diagnostics: inout Diagnostics) throws {
      try input.verifyUnchanged(&diagnostics)
      try templates.verifyUnchanged(&diagnostics)
    }
  }

  private func prepare() throws -> (PreparedSite, Diagnostics) {
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
    let renderer = SiteRenderer(
      catalog: catalog, content: input.content, templates: templates.sources,
      assets: Dictionary(templates.assets.map { ($0.name, $0.publishedName) }) { first, _ in first
      },
      diagnostics: &diagnostics)
    guard let renderer else { throw refuse() }
    let plan = SitePlan(
      renderer, input, assets: templates.assets, content: options.content, &diagnostics)
    if diagnostics.hasErrors || options.isStrict && !diagnostics.warnings.isEmpty { throw refuse() }
    return (
      PreparedSite(input: input, templates: templates, plan: plan, renderer: renderer),
      diagnostics
    )
  }

  /// Renders the plan in chunks, each with a buffer of its own that is used again from page to page.
  private func render(
    _ site: PreparedSite, write: @escaping @Sendable (PageAddress, [UInt8]) throws -> Void
  ) async throws {
    let files = site.plan.rendered
    let chunks = ChunkQueue(count: files.count, size: 100)
    let renderer = site.renderer
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
