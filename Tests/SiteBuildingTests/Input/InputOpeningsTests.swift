import FoundationEssentials
import Glibc
import SiteTestSupport
import Testing

@testable import SiteBuilding

/// Each opening costs a system call, and each reading the time to hash the bytes.
@Suite("How often input files are opened")
struct InputOpeningsTests {
  @Test(
    "once, and once more for each place that their bytes are written to",
    arguments: [("good-stacks", "csv", 0), ("good-reports", "csv, source", 1)])
  func openings(name: String, datasets: String, archives: Int) async throws {
    let folder = try TemporaryFolder()
    try SiteCase(name: name).lay(in: folder)
    try FileManager.default.copyItem(
      atPath: "\(PackageFolder.path)/templates", toPath: folder("templates"))
    let settings = try folder.text("content/site.yml")
    try folder.write(settings + "datasets: [\(datasets)]\n", to: "content/site.yml")
    let content = try folder.files(under: "content").keys.sorted()
    let templates = try folder.files(under: "templates").keys.sorted()
    let isCopied = content.map {
      $0.hasPrefix("config/v") && $0.hasSuffix("config.json")
        || $0.hasPrefix("reports/")
    }
    #expect(isCopied.contains(true) && isCopied.contains(false) && !templates.isEmpty)
    let watch = try OpeningsWatch(
      content.map { folder("content/\($0)") } + templates.map { folder("templates/\($0)") })
    let options = SiteBuild.Options(content: folder("content"), templates: folder("templates"))
    _ = try await SiteBuild(options).build(output: folder("site"), home: nil)
    let openings = try watch.openings()
    for (file, (isCopied, count)) in zip(content, zip(isCopied, openings)) {
      #expect(count == 1 + archives + (isCopied ? 1 : 0), "\(file)")
    }
    #expect(openings.dropFirst(content.count).allSatisfy { $0 == 1 })
  }
}

/// Counts how often files are opened.
///
/// A class for its `deinit`.
private final class OpeningsWatch {
  private let number = inotify_init1(Int32(IN_NONBLOCK))
  private let watches: [Int32]

  init(_ paths: [String]) throws {
    // Two openings in a row would be one event: each closing stands between them.
    let events = UInt32(IN_OPEN | IN_CLOSE_NOWRITE)
    watches = paths.map { [number] in inotify_add_watch(number, $0, events) }
    try #require(!watches.contains(-1))
  }

  deinit { close(number) }

  /// By the order of the files.
  func openings() throws -> [Int] {
    var counts: [Int32: Int] = [:]
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(number, &buffer, buffer.count)
      if count <= 0 { break }
      buffer.withUnsafeBytes { bytes in
        for start in stride(from: 0, to: count, by: MemoryLayout<inotify_event>.size) {
          let event = bytes.loadUnaligned(fromByteOffset: start, as: inotify_event.self)
          #expect(event.mask & UInt32(IN_Q_OVERFLOW) == 0)
          if event.mask & UInt32(IN_OPEN) != 0 { counts[event.wd, default: 0] += 1 }
        }
      }
    }
    return watches.map { counts[$0] ?? 0 }
  }
}
