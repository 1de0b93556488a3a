package import TelemetryModel

/// Renders every page and file of a site: what it is given before the first, it never changes, so that several
/// tasks may render at once.
package struct SiteRenderer: Sendable {
  /// Files that are made together: a page, and what lies beside it.
  package struct Bundle: Sendable {
    /// The page first.
    package let addresses: [PageAddress]
    fileprivate let family: Int
    fileprivate let place: Int
  }

  /// Everything that the site consists of, in a fixed order.
  package let bundles: [Bundle]
  /// The paths of all pages that `nav` of `site.yml` may name.
  package let menuPaths: [String]
  private let families: [PageFamily]
  private var site: PageContext

  /// - Parameters:
  ///   - content: What the site has besides tables and configs.
  ///   - downloads: The files below `/data/` that are going to be written.
  ///   - build: What the site is built by and from, so far; nil where nobody says.
  ///   - assets: The published name of each asset, by its own.
  /// - Returns: nil where a template has a mistake, is missing, or is used by no page; each is among the
  ///   diagnostics.
  package init?(
    catalog: Catalog, content: SiteContent = SiteContent(),
    downloads: DownloadList = DownloadList(), build: BuildFacts? = nil,
    templates: [TemplateSource], assets: [String: String],
    diagnostics: inout Diagnostics
  ) {
    let site = PageContext(
      catalog: catalog, content: content, downloads: downloads, build: build, assets: assets)
    var templates = TemplateSet(templates)
    var families: [PageFamily] = []
    for kind in PageKind.allCases {
      if let family = kind.row.family?(site, &templates) { families.append(family) }
    }
    templates.checkAllUsed()
    diagnostics.add(contentsOf: templates.diagnostics)
    if templates.diagnostics.hasErrors { return nil }
    families += HostFiles.families(site, pages: families.flatMap { $0.bundles.joined() })
    self.families = families
    self.site = site
    menuPaths = site.navigation.candidates.map(\.path)
    bundles = families.enumerated().flatMap { number, family in
      family.bundles.enumerated().map { place, addresses in
        Bundle(addresses: addresses, family: number, place: place)
      }
    }
  }

  /// The same, once the downloads were written: pages say how large they are and which hashes they have.
  package func describing(_ downloads: DownloadList, _ build: BuildFacts) -> Self {
    var copy = self
    copy.site.downloads = downloads
    copy.site.build = build
    return copy
  }

  /// Makes the files of a bundle, each once.
  ///
  /// - Parameter buffer: Used again from file to file.
  package func make(_ bundle: Bundle, in buffer: inout ByteBuffer, put: PutFile) throws {
    buffer.removeAll()
    try families[bundle.family].make(bundle.place, site, &buffer, put)
  }
}
