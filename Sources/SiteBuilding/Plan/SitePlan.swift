internal import SiteRendering
internal import TelemetryModel

/// Every file of the site with its address: the one list of the site's addresses.
struct SitePlan: Sendable {
  /// A file of the input that is published as it is.
  struct Copy: Sendable {
    var record: InputRecord
    var address: PageAddress
  }

  /// What is rendered, in the fixed order of `SiteRenderer.bundles`.
  let rendered: [SiteRenderer.Bundle]
  /// What is copied.
  let copies: [Copy]
  /// Styles, pictures and scripts of the templates.
  let assets: [PublishedAsset]
  /// What stands before the rest is rendered, and what is written after it.
  let others: [PageAddress]

  /// Finds two files at one address, also on a disk that holds `A` and `a` equal, and addresses that are
  /// too long.
  ///
  /// - Parameter content: The content folder, as the place of a mistake that no single file made.
  init(
    _ renderer: SiteRenderer, _ input: ContentReader.Input, assets: [PublishedAsset],
    others: [PageAddress], content: String, _ diagnostics: inout Diagnostics
  ) {
    rendered = renderer.bundles
    self.others = others
    self.assets = assets
    copies = Self.copies(input)
    var own = Diagnostics()
    let articles = input.content.articles
    ArticlePlaces.check(articles, &own)
    if !own.hasErrors { findTwins(content, &own) }
    defer { diagnostics.add(contentsOf: own) }
    // Most sites have neither, and may have several hundred thousand addresses.
    if articles.isEmpty, input.settings.nav == nil { return }
    let links = LinkCheck(
      places: SitePlaces(
        renderedAddresses + copies.map(\.address) + others, articles: articles, assets: assets
      ))
    links.check(articles, &own)
    links.check(nav: input.settings.nav ?? [], among: renderer.menuPaths, &own)
  }

  /// Files of the config history, and raw reports where the site publishes them.
  private static func copies(_ input: ContentReader.Input) -> [Copy] {
    let configs = input.content.configFiles.map {
      Copy(
        record: input.records.record(ofPath: "config/\($0.version)/\($0.name)"),
        address: .configFile($0.version, $0.name))
    }
    guard input.settings.rawReports == .publish, let reports = input.content.rawReports else {
      return configs
    }
    return configs
      + reports.files.map {
        Copy(
          record: input.records.record(ofPath: "reports/\($0.path)"),
          address: .reports($0.day, isCompressed: $0.isCompressed))
      }
  }

  private var renderedAddresses: [PageAddress] { rendered.flatMap(\.addresses) }

  private func findTwins(_ content: String, _ diagnostics: inout Diagnostics) {
    var owners: [String: String] = [:]
    for asset in assets { owners[asset.outputPath] = "the asset '\(asset.name)'" }
    for address in renderedAddresses + copies.map(\.address) + others {
      let path = address.outputPath
      let place = SourceLocation(file: content)
      if let tooLong = address.tooLong {
        diagnostics.add(.pathTooLong(path, tooLong, at: place))
      }
      // Addresses hold no upper-case letters, so that equal without case is equal.
      if let other = owners.updateValue("\(address)", forKey: path) {
        diagnostics.add(.twoPages(path, other, "\(address)", at: place))
      }
    }
  }
}

extension PageAddress {
  /// Whether it is an HTML page.
  var isPage: Bool { outputPath.utf8.suffix(5).elementsEqual(".html".utf8) }
}

extension Diagnostic {
  fileprivate static func pathTooLong(
    _ path: String, _ tooLong: PageAddress.TooLong, at location: SourceLocation
  ) -> Self {
    Self(
      message: "the output path \(ShownText.quoted(path)) has \(tooLong.bytes) bytes",
      location: location,
      hint: "a path has at most \(tooLong.limit) bytes: shorten the counter's name")
  }

  fileprivate static func twoPages(
    _ path: String, _ a: String, _ b: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "two pages would be \(ShownText.quoted(path)): \(a) and \(b)", location: location,
      hint: "rename one of them")
  }
}
