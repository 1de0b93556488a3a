package import TelemetryModel

/// A file that a site was made from.
package struct BuildInput: Hashable, Sendable {
  /// `content/site.yml`, `templates/home.html`.
  package let path: String
  package let bytes: Int64
  /// In hexadecimal.
  package let sha256: String
  /// Whether it is in `/data/source.tar.gz`, where there is one.
  package let isArchived: Bool

  package init(path: String, bytes: Int64, sha256: String, isArchived: Bool) {
    self.path = path
    self.bytes = bytes
    self.sha256 = sha256
    self.isArchived = isArchived
  }
}

/// What a site is built by and from: on the home page, on `/data/` and in `/data/build.json` alone, so that pages
/// which are to last do not change with it.
package struct BuildFacts: Sendable {
  package let tool: String
  package let version: String
  /// By the bytes of their paths.
  package let inputs: [BuildInput]
  /// `/data/source.tar.gz`; nil where it is not published.
  package let source: Download?
  /// Whether packed files lie beside the texts.
  package let packsTexts: Bool

  package init(
    tool: String, version: String, inputs: [BuildInput], source: Download?, packsTexts: Bool = false
  ) {
    self.tool = tool
    self.version = version
    self.inputs = inputs
    self.source = source
    self.packsTexts = packsTexts
  }

  /// Whether the archive has all that the site is made from.
  package var isArchiveComplete: Bool { inputs.allSatisfy(\.isArchived) }

  /// What makes the same bytes of the same input.
  package func command(_ settings: SiteSettings) -> String {
    "\(tool) build --base-url \(ShellText.argument(settings.baseURL.text))"
      + (packsTexts ? " --precompress gzip" : "")
  }

  /// Of the list that `sha256sum` prints of the inputs in their order: a line a file, hash, two spaces and path.
  package var inputSHA256: String {
    SHA256.hexDigest(of: inputs.map { "\($0.sha256)  \($0.path)\n" }.joined())
  }
}

/// `/data/build.json`: by what, with which options and from which files a site was built.
///
/// Members and their order are those of docs/formats.md. One member a line, one input a line, LF at the end.
package struct BuildDocument {
  private let build: BuildFacts
  private let settings: SiteSettings

  package init(_ build: BuildFacts, _ settings: SiteSettings) {
    self.build = build
    self.settings = settings
  }

  package func append(to buffer: inout ByteBuffer) {
    buffer.append("{\n")
    buffer.appendMember("$schema", PublishedSchema.build.address.url(under: settings.baseURL))
    buffer.appendMember("tool") {
      $0.append("{\"name\":")
      $0.appendJSON(build.tool)
      $0.append(",\"version\":")
      $0.appendJSON(build.version)
      $0.append("}")
    }
    buffer.appendMember("options") {
      $0.append("{\"base_url\":")
      $0.appendJSON(settings.baseURL.text)
      if build.packsTexts { $0.append(",\"precompress\":\"gzip\"") }
      $0.append("}")
    }
    buffer.appendMember("command", build.command(settings))
    buffer.appendMember("source") {
      guard let source = build.source else { return $0.append("null") }
      $0.append("{\"path\":")
      $0.appendJSON(source.fileName)
      $0.append(",\"bytes\":\(source.bytes),\"sha256\":\"\(source.sha256)\",\"complete\":")
      $0.append(build.isArchiveComplete ? "true}" : "false}")
    }
    buffer.appendMember("input_sha256", build.inputSHA256)
    buffer.append("\"inputs\":[")
    for (index, input) in build.inputs.enumerated() {
      buffer.append(index > 0 ? ",\n{\"path\":" : "\n{\"path\":")
      buffer.appendJSON(input.path)
      buffer.append(",\"bytes\":\(input.bytes),\"sha256\":\"\(input.sha256)\",\"archived\":")
      buffer.append(input.isArchived ? "true}" : "false}")
    }
    buffer.append("\n]\n}\n")
  }
}

/// How text stands in a command.
enum ShellText {
  /// - Source: POSIX.1-2017, Shell Command Language, 2.2.2: nothing is special between single quotes but they.
  static func argument(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.isASCIILower || $0.isASCIIUpper || $0.isASCIIDigit || ":/._-".utf8.contains($0)
    }
    if isPlain { return text }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: #"'\''"#) + "'"
  }
}

extension PageAddress {
  /// What the site was built by and from.
  package static let buildDocument = PageAddress(.buildDocument)
  /// The SHA-256 of all files.
  package static let checksums = PageAddress(.checksums)
}
