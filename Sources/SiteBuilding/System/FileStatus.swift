internal import Glibc

/// What the system tells of a file without reading it.
struct FileStatus: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case file, folder, symbolicLink, fifo, socket, device
  }

  /// Which file it is, whatever its names are.
  struct Identity: Hashable, Sendable {
    fileprivate var device: UInt64
    fileprivate var inode: UInt64
  }

  var kind: Kind
  var identity: Identity
  /// In bytes.
  var size: Int64
  /// When its bytes were last written, in nanoseconds since 1970.
  var modified: Int64
  /// When anything of it last changed, its name and `modified` too, in nanoseconds since 1970. No program can
  /// set it.
  var changed: Int64

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
    modified = Self.nanoseconds(status.st_mtim)
    changed = Self.nanoseconds(status.st_ctim)
  }

  private static func nanoseconds(_ time: timespec) -> Int64 {
    Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}

extension FileStatus.Kind {
  /// - Returns: nil where the file system does not tell.
  init?(directoryEntryType type: UInt8) {
    switch Int(type) {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_LNK): self = .symbolicLink
    case Int(DT_FIFO): self = .fifo
    case Int(DT_SOCK): self = .socket
    case Int(DT_CHR), Int(DT_BLK): self = .device
    default: return nil
    }
  }
}

/// What a folder tells of one thing in it.
struct FolderEntry: Hashable, Sendable {
  var name: [UInt8]
  var kind: FileStatus.Kind
}
