internal import TelemetryModel

/// The text of an authored page, its links led to where the site has their targets.
struct ArticleBody: TemplateRecord {
  static let fields = Fields<Self>(
    "prose", [.text("language") { $0.site.settings.language }, .html("body") { $0.html }])

  let site: PageContext
  let article: Article

  private var html: TrustedHTML {
    var buffer = ByteBuffer(capacity: 1 << 14)
    for piece in article.pieces {
      switch piece {
      case .html(let bytes): buffer.append(bytes: bytes)
      case .article(let path, let version, let anchor, _):
        buffer.appendEscaped(site.href(PageAddress(path, version: version)))
        if let anchor { buffer.appendEscaped("#\(anchor)") }
      case .address(let path, _):
        buffer.appendEscaped(site.settings.baseURL.path + path.dropFirst())
      case .asset(let name, _): buffer.appendEscaped(site.assetHref(name))
      }
    }
    return TrustedHTML(trusted: String(decoding: buffer.bytes, as: UTF8.self))
  }
}

extension Article {
  /// An id for a part of the page around the text, which the text does not use itself.
  func freeID(_ wanted: String) -> String {
    let used = headings.map(\.id) + anchors
    var id = wanted
    while used.contains(where: { BytewiseOrder.equal($0, id) }) { id += "-" }
    return id
  }
}
