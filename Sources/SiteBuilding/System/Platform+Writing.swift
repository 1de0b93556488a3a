internal import Glibc

extension Platform {
  /// Makes a folder with the mode 755, whatever the umask is.
  ///
  /// - Returns: false where something of that name was there already; it is left as it is.
  @discardableResult
  static func makeFolder(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Bool {
    if mkdirat(folder.number, path, 0o755) == -1 {
      if errno == EEXIST { return false }
      throw failure("mkdir", path, at: folder)
    }
    if fchmodat(folder.number, path, 0o755, 0) == -1 { throw failure("chmod", path, at: folder) }
    return true
  }

  /// Writes a new file with the mode 644, whatever the umask is.
  ///
  /// - Throws: With the code `alreadyExists` where something of that name is there.
  static func writeFile(
    _ path: String, at folder: borrowing Descriptor, bytes: RawSpan
  ) throws(SystemFailure) {
    var file = try newFile(path, at: folder)
    try write(bytes, to: file.number, path: file.path)
    try file.close()
  }

  /// Gives a file that a library made the mode 644, whatever the umask is.
  static func setReadable(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) {
    if fchmodat(folder.number, path, 0o644, 0) == -1 { throw failure("chmod", path, at: folder) }
  }

  /// Opens a new file of the mode 644 for writing.
  ///
  /// - Throws: As `writeFile` does.
  static func newFile(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Descriptor {
    let parent = folder.number
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags, mode_t(0o644)) }
    if number == -1 { throw failure("open", path, at: folder) }
    let file = Descriptor(number: number, path: folder.path(of: path))
    if fchmod(number, 0o644) == -1 { throw failure("chmod", file.path) }
    return file
  }

  static func write(
    _ bytes: RawSpan, to number: Int32, path: String
  ) throws(SystemFailure) {
    var written = 0
    while written < bytes.byteCount {
      let rest = bytes.extracting(droppingFirst: written)
      let count = rest.withUnsafeBytes { rest in
        uninterrupted { Glibc.write(number, rest.baseAddress, rest.count) }
      }
      if count == -1 { throw failure("write", path) }
      written += count
    }
  }
}

// MARK: - Publishing

extension Platform {
  /// Takes the lock that a file stands for; it is held until the descriptor is gone, or the process.
  ///
  /// - Returns: nil if another process holds it.
  static func lockFile(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Descriptor? {
    let parent = folder.number
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags, mode_t(0o644)) }
    if number == -1 { throw failure("open", path, at: folder) }
    let lock = Descriptor(number: number, path: folder.path(of: path))
    if uninterrupted({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return lock }
    if errno == EWOULDBLOCK { return nil }
    throw failure("flock", lock.path)
  }

  /// Puts a folder where nothing is, or only an empty folder; or a file, also where a file is.
  static func rename(
    _ old: String, at oldFolder: borrowing Descriptor, to new: String,
    at newFolder: borrowing Descriptor
  ) throws(SystemFailure) {
    if renameat(oldFolder.number, old, newFolder.number, new) == -1 {
      throw failure("rename", new, at: newFolder)
    }
  }

  /// Lets two folders change places in one step: nobody ever sees one of the names without a folder.
  static func exchange(
    _ a: String, at aFolder: borrowing Descriptor, with b: String,
    at bFolder: borrowing Descriptor
  ) throws(SystemFailure) {
    typealias RenameAt2 =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else {
      throw SystemFailure(call: "renameat2", path: bFolder.path(of: b), code: ENOSYS)
    }
    let renameat2 = unsafeBitCast(symbol, to: RenameAt2.self)
    let exchange: UInt32 = 2
    if renameat2(aFolder.number, a, bFolder.number, b, exchange) == 0 { return }
    var failure = failure("renameat2", b, at: bFolder)
    failure.hint = hint(forExchange: failure)
    throw failure
  }

  /// A folder inside is on the file system of its own workspace, whatever the outer one is.
  private static func hint(forExchange failure: SystemFailure) -> String? {
    switch failure.code {
    case EBUSY, EXDEV:
      "a mount point or a folder of a container's image cannot be exchanged: give --output a folder "
        + "inside it, such as '\(failure.path)/public'"
    case EINVAL, ENOSYS:
      "this file system cannot exchange two folders in one step: give --output a folder on a local "
        + "one such as ext4, xfs, btrfs or tmpfs"
    case EACCES, EPERM: "give the user of the build the right to write to '\(failure.path)'"
    default: nil
    }
  }

  /// Waits until all that was written to the file system of a folder is on its disk.
  static func syncFileSystem(
    of folder: borrowing Descriptor
  ) throws(SystemFailure) {
    typealias SyncFS = @convention(c) (Int32) -> Int32
    guard let symbol = dlsym(nil, "syncfs") else {
      throw SystemFailure(call: "syncfs", path: folder.path, code: ENOSYS)
    }
    let syncfs = unsafeBitCast(symbol, to: SyncFS.self)
    let number = folder.number
    if uninterrupted({ syncfs(number) }) == -1 { throw failure("syncfs", folder.path) }
  }

  /// Waits until the names in a folder are on its disk.
  static func syncFolder(_ folder: borrowing Descriptor) throws(SystemFailure) {
    let number = folder.number
    if uninterrupted({ fsync(number) }) == -1 { throw failure("fsync", folder.path) }
  }
}
