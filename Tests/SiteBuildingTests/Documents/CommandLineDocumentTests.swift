import FoundationEssentials
import SiteTestSupport
import Testing

/// The options are read off the sources, because no test can see into the program's own arguments.
@Suite("The command line in docs/formats.md")
struct CommandLineDocumentTests {
  private static let folder = "Sources/telemetry-site/Commands"

  @Test("every option has its row")
  func options() throws {
    let document = try FormatsDocument()
    let options = try Self.options()
    #expect(options.count >= 8)
    for option in options {
      #expect(document.text.contains("\n| `--\(option)` | "), "--\(option)")
    }
  }

  @Test("every exit code has its row")
  func exitCodes() throws {
    let document = try FormatsDocument()
    let source = try FormatsDocument.text(of: "\(Self.folder)/CommandRun.swift")
    let codes = source.matches(of: /ExitCode\(([0-9]+)\)/).map { String($0.output.1) }
    #expect(codes.count >= 4)
    for code in codes { #expect(document.text.contains("\n| \(code) | "), "\(code)") }
  }

  /// The variables below `@Option` and `@Flag`, as the command line spells them.
  private static func options() throws -> [String] {
    let names = try FileManager.default
      .contentsOfDirectory(atPath: "\(PackageFolder.path)/\(folder)").sorted()
    return try names.flatMap { name in
      let source = try FormatsDocument.text(of: "\(folder)/\(name)")
      return source.matches(of: /@(?:Option|Flag)\b[\s\S]*?\n\s*var (\w+)/).map {
        spelled(String($0.output.1))
      }
    }
  }

  /// `baseURL` is `base-url`.
  private static func spelled(_ variable: String) -> String {
    var option = ""
    var follows = false
    for character in variable {
      if character.isUppercase, !follows { option += "-" }
      follows = character.isUppercase
      option += character.lowercased()
    }
    return option
  }
}
