internal import Glibc

// MARK: - Opening folders

extension Platform {
  static func openFolder(_ path: String) throws(SystemFailure) -> Descriptor {
    let number = uninterrupted { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if number == -1 { throw failure("open", path) }
    return Descriptor(number: number, path: path)
  }

  /// Opens a folder that is none by way of a symbolic link.
  static func openFolder(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Descriptor {
    let parent = folder.number
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags) }
    if number == -1 { throw failure("open", path, at: folder) }
    return Descriptor(number: number, path: folder.path(of: path))
  }
}

// MARK: - Listing folders

extension Platform {
  /// The names in a folder without `.` and `..`, sorted by their bytes.
  static func names(inFolder path: String) throws(SystemFailure) -> [[UInt8]] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC
    let number = uninterrupted { Glibc.open(path, flags) }
    if number == -1 { throw failure("open", path) }
    return try entries(ofOpen: number, shownAs: path).map(\.name)
  }

  /// What is in a folder, sorted by the bytes of the names. A symbolic link is no folder.
  ///
  /// - Parameter path: In bytes, for names that are not UTF-8.
  /// - Complexity: O(n log n); no call for each entry where the file system tells kinds with names.
  static func entries(
    in path: [UInt8], at folder: borrowing Descriptor
  ) throws(SystemFailure) -> [FolderEntry] {
    let parent = folder.number
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, cString(path), flags) }
    if number == -1 { throw failure("open", shown(path), at: folder) }
    return try entries(ofOpen: number, shownAs: folder.path(of: shown(path)))
  }

  /// - Parameter number: An open folder, which is closed.
  private static func entries(
    ofOpen number: Int32, shownAs shown: String
  ) throws(SystemFailure) -> [FolderEntry] {
    guard let stream = fdopendir(number) else {
      let failure = failure("open", shown)
      _ = Glibc.close(number)
      throw failure
    }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8) {
        if let kind = FileStatus.Kind(directoryEntryType: entry.pointee.d_type) {
          entries.append(FolderEntry(name: name, kind: kind))
        } else {
          let kind = try kind(of: name, inOpen: number, shownAs: shown)
          entries.append(FolderEntry(name: name, kind: kind))
        }
      }
      errno = 0
    }
    if errno != 0 { throw failure("readdir", shown) }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private static func kind(
    of name: [UInt8], inOpen folder: Int32, shownAs shown: String
  ) throws(SystemFailure) -> FileStatus.Kind {
    var status = stat()
    if fstatat(folder, cString(name), &status, AT_SYMLINK_NOFOLLOW) == -1 {
      throw failure("stat", "\(shown)/\(self.shown(name))")
    }
    return FileStatus(status).kind
  }

  private static func cString(_ path: [UInt8]) -> [CChar] {
    path.map { CChar(bitPattern: $0) } + [0]
  }

  private static func shown(_ path: [UInt8]) -> String { String(decoding: path, as: UTF8.self) }
}

// MARK: - Removing trees

extension Platform {
  /// Removes a file, or a folder with all it holds; links are removed, not followed. What is not there
  /// is no failure, and a folder that its owner may not write is made writable first.
  ///
  /// - Complexity: O(files), and one open folder at a time however deep they lie.
  static func removeTree(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) {
    try removeTree(Array(path.utf8), at: folder)
  }

  private static func removeTree(
    _ path: [UInt8], at folder: borrowing Descriptor
  ) throws(SystemFailure) {
    if unlinkat(folder.number, cString(path), 0) == 0 || errno == ENOENT { return }
    if errno != EISDIR { throw failure("unlink", shown(path), at: folder) }
    try makeRemovable(path, at: folder)
    for entry in try entries(in: path, at: folder) {
      try removeTree(path + [UInt8(ascii: "/")] + entry.name, at: folder)
    }
    if unlinkat(folder.number, cString(path), AT_REMOVEDIR) == -1 {
      throw failure("rmdir", shown(path), at: folder)
    }
  }

  /// Gives the owner of a folder the rights without which nothing in it can be listed or removed.
  private static func makeRemovable(
    _ path: [UInt8], at folder: borrowing Descriptor
  ) throws(SystemFailure) {
    let needed: mode_t = 0o700
    var status = stat()
    if fstatat(folder.number, cString(path), &status, AT_SYMLINK_NOFOLLOW) == -1 {
      throw failure("stat", shown(path), at: folder)
    }
    let mode = status.st_mode & 0o7777
    if mode & needed == needed { return }
    if fchmodat(folder.number, cString(path), mode | needed, AT_SYMLINK_NOFOLLOW) == -1 {
      throw failure("chmod", shown(path), at: folder)
    }
  }
}
