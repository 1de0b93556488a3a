internal import TelemetryModel

/// What stands around a page's own part: head, header, breadcrumb, hero and footer.
struct PageFrame: TemplateRecord {
  static let fields = Fields<Self>(
    "frame",
    [
      .text("title") { $0.title }, .text("description") { $0.description },
      .optional("canonical") { $0.canonical },
      .list("relations") { PageRelation.all(of: $0, $0.site) },
      .optional("dataset") { frame in
        frame.dataset.map {
          EmbeddedDataset(dataset: $0, address: frame.address, site: frame.site)
        }
      },
      .text("pageType") { $0.address.kind.row.pageType ?? "" }, .list("feeds") { $0.feeds },
      .optional("preview") { PreviewPicture($0.site) },
      .text("style") { $0.site.assetHref("style.css") },
      .text("script") { $0.site.assetHref("site.js") },
      .text("icon") { $0.site.assetHref("icon.svg") },
      .text("searchHref") { $0.site.href(.search) },
      .text("siteTitle") { $0.site.settings.title }, .text("homeHref") { $0.site.href(.home) },
      .list("nav") { $0.site.navigation.menu(on: $0.address) },
      .flag("hasCrumbs") { $0.address != .home },
      .list("crumbs") { frame in frame.crumbs.map { Link($0.label, frame.site.href($0.address)) } },
      .text("here") { $0.here ?? $0.heading }, .text("heading") { $0.heading },
      .optional("language") { $0.language }, .optional("name") { $0.name },
      .optional("lead") { $0.lead },
      .flag("hasFacts") { !$0.facts.isEmpty || !$0.feeds.isEmpty },
      .list("facts") { $0.facts.map { Fact($0.text, $0.href) } },
      .optional("caveat") { $0.hasFigures ? $0.site.caveat : nil },
      .text("methodHref") { $0.site.href(.method) }, .text("source") { $0.source },
      .optional("licence") { $0.site.settings.licence.map(LicenceLink.init) },
      .list("links") { $0.links },
    ])

  let site: PageContext
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

  private var title: String {
    address == .home ? site.settings.title : "\(heading) – \(site.settings.title)"
  }

  private var canonical: String? {
    address == .notFound ? nil : address.url(under: site.settings.baseURL)
  }

  private var feeds: [FeedLink] {
    site.feeds(of: address).map { FeedLink(title: $0.title, href: site.href($0.address)) }
  }

  /// The footer's.
  private var links: [Link] {
    let navigation = site.navigation
    let indexes = address.isPermanent ? navigation.lastingFooter : navigation.footer
    var links = indexes.map { Link($0.label, $0.href) }
    if let repository = site.settings.repository {
      links.append(Link("Propose a counter", repository))
    }
    if let contact = site.settings.contact { links.append(Link("Report an error", contact)) }
    return links
  }
}

/// A feed that a page's head names.
struct FeedLink: TemplateRecord {
  static let fields = Fields<Self>(
    "feed", [.text("title") { $0.title }, .text("href") { $0.href }])

  let title: String
  let href: String
}

/// The licence of the data, as the footer names it.
struct LicenceLink: TemplateRecord {
  static let fields = Fields<Self>(
    "licence", [.text("name") { $0.licence.name }, .text("href") { $0.licence.url }])

  let licence: SiteSettings.Licence

  init(_ licence: SiteSettings.Licence) { self.licence = licence }
}

/// What stands for a page where a link to it is shown with a picture: one for the whole site, if its templates
/// have one.
struct PreviewPicture: TemplateRecord {
  static let fields = Fields<Self>(
    "preview",
    [
      .text("url") { $0.url }, .text("width") { _ in "\(PreviewImage.width)" },
      .text("height") { _ in "\(PreviewImage.height)" },
      .text("words") { _ in "Bars, and a line with a band around it: telemetry as charts" },
    ])

  let url: String

  init?(_ site: PageContext) {
    guard let name = site.assets[PreviewImage.assetName] else { return nil }
    url = site.url(.asset(name))
  }
}
