internal import Glibc

extension Platform {
  package static func openFolder(_ path: String) throws(SystemFailure) -> Descriptor {
    let number = uninterrupted { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if number == -1 { throw failure("open", path) }
    return Descriptor(number: number, path: path)
  }

  /// Opens a folder that is none by way of a symbolic link.
  package static func openFolder(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Descriptor {
    let parent = folder.number
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags) }
    if number == -1 { throw failure("open", path, at: folder) }
    return Descriptor(number: number, path: folder.path(of: path))
  }

  /// Makes a folder with the mode 755, whatever the umask is.
  ///
  /// - Returns: false where something of that name was there already; it is left as it is.
  @discardableResult
  package static func makeFolder(
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
  package static func writeFile(
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

  package static let alreadyExists = EEXIST
  package static let notFound = ENOENT
  static let noSpace = ENOSPC
  static let nameTooLong = ENAMETOOLONG
  static let badIO = EIO
  package static let notAllowed = EACCES
  package static let tooManyLinks = ELOOP

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
