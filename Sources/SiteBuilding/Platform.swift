internal import Glibc

/// Every call of the operating system that the project makes, here and nowhere else.
///
/// Each function is one call and its check: it goes on after a signal interrupted it, and throws what the
/// system said. Paths are relative to the folder `at`, or to the working folder where none is given.
package enum Platform {
  /// The open file or folder that has not been closed yet; closed at the end of its life.
  package struct Descriptor: ~Copyable, Sendable {
    fileprivate let number: Int32

    deinit { _ = Glibc.close(number) }

    /// Closes it and tells what writing it had left unsaid.
    fileprivate consuming func close(_ path: String) throws(SystemFailure) {
      let number = number
      discard self
      // Linux has closed the file even where the call was interrupted.
      if Glibc.close(number) == -1, errno != EINTR { throw failure("close", path) }
    }
  }

  /// What the text of an error number is in the C locale.
  package static func text(ofError code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  fileprivate static func failure(_ call: String, _ path: String) -> SystemFailure {
    SystemFailure(call: call, path: path, code: errno)
  }

  /// Makes a call until no signal interrupts it.
  private static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
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
    return Descriptor(number: number)
  }

  /// - Returns: How many bytes came; 0 at the end.
  package static func read(
    _ file: borrowing Descriptor, into buffer: UnsafeMutableRawBufferPointer, path: String
  ) throws(SystemFailure) -> Int {
    let number = file.number
    let count = uninterrupted { Glibc.read(number, buffer.baseAddress, buffer.count) }
    if count == -1 { throw failure("read", path) }
    return count
  }

  package static func status(
    of file: borrowing Descriptor, path: String
  ) throws(SystemFailure) -> FileStatus {
    var status = stat()
    if fstat(file.number, &status) == -1 { throw failure("fstat", path) }
    return FileStatus(status)
  }

  /// - Parameter followingLinks: Whether the status of a symbolic link is that of its target.
  package static func status(
    _ path: String, at folder: borrowing Descriptor, followingLinks: Bool = false
  ) throws(SystemFailure) -> FileStatus {
    var status = stat()
    let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
    if fstatat(folder.number, path, &status, flags) == -1 { throw failure("stat", path) }
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

  /// The names in a folder without `.` and `..`, sorted by their bytes.
  package static func names(inFolder path: String) throws(SystemFailure) -> [[UInt8]] {
    try names(in: Array(path.utf8), at: AT_FDCWD, shownAs: path)
  }

  package static func names(
    in path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> [[UInt8]] {
    try names(in: Array(path.utf8), at: folder.number, shownAs: path)
  }

  private static func names(
    in path: [UInt8], at folder: Int32, shownAs shown: String
  ) throws(SystemFailure) -> [[UInt8]] {
    let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | (folder == AT_FDCWD ? 0 : O_NOFOLLOW)
    let number = uninterrupted { openat(folder, cString(path), flags) }
    guard number != -1, let stream = fdopendir(number) else { throw failure("open", shown) }
    defer { closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name != Array(".".utf8) && name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    if errno != 0 { throw failure("readdir", shown) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  private static func cString(_ path: [UInt8]) -> [CChar] {
    path.map { CChar(bitPattern: $0) } + [0]
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

  fileprivate init(_ status: stat) {
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

// MARK: - Writing

extension Platform {
  package static func openFolder(_ path: String) throws(SystemFailure) -> Descriptor {
    let number = uninterrupted { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    if number == -1 { throw failure("open", path) }
    return Descriptor(number: number)
  }

  /// Opens a folder that is none by way of a symbolic link.
  package static func openFolder(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) -> Descriptor {
    let parent = folder.number
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags) }
    if number == -1 { throw failure("open", path) }
    return Descriptor(number: number)
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
      throw failure("mkdir", path)
    }
    if fchmodat(folder.number, path, 0o755, 0) == -1 { throw failure("chmod", path) }
    return true
  }

  /// Writes a new file with the mode 644, whatever the umask is.
  ///
  /// - Throws: With the code `alreadyExists` where something of that name is there.
  package static func writeFile(
    _ path: String, at folder: borrowing Descriptor, bytes: RawSpan
  ) throws(SystemFailure) {
    let parent = folder.number
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = uninterrupted { openat(parent, path, flags, mode_t(0o644)) }
    if number == -1 { throw failure("open", path) }
    let file = Descriptor(number: number)
    if fchmod(number, 0o644) == -1 { throw failure("chmod", path) }
    try write(bytes, to: number, path: path)
    try file.close(path)
  }

  package static let alreadyExists = EEXIST
  package static let notFound = ENOENT
  package static let notAllowed = EACCES
  package static let tooManyLinks = ELOOP

  private static func write(
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

  /// Removes a file, or a folder with all it holds; links are removed, not followed. What is not there
  /// is no failure.
  ///
  /// - Complexity: O(files), and one open folder at a time however deep they lie.
  package static func removeTree(
    _ path: String, at folder: borrowing Descriptor
  ) throws(SystemFailure) {
    try removeTree(Array(path.utf8), at: folder.number)
  }

  private static func removeTree(_ path: [UInt8], at folder: Int32) throws(SystemFailure) {
    if unlinkat(folder, cString(path), 0) == 0 || errno == ENOENT { return }
    let shown = String(decoding: path, as: UTF8.self)
    if errno != EISDIR { throw failure("unlink", shown) }
    for name in try names(in: path, at: folder, shownAs: shown) {
      try removeTree(path + [UInt8(ascii: "/")] + name, at: folder)
    }
    if unlinkat(folder, cString(path), AT_REMOVEDIR) == -1 { throw failure("rmdir", shown) }
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
    if number == -1 { throw failure("open", path) }
    let lock = Descriptor(number: number)
    if uninterrupted({ flock(number, LOCK_EX | LOCK_NB) }) == 0 { return lock }
    if errno == EWOULDBLOCK { return nil }
    throw failure("flock", path)
  }

  /// Puts a folder where nothing is, or only an empty folder.
  package static func rename(
    _ old: String, at oldFolder: borrowing Descriptor, to new: String,
    at newFolder: borrowing Descriptor
  ) throws(SystemFailure) {
    if renameat(oldFolder.number, old, newFolder.number, new) == -1 { throw failure("rename", new) }
  }

  /// Lets two folders change places in one step: nobody ever sees one of the names without a folder.
  package static func exchange(
    _ a: String, at aFolder: borrowing Descriptor, with b: String,
    at bFolder: borrowing Descriptor
  ) throws(SystemFailure) {
    typealias RenameAt2 =
      @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else {
      throw SystemFailure(call: "renameat2", path: b, code: ENOSYS)
    }
    let renameat2 = unsafeBitCast(symbol, to: RenameAt2.self)
    let exchange: UInt32 = 2
    if renameat2(aFolder.number, a, bFolder.number, b, exchange) == 0 { return }
    var failure = failure("renameat2", b)
    if [EBUSY, EXDEV, EINVAL, ENOSYS].contains(failure.code) {
      failure.hint =
        "publish to a folder that is no mount point, on a local file system such as ext4 or xfs"
    }
    throw failure
  }

  /// Waits until all that was written to the file system of a folder is on its disk.
  package static func syncFileSystem(
    of folder: borrowing Descriptor, path: String
  ) throws(SystemFailure) {
    typealias SyncFS = @convention(c) (Int32) -> Int32
    guard let symbol = dlsym(nil, "syncfs") else {
      throw SystemFailure(call: "syncfs", path: path, code: ENOSYS)
    }
    let syncfs = unsafeBitCast(symbol, to: SyncFS.self)
    let number = folder.number
    if uninterrupted({ syncfs(number) }) == -1 { throw failure("syncfs", path) }
  }

  /// Waits until the names in a folder are on its disk.
  package static func syncFolder(
    _ folder: borrowing Descriptor, path: String
  ) throws(SystemFailure) {
    let number = folder.number
    if uninterrupted({ fsync(number) }) == -1 { throw failure("fsync", path) }
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
