internal import Glibc

/// Every call of the operating system that the project makes, here, in `Platform+Writing.swift` and in
/// `Platform+Trees.swift`, and nowhere else.
///
/// Each function is one call and its check: it goes on after a signal interrupted it, and throws what the
/// system said. Paths are relative to the folder `at`, or to the working folder where none is given.
package enum Platform {
  /// The open file or folder that has not been closed yet; closed at the end of its life.
  package struct Descriptor: ~Copyable, Sendable {
    private(set) var number: Int32
    /// What it was opened by, from the working folder: what messages say.
    let path: String

    init(number: Int32, path: String) {
      self.number = number
      self.path = path
    }

    deinit { if number != -1 { _ = Glibc.close(number) } }

    /// Closes it and tells what writing it had left unsaid.
    mutating func close() throws(SystemFailure) {
      let closed = number
      number = -1
      // Linux has closed the file even where the call was interrupted.
      if Glibc.close(closed) == -1, errno != EINTR { throw failure("close", path) }
    }

    /// The path of something in this folder.
    func path(of child: String) -> String {
      if path.utf8.elementsEqual(".".utf8) { return child }
      return path.utf8.last == UInt8(ascii: "/") ? path + child : "\(path)/\(child)"
    }
  }

  /// What the text of an error number is in the C locale.
  package static func text(ofError code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  static func failure(_ call: String, _ path: String) -> SystemFailure {
    SystemFailure(call: call, path: path, code: errno)
  }

  static func failure(
    _ call: String, _ path: String, at folder: borrowing Descriptor
  ) -> SystemFailure {
    // The path is made after the number of the error was taken: making it may change that.
    let code = errno
    return SystemFailure(call: call, path: folder.path(of: path), code: code)
  }

  /// Makes a call until no signal interrupts it.
  static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}

// MARK: - Reading

extension Platform {
  /// Opens a file for reading, and never waits: neither for a writer of a FIFO nor for a device.
  package static func openFile(_ path: String) throws(SystemFailure) -> Descriptor {
    let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    let number = uninterrupted { Glibc.open(path, flags) }
    if number == -1 { throw failure("open", path) }
    return Descriptor(number: number, path: path)
  }

  /// Opens a file as `openFile` does, but none by way of a symbolic link.
  ///
  /// - Returns: nil where nothing is.
  package static func openFileIfPresent(
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
  package static func read(
    _ file: borrowing Descriptor, into buffer: UnsafeMutableRawBufferPointer
  ) throws(SystemFailure) -> Int {
    let number = file.number
    let count = uninterrupted { Glibc.read(number, buffer.baseAddress, buffer.count) }
    if count == -1 { throw failure("read", file.path) }
    return count
  }

  /// Reads to the end, or until there are `limit` bytes.
  package static func readAll(
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

  package static func status(of file: borrowing Descriptor) throws(SystemFailure) -> FileStatus {
    var status = stat()
    if fstat(file.number, &status) == -1 { throw failure("fstat", file.path) }
    return FileStatus(status)
  }

  /// - Parameter followingLinks: Whether the status of a symbolic link is that of its target.
  package static func status(
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
  package static func statusIfPresent(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> FileStatus? {
    do {
      return try status(path, at: folder)
    } catch {
      if error.code == notFound { return nil }
      throw error
    }
  }

  package static func status(
    _ path: String, followingLinks: Bool = false
  ) throws(SystemFailure) -> FileStatus {
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    if fstatat(AT_FDCWD, path, &status, flags) == -1 { throw failure("stat", path) }
    return FileStatus(status)
  }

  /// Checks that this process may read a file.
  package static func checkReadable(_ path: String) throws(SystemFailure) {
    if faccessat(AT_FDCWD, path, R_OK, AT_EACCESS) == -1 { throw failure("open", path) }
  }

  /// The absolute path without links, in the bytes of the file system.
  package static func resolved(_ path: String) throws(SystemFailure) -> [UInt8] {
    guard let text = realpath(path, nil) else { throw failure("realpath", path) }
    defer { free(text) }
    return UnsafeBufferPointer(start: text, count: strlen(text)).map { UInt8(bitPattern: $0) }
  }
}

/// What the system tells of a file without reading it.
package struct FileStatus: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder, symbolicLink, fifo, socket, device
  }

  /// Which file it is, whatever its names are.
  package struct Identity: Hashable, Sendable {
    fileprivate var device: UInt64
    fileprivate var inode: UInt64
  }

  package var kind: Kind
  package var identity: Identity
  /// In bytes.
  package var size: Int64
  /// In nanoseconds since 1970.
  package var modified: Int64

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .symbolicLink
    case S_IFIFO: kind = .fifo
    case S_IFSOCK: kind = .socket
    default: kind = .device
    }
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int64(status.st_size)
    modified = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
  }
}

// MARK: - Publishing

extension Platform {
  /// Takes the lock that a file stands for; it is held until the descriptor is gone, or the process.
  ///
  /// - Returns: nil if another process holds it.
  package static func lockFile(
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
  package static func rename(
    _ old: String, at oldFolder: borrowing Descriptor, to new: String,
    at newFolder: borrowing Descriptor
  ) throws(SystemFailure) {
    if renameat(oldFolder.number, old, newFolder.number, new) == -1 {
      throw failure("rename", new, at: newFolder)
    }
  }

  /// Lets two folders change places in one step: nobody ever sees one of the names without a folder.
  package static func exchange(
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
  package static func syncFileSystem(
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
  package static func syncFolder(_ folder: borrowing Descriptor) throws(SystemFailure) {
    let number = folder.number
    if uninterrupted({ fsync(number) }) == -1 { throw failure("fsync", folder.path) }
  }
}

// MARK: - The process

extension Platform {
  package enum Signal: Sendable {
    case interrupt, terminate, brokenPipe

    package var number: Int32 {
      switch self {
      case .interrupt: SIGINT
      case .terminate: SIGTERM
      case .brokenPipe: SIGPIPE
      }
    }
  }

  /// Lets a signal do nothing of its own: a closed pipe becomes a failing write, and a watched signal
  /// does not end the process before it cleaned up.
  package static func ignore(_ signal: Signal) { _ = Glibc.signal(signal.number, SIG_IGN) }

  /// Puts something in the place of each standard stream that is closed, so that no file of the build
  /// gets its number and is written to as if it were the stream. Writing to it fails, as it should.
  package static func guardStandardStreams() {
    while true {
      let number = uninterrupted { Glibc.open("/dev/null", O_RDONLY) }
      if number > STDERR_FILENO { _ = Glibc.close(number) }
      if number == -1 || number > STDERR_FILENO { return }
    }
  }

  package enum Stream: Int32, Sendable {
    case standardOutput = 1
    case standardError = 2
  }

  package static func write(_ bytes: [UInt8], to stream: Stream) throws(SystemFailure) {
    let name = stream == .standardOutput ? "standard output" : "standard error"
    try write(bytes.span.bytes, to: stream.rawValue, path: name)
  }

  package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// Whether a folder stands at the path, or a link that leads to one.
  package static func isFolder(_ path: String) -> Bool {
    do {
      return try status(path, followingLinks: true).kind == .folder
    } catch {
      return false
    }
  }
}
