package import TelemetryModel

/// Renders every page and file of a site: what it is given before the first, it never changes, so that several
/// tasks may render at once.
package struct SiteRenderer: Sendable {
  /// A file that can be rendered.
  package struct File: Sendable {
    package let address: PageAddress
    fileprivate let family: Int
    fileprivate let place: Int
  }

  /// Everything that the site consists of, in a fixed order.
  package let files: [File]
  /// The paths of all pages that `nav` of `site.yml` may name.
  package let menuPaths: [String]
  private let families: [PageFamily]
  private let shelf: DownloadShelf

  /// - Parameters:
  ///   - content: What the site has besides tables and configs.
  ///   - downloads: The files below `/data/`, whether they were written already or not.
  ///   - build: What the site is built by and from.
  ///   - assets: The published name of each asset, by its own.
  /// - Returns: nil where a template has a mistake, is missing, or is used by no page; each is among the
  ///   diagnostics.
  package init?(
    catalog: Catalog, content: SiteContent = SiteContent(),
    downloads: DownloadList = DownloadList(), build: BuildFacts? = nil,
    templates: [TemplateSource], assets: [String: String], diagnostics: inout Diagnostics
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
    families += HostFiles.families(site, pages: families.flatMap(\.addresses))
    self.families = families
    shelf = site.shelf
    menuPaths = site.navigation.candidates.map(\.path)
    files = families.enumerated().flatMap { number, family in
      family.addresses.enumerated().map { File(address: $1, family: number, place: $0) }
    }
  }

  /// Says what came of the downloads that were planned: before the first page is rendered.
  package func describe(_ downloads: DownloadList, _ build: BuildFacts) {
    shelf.fill(downloads, build)
  }

  /// Appends the file's bytes.
  package func render(_ file: File, into buffer: inout ByteBuffer) {
    families[file.family].render(file.place, &buffer)
  }
}
