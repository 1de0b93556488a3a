internal import SiteRendering

extension SiteBuild {
  /// Renders the plan in chunks, each with a buffer of its own that is used again from page to page.
  func render(
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
