/// The folder beside the output, `.<name>.telemetry-site/`, in which a build makes the new site.
///
/// It lies on the file system of the output, so that one rename can move a folder between them. Whoever
/// has one holds its lock. All in it may be deleted at any time; a running build then fails, no more.
struct Workspace: ~Copyable, Sendable {
  private static let stage = "stage"
  private static let lock = "lock"
  /// The manifest of the site in the stage.
  private static let nextManifest = "manifest.next"

  private let output: OutputFolder
  private let outputParent: Platform.Descriptor
  private let folder: Platform.Descriptor
  private let heldLock: Platform.Descriptor

  /// Takes the lock, and clears what a killed build left.
  ///
  /// - Throws: `AnotherBuildIsRunning`, `SystemFailure`.
  static func take(beside output: OutputFolder) throws -> Self {
    let name = output.workspaceName
    let parent = try Platform.openFolder(output.parent)
    try Platform.makeFolder(name, at: parent)
    let folder = try Platform.openFolder(name, at: parent)
    guard let heldLock = try Platform.lockFile(lock, at: folder) else {
      throw AnotherBuildIsRunning(output: output.path)
    }
    // Somebody may have deleted the folder before the lock was taken: then it guards nothing.
    let path = "\(name)/\(lock)"
    let seen = try Platform.statusIfPresent(path, at: parent)
    guard try Platform.status(of: heldLock).identity == seen?.identity else {
      throw AnotherBuildIsRunning(output: output.path)
    }
    let workspace = Self(
      output: output, outputParent: parent, folder: folder, heldLock: heldLock)
    try workspace.removeStage()
    return workspace
  }

  /// Makes the empty folder for a new site.
  func makeStage(cancellation: Cancellation) throws -> OutputTree {
    try Platform.makeFolder(Self.stage, at: folder)
    return OutputTree(
      root: try Platform.openFolder(Self.stage, at: folder), cancellation: cancellation)
  }

  /// Writes what becomes the manifest once the stage is the output.
  func writeManifest(of tree: OutputTree) throws {
    let text = OutputManifest.text(of: tree.files.map(\.path))
    try Platform.writeFile(Self.nextManifest, at: folder, bytes: text.span.bytes)
  }

  /// Removes the stage: a site that failed, or after the swap the old one.
  func removeStage() throws(SystemFailure) {
    try Platform.removeTree(Self.nextManifest, at: folder)
    try Platform.removeTree(Self.stage, at: folder)
  }

  /// Puts the stage in the place of the output; where there was one, it is the stage then.
  ///
  /// The one step at which the site changes. It is on the disk when this returns.
  func swap() throws {
    let state = try output.state(in: outputParent)
    // Never may there be a manifest of another site than the one that stands: ours would seem foreign.
    try Platform.removeTree(OutputManifest.name, at: folder)
    switch state {
    case .absent:
      try Platform.rename(Self.stage, at: folder, to: output.name, at: outputParent)
    case .replaceable:
      try Platform.exchange(Self.stage, at: folder, with: output.name, at: outputParent)
    }
    try Platform.rename(Self.nextManifest, at: folder, to: OutputManifest.name, at: folder)
    try Platform.syncFolder(outputParent)
    try Platform.syncFolder(folder)
  }
}
