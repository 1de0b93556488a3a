/// Publishes a site as a whole: whoever looks at the output folder, also after a power cut, sees the old
/// site or the new one (docs/decisions/0004-swap-by-renameat2.md).
struct SitePublisher: Sendable {
  /// What there is to say after the new site stands.
  struct Publication: Sendable {
    /// Files of the site, its marker among them.
    var fileCount: Int
    /// Why the old site could not be removed; the next build tries again.
    var leftover: SystemFailure?
  }

  private let output: OutputFolder
  private let cancellation: Cancellation

  init(output: OutputFolder, cancellation: Cancellation = Cancellation()) {
    self.output = output
    self.cancellation = cancellation
  }

  /// - Parameter render: Writes every file of the site but its marker; nothing is published if it throws.
  /// - Throws: What `render` throws, `AnotherBuildIsRunning`, `OutputRefusal` (the output changed since
  ///   it was checked), `SystemFailure`, `Cancellation.Cancelled`. The old site then is as it was.
  func publish(_ render: (OutputTree) async throws -> Void) async throws -> Publication {
    let workspace = try Workspace.take(beside: output)
    let fileCount: Int
    do {
      let tree = try workspace.makeStage(cancellation: cancellation)
      try await render(tree)
      try tree.write(path: SiteMarker.name, bytes: Array(SiteMarker.text.utf8))
      try workspace.writeManifest(of: tree)
      try tree.sync()
      try cancellation.check()
      try workspace.swap()
      fileCount = tree.fileCount
    } catch {
      // The first failure is the one to tell; if this one fails too, the next build clears the stage.
      do { try workspace.removeStage() } catch {}
      throw error
    }
    do {
      try workspace.removeStage()
    } catch {
      return Publication(fileCount: fileCount, leftover: error)
    }
    return Publication(fileCount: fileCount, leftover: nil)
  }
}
