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

/// What a site is built by and from: on the home page and in `/data/build.json` alone, so that pages which are
/// to last do not change with it.
package struct BuildFacts: Sendable {
  package let tool: String
  package let version: String
  /// By the bytes of their paths.
  package let inputs: [BuildInput]

  package init(tool: String, version: String, inputs: [BuildInput]) {
    self.tool = tool
    self.version = version
    self.inputs = inputs
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
      $0.append("}")
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
