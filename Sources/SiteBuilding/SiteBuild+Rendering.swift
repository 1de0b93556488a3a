internal import SiteRendering

extension SiteBuild {
  /// Renders the plan in chunks, each with a buffer of its own that is used again from page to page.
  func render(
    _ bundles: [SiteRenderer.Bundle], by renderer: SiteRenderer,
    write: @escaping @Sendable (PageAddress, [UInt8]) throws -> Void
  ) async throws {
    let total = bundles.reduce(0) { $0 + $1.addresses.count }
    let chunks = ChunkQueue(count: bundles.count, size: 25)
    let done = RenderTotals()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<options.jobs {
        group.addTask {
          var buffer = ByteBuffer(capacity: 1 << 16)
          while let chunk = chunks.next() {
            try cancellation.check()
            var files = 0
            for bundle in bundles[chunk] {
              try renderer.make(bundle, in: &buffer, put: write)
              files += bundle.addresses.count
            }
            report(.rendering(done: done.add(files: files), of: total))
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
