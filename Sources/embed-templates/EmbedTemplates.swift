internal import Foundation

/// `embed-templates <folder> <output>`: writes a Swift file that holds the files of a folder.
@main
struct EmbedTemplates {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fail("usage: embed-templates <folder> <output>", code: 64) }
    do {
      let files = try TextFolder.files(in: arguments[1])
      let source = EmbeddedSource.text(of: files)
      try Data(source.utf8).write(to: URL(filePath: arguments[2]))
    } catch let problem as TextFolder.NotText {
      fail("\(problem.path):1:1: error: neither a text in UTF-8 nor a PNG picture", code: 1)
    } catch {
      fail("error: \(error)", code: 3)
    }
  }

  private static func fail(_ message: String, code: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    exit(code)
  }
}
