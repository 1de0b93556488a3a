internal import SiteRendering
internal import TelemetryModel

/// Every file that the renderer makes, with its address: the one list of the site's addresses.
struct SitePlan: Sendable {
  struct Entry: Sendable {
    var subject: PageSubject
    var address: PageAddress
  }

  /// In the fixed order of `SiteRenderer.subjects`.
  private(set) var entries: [Entry] = []

  /// Finds two subjects at one address, also on a disk that holds `A` and `a` equal, and addresses that are
  /// too long.
  ///
  /// - Parameter content: The content folder, as the place of a mistake that no single file made.
  init(
    _ renderer: SiteRenderer, assets: [PublishedAsset], content: String,
    _ diagnostics: inout Diagnostics
  ) {
    var owners: [String: String] = [:]
    for asset in assets { owners[asset.outputPath] = "the asset '\(asset.name)'" }
    for subject in renderer.subjects {
      let address = renderer.address(of: subject)
      let path = address.outputPath
      let place = SourceLocation(file: content)
      if let tooLong = address.tooLong {
        diagnostics.add(.pathTooLong(path, tooLong, at: place))
      }
      // Addresses hold no upper-case letters, so that equal without case is equal.
      if let other = owners.updateValue("\(subject)", forKey: path) {
        diagnostics.add(.twoPages(path, other, "\(subject)", at: place))
      }
      entries.append(Entry(subject: subject, address: address))
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
