internal import FoundationEssentials

#if canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// `telemetry-site-example <content folder>`: writes the example anew.
///
/// It replaces `site.yml`, `metrics.yml`, `config/`, `metrics/` and `reports/` of the folder, and leaves the rest alone:
/// pages, events and errata are written by hand.
@main
enum TelemetrySiteExample {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 2 else {
      print("usage: telemetry-site-example <content folder>")
      exit(64)
    }
    let folder = URL(filePath: arguments[1])
    guard try isOurs(folder) else {
      print("\(arguments[1]) holds the site.yml of another site")
      exit(64)
    }
    for name in ["config", "metrics", "reports"] {
      let old = folder.appending(path: name)
      if FileManager.default.fileExists(atPath: old.path) {
        try FileManager.default.removeItem(at: old)
      }
    }
    for file in ExampleContent.files() {
      let url = folder.appending(path: file.path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      let isPacked = file.path.hasSuffix(".gz")
      try Data(isPacked ? GzipText.pack(file.bytes) : file.bytes).write(to: url)
    }
  }

  /// Whether the folder has no settings yet, or ours.
  private static func isOurs(_ folder: URL) throws -> Bool {
    let settings = folder.appending(path: "site.yml")
    guard FileManager.default.fileExists(atPath: settings.path) else { return true }
    return try Data(contentsOf: settings).starts(with: ExampleContent.mark.utf8)
  }
}
