internal import SiteRendering
internal import TelemetryModel

/// A file of `assets/` as it is published: its name carries a hash of its bytes, so that a browser may keep
/// it for good, and no page ever meets an asset of another build.
struct PublishedAsset: Sendable {
  /// Below `assets/`, as templates call it: `style.css`.
  let name: String
  /// Below `assets/`, as it is published: `style.0f3a5c2b9d1e.css`.
  let publishedName: String
  let bytes: [UInt8]

  /// - Parameter file: Of `TemplateFolder.assets`.
  init(_ file: TemplateFolder.File) {
    let path = file.path
    let hash = file.digest.sha256.text.prefix(12)
    let slash = path.lastIndex(of: "/")
    let last = slash.map { path[path.index(after: $0)...] } ?? path[...]
    let dot = last.lastIndex(of: ".") ?? last.endIndex
    name = path
    publishedName = "\(path[..<last.startIndex])\(last[..<dot]).\(hash)\(last[dot...])"
    bytes = file.bytes
  }

  var outputPath: String { PageAddress.asset(publishedName).outputPath }
}
