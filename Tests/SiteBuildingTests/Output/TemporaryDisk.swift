import Glibc
import SiteTestSupport

/// A small file system of its own, for faults that a whole disk would need.
final class TemporaryDisk {
  /// Whether this process may mount one.
  static let isPossible: Bool = {
    do {
      _ = try TemporaryDisk(options: "size=64k")
      return true
    } catch {
      return false
    }
  }()

  struct CannotMount: Error {}

  let folder: TemporaryFolder

  init(options: String) throws {
    folder = try TemporaryFolder()
    if mount("tmpfs", folder.path, "tmpfs", 0, options) != 0 { throw CannotMount() }
  }

  func makeReadOnly() throws {
    if mount("tmpfs", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), "") != 0 {
      throw CannotMount()
    }
  }

  deinit { umount2(folder.path, Int32(MNT_DETACH)) }
}
