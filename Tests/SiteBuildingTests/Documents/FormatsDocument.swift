import FoundationEssentials
import SiteTestSupport
import Testing

/// docs/formats.md, with its worked examples by the words behind their opening fences: `csv counters`.
struct FormatsDocument {
  struct Example: Hashable {
    var tag: String
    var text: String

    var bytes: [UInt8] { Array(text.utf8) }
  }

  let text: String
  /// Those whose fence names a file, in the order of the page.
  let examples: [Example]

  init() throws {
    text = try Self.text(of: "docs/formats.md")
    var examples: [Example] = []
    var open: Example?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        if let example = open { examples.append(example) }
        open = open == nil ? Example(tag: String(line.dropFirst(3)), text: "") : nil
      } else {
        open?.text += line + "\n"
      }
    }
    self.examples = examples.filter { $0.tag.contains(" ") }
  }

  /// The one example of a tag.
  func example(_ tag: String) throws -> Example {
    let found = examples.filter { $0.tag == tag }
    try #require(found.count == 1, "docs/formats.md has \(found.count) examples '\(tag)'")
    return found[0]
  }

  /// - Parameter path: Below the package's folder.
  static func text(of path: String) throws -> String {
    let data = try Data(contentsOf: URL(filePath: "\(PackageFolder.path)/\(path)"))
    return String(decoding: data, as: UTF8.self)
  }
}
