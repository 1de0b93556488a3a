internal import TelemetryModel

/// A link in a page's head: what else there is, for programs.
struct PageRelation: TemplateRecord {
  static let fields = Fields<Self>(
    "relation",
    [.text("rel") { $0.rel }, .optional("type") { $0.type }, .text("href") { $0.href }])

  let rel: String
  var type: String?
  let href: String

  /// - Source: `describedby` and `alternate` as IANA registers them, `license` by RFC 4946, `cite-as` by RFC 8574.
  static func all(of frame: PageFrame, _ site: PageContext) -> [Self] {
    var relations: [Self] = []
    if let dataset = frame.dataset {
      relations += dataset.files.filter { $0.file != .svg }.map { file, address in
        Self(rel: "alternate", type: file.mediaType, href: site.href(address))
      }
      relations.append(description(of: frame.address, site))
    }
    if frame.dataset != nil || frame.hasFigures, let licence = site.settings.licence {
      relations.append(Self(rel: "license", href: licence.url))
    }
    let lasting =
      frame.address.isPermanent
      ? frame.address.url(under: site.settings.baseURL) : frame.lastingURL
    if let lasting { relations.append(Self(rel: "cite-as", href: lasting)) }
    return relations
  }

  /// What describes all data describes the pages of all data; a page that is to last knows of the dictionary
  /// alone, which is always there.
  private static func description(of address: PageAddress, _ site: PageContext) -> Self {
    if site.hasDataPackage, address == .home || address == .data {
      return Self(
        rel: "describedby", type: "application/json", href: site.href(.dataPackage))
    }
    return Self(rel: "describedby", type: "text/html", href: site.href(.dataDictionary))
  }
}
