/// The folder beside the output, `.<name>.telemetry-site/`, in which a build makes the new site.
///
/// It lies on the file system of the output, so that one rename can move a folder between them. Whoever
/// has one holds its lock. All in it may be deleted at any time; a running build then fails, no more.
struct Workspace: ~Copyable, Sendable {
  private static let stage = "stage"
  private static let lock = "lock"

  private let output: OutputFolder
  private let outputParent: Platform.Descriptor
  private let folder: Platform.Descriptor
  private let heldLock: Platform.Descriptor

  /// Takes the lock, and clears what a killed build left.
  ///
  /// - Throws: `AnotherBuildIsRunning`, `SystemFailure`.
  static func take(beside output: OutputFolder) throws -> Self {
    let name = ".\(output.name).telemetry-site"
    let parent = try Platform.openFolder(output.parent)
    try Platform.makeFolder(name, at: parent)
    let folder = try Platform.openFolder(name, at: parent)
    guard let heldLock = try Platform.lockFile(lock, at: folder) else {
      throw AnotherBuildIsRunning(output: output.path)
    }
    // Somebody may have deleted the folder before the lock was taken: then it guards nothing.
    let path = "\(name)/\(lock)"
    let seen = try Platform.statusIfPresent(path, at: parent)
    guard try Platform.status(of: heldLock, path: path).identity == seen?.identity else {
      throw AnotherBuildIsRunning(output: output.path)
    }
    try Platform.removeTree(stage, at: folder)
    return Self(output: output, outputParent: parent, folder: folder, heldLock: heldLock)
  }

  /// Makes the empty folder for a new site.
  func makeStage(cancellation: Cancellation) throws -> OutputTree {
    try Platform.makeFolder(Self.stage, at: folder)
    return OutputTree(
      root: try Platform.openFolder(Self.stage, at: folder), cancellation: cancellation)
  }

  /// Removes the stage: a site that failed, or after the swap the old one.
  func removeStage() throws(SystemFailure) { try Platform.removeTree(Self.stage, at: folder) }

  /// Puts the stage in the place of the output; where there was one, it is the stage then.
  ///
  /// The one step at which the site changes. It is on the disk when this returns.
  func swap() throws {
    switch try output.state(in: outputParent) {
    case .absent:
      try Platform.rename(Self.stage, at: folder, to: output.name, at: outputParent)
    case .replaceable:
      try Platform.exchange(Self.stage, at: folder, with: output.name, at: outputParent)
    }
    try Platform.syncFolder(outputParent, path: output.parent)
    try Platform.syncFolder(folder, path: "stage")
  }
}
