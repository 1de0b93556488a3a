internal import Glibc

extension Platform {
  /// Opens a file for reading, and never waits: neither for a writer of a FIFO nor for a device.
  static func openFile(_ path: String) throws(SystemFailure) -> Descriptor {
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let number = uninterrupted { Glibc.open(path, flags) }
    if number == -1 { throw failure("open", path) }
    return Descriptor(number: number, path: path)
  }

  /// Opens a file as `openFile` does, but none by way of a symbolic link.
  ///
  /// - Returns: nil where nothing is.
  static func openFileIfPresent(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Descriptor? {
    let parent = folder.number
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags) }
    if number != -1 { return Descriptor(number: number, path: folder.path(of: path)) }
    if errno == ENOENT { return nil }
    throw failure("open", path, at: folder)
  }

  /// - Returns: How many bytes came; 0 at the end.
  static func read(
    _ file: borrowing Descriptor, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemFailure) -> Int {
    let number = file.number
    let count = uninterrupted { Glibc.read(number, buffer.baseAddress, buffer.count) }
    if count == -1 { throw failure("read", file.path) }
    return count
  }

  /// Reads to the end, or until there are `limit` bytes.
  static func readAll(
    _ file: borrowing Descriptor, atMost limit: Int
  ) throws(SystemFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { piece.deallocate() }
    while bytes.count < limit {
      let count = try read(file, into: piece)
      if count == 0 { break }
      bytes += piece.prefix(min(count, limit - bytes.count))
    }
    return bytes
  }

  static func status(of file: borrowing Descriptor) throws(SystemFailure) -> FileStatus {
    var status = stat()
    if fstat(file.number, &status) == -1 { throw failure("fstat", file.path) }
    return FileStatus(status)
  }

  /// - Parameter followingLinks: Whether the status of a symbolic link is that of its target.
  static func status(
    _ path: String, at folder: borrowing Descriptor, followingLinks: Bool = false
  ) throws(SystemFailure) -> FileStatus {
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    if fstatat(folder.number, path, &status, flags) == -1 {
      throw failure("stat", path, at: folder)
    }
    return FileStatus(status)
  }

  /// - Returns: nil where nothing is.
  static func statusIfPresent(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> FileStatus? {
    do {
      return try status(path, at: folder)
    } catch {
      if error.code == notFound { return nil }
      throw error
    }
  }

  static func status(
    _ path: String, followingLinks: Bool = false
  ) throws(SystemFailure) -> FileStatus {
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    if fstatat(AT_FDCWD, path, &status, flags) == -1 { throw failure("stat", path) }
    return FileStatus(status)
  }

  /// Checks that this process may read a file.
  static func checkReadable(_ path: String) throws(SystemFailure) {
    if faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == -1 { throw failure("open", path) }
  }

  /// The absolute path without links, in the bytes of the file system.
  static func resolved(_ path: String) throws(SystemFailure) -> [UInt8] {
    guard let text = realpath(path, nil) else { throw failure("realpath", path) }
    defer { free(text) }
    return UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }

  /// Whether a folder stands at the path, or a link that leads to one.
  package static func isFolder(_ path: String) -> Bool {
    do {
      return try status(path, followingLinks: true).kind == .folder
    } catch {
      return false
    }
  }
}
