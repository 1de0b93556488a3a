internal import TelemetryModel

/// What stands around a page's own part: head, header, breadcrumb, hero and footer.
struct PageFrame {
  static let link = RecordShape("link", [("label", .text), ("href", .text)])
  static let fact = RecordShape("fact", [("text", .text), ("href", .optionalText)])
  static let feed = RecordShape("feed", [("title", .text), ("href", .text)])
  static let preview = RecordShape(
    "preview", [("url", .text), ("width", .text), ("height", .text), ("words", .text)])
  static let licence = RecordShape("licence", [("name", .text), ("href", .text)])
  static let shape = RecordShape(
    "frame",
    [
      ("title", .text), ("description", .text), ("canonical", .optionalText),
      ("relations", .list(PageRelation.shape)), ("dataset", .optional(PageDataset.shape)),
      ("pageType", .text), ("feeds", .list(feed)), ("preview", .optional(preview)),
      ("style", .text), ("script", .text), ("icon", .text), ("searchHref", .text),
      ("siteTitle", .text), ("homeHref", .text),
      ("nav", .list(SiteNavigation.item)), ("hasCrumbs", .flag),
      ("crumbs", .list(link)), ("here", .text), ("heading", .text), ("language", .optionalText),
      ("name", .optionalText), ("lead", .optionalText), ("hasFacts", .flag), ("facts", .list(fact)),
      ("caveat", .optionalText), ("methodHref", .text), ("source", .text),
      ("licence", .optional(licence)), ("hasLinks", .flag),
      ("links", .list(link)),
    ])

  /// As `data-page-type` says.
  var pageType: String
  var address: PageAddress
  var heading: String
  /// What the page is called at the end of the breadcrumb, if not by its heading.
  var here: String?
  /// Of heading and lead; nil: the interface's.
  var language: String?
  /// The name that the data has for what the page is about.
  var name: String?
  var lead: String?
  var facts: [(text: String, href: String?)] = []
  /// The pages above this one, the home page left out.
  var crumbs: [(label: String, address: PageAddress)] = []
  /// For search results and previews.
  var description: String
  /// The periods whose data the page shows.
  var source: String
  /// Whether the page shows figures, and so says once what no interval covers.
  var hasFigures = false
  /// The data that the page is about, in words for machines.
  var dataset: PageDataset?
  /// Where what a changing page says stays as it is: a URL.
  var lastingURL: String?

  func record(_ site: PageContext) -> Record {
    let settings = site.settings
    let isHome = address == .home
    let crumbs = self.crumbs.map { Self.link($0.label, site.href($0.address)) }
    let links = self.links(site)
    let feeds = site.feeds(of: address).map {
      Record(Self.feed, [.text($0.title), .text(site.href($0.address))])
    }
    return Record(
      Self.shape,
      [
        .text(isHome ? settings.title : "\(heading) – \(settings.title)"), .text(description),
        address == .notFound ? .none : .text(address.url(under: settings.baseURL)),
        .list(PageRelation.all(of: self, site).map(\.record)),
        dataset.map { .record($0.record(at: address, site)) } ?? .none,
        .text(pageType), .list(feeds), preview(site), .text(site.assetHref("style.css")),
        .text(site.assetHref("site.js")), .text(site.assetHref("icon.svg")),
        .text(site.href(.search)),
        .text(settings.title), .text(site.href(.home)), .list(site.navigation.menu(on: address)),
        .flag(!isHome), .list(crumbs), .text(here ?? heading), .text(heading),
        language.map { .text($0) } ?? .none,
        name.map { .text($0) } ?? .none, lead.map { .text($0) } ?? .none,
        .flag(!facts.isEmpty || !feeds.isEmpty),
        .list(
          facts.map {
            Record(Self.fact, [.text($0.text), $0.href.map { .text($0) } ?? .none])
          }),
        hasFigures ? .text(site.caveat) : .none, .text(site.href(.method)), .text(source),
        settings.licence.map {
          .record(Record(Self.licence, [.text($0.name), .text($0.url)]))
        } ?? .none,
        .flag(!links.isEmpty), .list(links),
      ])
  }

  /// What stands for the page where a link to it is shown with a picture: one for the whole site, if its
  /// templates have one.
  private func preview(_ site: PageContext) -> FieldValue {
    guard let name = site.assets[PreviewImage.assetName] else { return .none }
    return .record(
      Record(
        Self.preview,
        [
          .text(site.url(.asset(name))), .text("\(PreviewImage.width)"),
          .text("\(PreviewImage.height)"),
          .text("Bars, and a line with a band around it: telemetry as charts"),
        ]))
  }

  private func links(_ site: PageContext) -> [Record] {
    let navigation = site.navigation
    let indexes = address.isPermanent ? navigation.lastingFooter : navigation.footer
    var links = indexes.map { Self.link($0.label, $0.href) }
    if let repository = site.settings.repository {
      links.append(Self.link("Propose a counter", repository))
    }
    if let contact = site.settings.contact { links.append(Self.link("Report an error", contact)) }
    return links
  }

  static func link(_ label: String, _ href: String) -> Record {
    Record(link, [.text(label), .text(href)])
  }
}
