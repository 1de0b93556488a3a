import FoundationEssentials
import SiteTestSupport
import Testing

/// ARCHITECTURE.md names rooms and the tests that guard them: neither may be gone.
@Suite("The map in ARCHITECTURE.md")
struct ArchitectureDocumentTests {
  static let floors = ["TelemetryModel", "TelemetryReading", "SiteRendering", "SiteBuilding"]

  @Test("every room has its row", arguments: floors)
  func rooms(_ floor: String) throws {
    let document = try FormatsDocument.text(of: "ARCHITECTURE.md")
    let rooms = try Self.entries(of: "Sources/\(floor)").filter { !$0.hasSuffix(".swift") }
    #expect(!rooms.isEmpty)
    for room in rooms {
      #expect(document.contains("\n| `\(room)/` | "), "\(floor)/\(room)")
      #expect(document.contains("\n- **\(room).** Invariant: "), "\(floor)/\(room)")
    }
  }

  @Test("every test that it names is there")
  func guards() throws {
    let document = try FormatsDocument.text(of: "ARCHITECTURE.md")
    let guards = document.matches(of: /`(\w+Tests)`/).map { String($0.output.1) }
    #expect(guards.count > 10)
    let files = try FileManager.default.subpathsOfDirectory(atPath: "\(PackageFolder.path)/Tests")
    for name in guards {
      #expect(files.contains { $0.hasSuffix("/\(name).swift") }, "\(name)")
    }
  }

  /// The names in a folder, hidden ones apart.
  private static func entries(of path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(PackageFolder.path)/\(path)")
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
