internal import SiteRendering
internal import TelemetryModel

/// The site's templates and assets: those of a folder, or the embedded ones.
struct TemplateFolder: Sendable {
  /// Bytes of one template or asset.
  private static let limit = 4 << 20

  private(set) var sources: [TemplateSource] = []
  private(set) var assets: [PublishedAsset] = []
  /// All files, as the site's source has them.
  private(set) var sourceFiles: [SourceFile] = []
  /// nil: the embedded ones, which do not change.
  private var folder: InputFolder?

  /// - Parameter path: nil for the embedded set.
  /// - Returns: nil after an error.
  static func read(_ path: String?, _ diagnostics: inout Diagnostics) throws -> TemplateFolder? {
    var own = Diagnostics()
    var templates = TemplateFolder()
    if let path {
      let folder = try InputFolder(path, diagnostics: &own)
      templates.folder = folder
      for file in folder.files {
        guard let bytes = try file.bytes(limit: limit, &own) else { continue }
        templates.add(file.path, bytes, file: file.pathInMessages, &own)
        templates.sourceFiles.append(
          SourceFile(path: "templates/\(file.path)", bytes: .file(file), isArchived: true))
      }
    } else {
      for file in EmbeddedTemplates.files {
        let (path, bytes) = ("templates/\(file.path)", file.bytes)
        templates.add(file.path, bytes, file: path, &own)
        templates.sourceFiles.append(
          SourceFile(path: path, bytes: .embedded(bytes), isArchived: true))
      }
    }
    let failed = own.hasErrors
    diagnostics.add(contentsOf: own)
    return failed ? nil : templates
  }

  /// Reports templates that changed while they were read.
  func verifyUnchanged(_ diagnostics: inout Diagnostics) throws {
    try folder?.verifyUnchanged(diagnostics: &diagnostics)
  }

  private mutating func add(
    _ path: String, _ bytes: [UInt8], file: String, _ diagnostics: inout Diagnostics
  ) {
    if path.hasPrefix("assets/") {
      let name = String(path.dropFirst("assets/".count))
      if BytewiseOrder.equal(name, PreviewImage.assetName) {
        checkPreview(bytes, file, &diagnostics)
      }
      if PageAddress.isAssetName(name) {
        assets.append(PublishedAsset(name: name, bytes: bytes))
      } else {
        diagnostics.add(.badAssetName(name, file: file))
      }
    } else if path.hasSuffix(".html") {
      sources.append(
        TemplateSource(name: String(path.dropLast(".html".count)), file: file, bytes: bytes))
    } else {
      diagnostics.add(.noTemplate(path, file: file))
    }
  }
}

extension TemplateFolder {
  /// Every page says how large its picture is.
  private func checkPreview(
    _ bytes: [UInt8], _ file: String, _ diagnostics: inout Diagnostics
  ) {
    guard let size = PreviewImage.size(of: bytes) else {
      diagnostics.add(.badPreview("this is no PNG file", file: file))
      return
    }
    if size != (PreviewImage.width, PreviewImage.height) {
      diagnostics.add(
        .badPreview("the picture has \(size.width) × \(size.height) pixels", file: file))
    }
  }
}

/// A file of `assets/` as it is published: its name carries a hash of its bytes, so that a browser may keep
/// it for good, and no page ever meets an asset of another build.
struct PublishedAsset: Sendable {
  /// Below `assets/`, as templates call it: `style.css`.
  var name: String
  /// Below `assets/`, as it is published: `style.0f3a5c2b9d1e.css`.
  var publishedName: String
  var bytes: [UInt8]

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    let hash = SHA256.hexDigest(of: bytes).prefix(12)
    let slash = name.lastIndex(of: "/")
    let file = slash.map { name[name.index(after: $0)...] } ?? name[...]
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    publishedName = "\(name[..<file.startIndex])\(file[..<dot]).\(hash)\(file[dot...])"
  }

  var outputPath: String { PageAddress.asset(publishedName).outputPath }
}

extension Diagnostic {
  fileprivate static func badAssetName(_ name: String, file: String) -> Self {
    Self(
      message: "\(ShownText.quoted(name)) cannot be an asset's address",
      location: SourceLocation(file: file),
      hint: "use lower-case letters, digits, '.', '_' and '-'")
  }

  fileprivate static func badPreview(_ message: String, file: String) -> Self {
    Self(
      message: message, location: SourceLocation(file: file),
      hint: "the preview is a PNG of \(PreviewImage.width) × \(PreviewImage.height) pixels; a site"
        + " may do without")
  }

  fileprivate static func noTemplate(_ path: String, file: String) -> Self {
    Self(
      message: "\(ShownText.quoted(path)) is no template", location: SourceLocation(file: file),
      hint: "templates end in '.html'; other files belong into 'assets/'")
  }
}
