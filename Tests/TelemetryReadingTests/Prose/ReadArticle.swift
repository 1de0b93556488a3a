import SiteTestSupport
import TelemetryModel
import Testing

@testable import TelemetryReading

/// A page that a test has written, as it is read.
struct ReadArticle {
  let article: Article?
  let diagnostics: Diagnostics

  init(_ text: String, at path: String = "privacy.md") throws {
    self = try ReadArticle(Array(text.utf8), at: path)
  }

  init(_ bytes: [UInt8], at path: String = "privacy.md") throws {
    let name = try ArticleFileName.parse(path).get()
    var diagnostics = Diagnostics()
    article = ArticleReader.read(
      bytes, name: name, file: "pages/\(path)", diagnostics: &diagnostics)
    self.diagnostics = diagnostics
  }

  /// The body of a page that has its title in front matter; links as `[article about@… #anchor]`.
  static func html(_ text: String, at path: String = "privacy.md") throws -> String {
    let read = try ReadArticle("---\ntitle: t\n---\n" + text, at: path)
    let article = try #require(read.article, "\(read.diagnostics.sorted)")
    return Self.html(article.pieces)
  }

  static func html(_ pieces: [Article.Piece]) -> String {
    pieces.map { piece in
      switch piece {
      case .html(let bytes): String(decoding: bytes, as: UTF8.self)
      case .article(let path, let version, let anchor, _):
        "[article \(path.text)" + (version.map { "@\($0)" } ?? "")
          + (anchor.map { "#\($0)" } ?? "") + "]"
      case .address(let address, _): "[address \(address)]"
      case .asset(let asset, _): "[asset \(asset)]"
      }
    }.joined()
  }
}
