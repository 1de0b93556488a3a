internal import SiteRendering
internal import TelemetryModel

/// The site's templates and assets: those of a folder, or the embedded ones.
struct TemplateFolder: Sendable {
  /// Bytes of one template or asset.
  private static let limit = 4 << 20

  struct File: Sendable {
    /// Below the folder, such as `home.html` and `assets/style.css`.
    var path: String
    var bytes: [UInt8]
    var digest: FileDigest
  }

  /// All files, by the bytes of their paths.
  private(set) var files: [File] = []
  private(set) var sources: [TemplateSource] = []
  /// Those below `assets/`, with their paths there, as templates call them.
  private(set) var assets: [File] = []
  /// nil: the embedded ones, which do not change.
  private var folder: InputFolder?

  /// - Parameter path: nil for the embedded set.
  /// - Returns: nil after an error.
  static func read(_ path: String?, _ diagnostics: inout Diagnostics) throws -> TemplateFolder? {
    var own = Diagnostics()
    var templates = TemplateFolder()
    if let path {
      let folder = try InputFolder(path, diagnostics: &own)
      let records = InputRecords()
      templates.folder = folder
      for file in folder.files {
        guard let bytes = try records.bytes(of: file, limit: limit, &own) else { continue }
        templates.add(
          File(path: file.path, bytes: bytes, digest: records.record(of: file).digest),
          shownAs: file.pathInMessages, &own)
      }
    } else {
      for file in EmbeddedTemplates.files {
        templates.add(
          File(path: file.path, bytes: file.bytes, digest: FileDigest(of: file.bytes)),
          shownAs: "templates/\(file.path)", &own)
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
    _ file: File, shownAs shown: String, _ diagnostics: inout Diagnostics
  ) {
    files.append(file)
    if file.path.hasPrefix("assets/") {
      let name = String(file.path.dropFirst("assets/".count))
      if BytewiseOrder.equal(name, PreviewImage.assetName) {
        checkPreview(file.bytes, shown, &diagnostics)
      }
      if PageAddress.isAssetName(name) {
        assets.append(File(path: name, bytes: file.bytes, digest: file.digest))
      } else {
        diagnostics.add(.badAssetName(name, file: shown))
      }
    } else if file.path.hasSuffix(".html") {
      let name = String(file.path.dropLast(".html".count))
      sources.append(TemplateSource(name: name, file: shown, bytes: file.bytes))
    } else {
      diagnostics.add(.noTemplate(file.path, file: shown))
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
