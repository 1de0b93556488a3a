internal import SiteRendering

/// A look at a folder before a build replaces it: whether anything in it could be somebody else's.
///
/// - Complexity: Lists each folder once; no call for a file but the marker.
struct OutputInspection: ~Copyable {
  /// The first thing that is not ours, in the order of the bytes of the names.
  ///
  /// Paths are in bytes, below the output folder.
  enum Finding: Hashable, Sendable {
    /// There is no marker, but for example this.
    case withoutMarker([UInt8])
    /// The marker is not the one that builds write.
    case otherMarker
    /// No build ever writes this.
    case foreign([UInt8])
    /// A build could have written this file, but the last one did not.
    case unlisted([UInt8])
  }

  private let name: [UInt8]
  private let manifest: OutputManifest?
  private let folder: Platform.Descriptor

  /// - Parameter name: A folder that is there.
  init(
    of name: String, at parent: borrowing Platform.Descriptor, manifest: OutputManifest?
  ) throws {
    self.name = Array(name.utf8)
    self.manifest = manifest
    folder = try Platform.openFolder(name, at: parent)
  }

  /// - Returns: nil where all is ours, or nothing is there.
  /// - Throws: `SystemFailure`, such as for a folder that may not be listed.
  func finding() throws -> Finding? {
    let entries = try Platform.entries(in: Array(".".utf8), at: folder)
    guard let first = entries.first else { return nil }
    let marker = entries.first { $0.name.elementsEqual(SiteMarker.name.utf8) }
    guard let marker, marker.kind == .file else { return .withoutMarker(first.name) }
    if try !SiteMarker.stands(in: folder) { return .otherMarker }
    for entry in entries where entry != marker {
      if Self.isOursAtTop(entry) {
        if let finding = try finding(at: entry.name, entry.kind) { return finding }
      } else if let finding = try findingOfArticles(entry) {
        return finding
      }
    }
    return nil
  }

  /// A folder whose name no list knows may hold authored pages, of a name that their author chose: the
  /// manifest tells; without one, such a folder holds pages and nothing else, and at least one.
  private func findingOfArticles(_ entry: FolderEntry) throws -> Finding? {
    guard entry.kind == .folder, OutputTree.mayHold(entry.name),
      !SiteMap.isTopLevelFile(entry.name)
    else {
      return .foreign(entry.name)
    }
    if let manifest {
      if !manifest.listsFiles(in: entry.name) { return .foreign(entry.name) }
      return try finding(at: entry.name, entry.kind)
    }
    var pages = 0
    if let finding = try findingBesidePages(in: entry.name, &pages) { return finding }
    return pages == 0 ? .foreign(entry.name) : nil
  }

  /// - Parameter pages: Is raised by the number of pages in the folder and below.
  private func findingBesidePages(in path: [UInt8], _ pages: inout Int) throws -> Finding? {
    for entry in try entries(of: path) {
      let child = path + [UInt8(ascii: "/")] + entry.name
      switch entry.kind {
      case .file where entry.name.elementsEqual(PageAddress.pageFile.utf8): pages += 1
      case .file where entry.name.elementsEqual((PageAddress.pageFile + ".gz").utf8): break
      case .folder where OutputTree.mayHold(entry.name):
        if let finding = try findingBesidePages(in: child, &pages) { return finding }
      default: return .foreign(child)
      }
    }
    return nil
  }

  private func finding(at path: [UInt8], _ kind: FileStatus.Kind) throws -> Finding? {
    switch kind {
    case .file:
      guard let manifest else { return nil }
      return manifest.lists(path) ? nil : .unlisted(path)
    case .folder:
      for entry in try entries(of: path) {
        let child = path + [UInt8(ascii: "/")] + entry.name
        guard OutputTree.mayHold(entry.name) || OutputTree.isException(child) else {
          return .foreign(child)
        }
        if let finding = try finding(at: child, entry.kind) { return finding }
      }
      return nil
    default: return .foreign(path)
    }
  }

  /// - Returns: Nothing for a folder that is gone: another build is removing the old site.
  private func entries(of path: [UInt8]) throws -> [FolderEntry] {
    do {
      return try Platform.entries(in: path, at: folder)
    } catch {
      if error.code == Platform.notFound { return [] }
      throw error
    }
  }

  private static func isOursAtTop(_ entry: FolderEntry) -> Bool {
    switch entry.kind {
    case .file: SiteMap.isTopLevelFile(entry.name)
    case .folder: SiteMap.topLevelFolders.contains { $0.utf8.elementsEqual(entry.name) }
    default: false
    }
  }
}
