internal import TelemetryModel

/// What each hash of a config version says, what the build checked, and what a reader can check with which
/// command.
///
/// A command holds nothing but the site's own addresses, and names of letters, digits and a few signs: no
/// name of the input can make it another command.
struct ConfigHashes {
  struct Hash: TemplateRecord {
    static let fields = Fields<Self>(
      "hash",
      [
        .text("name") { $0.name }, .text("value") { $0.value }, .text("text") { $0.text },
        .optional("command") { $0.command }, .optional("after") { $0.after },
      ])

    let name: String
    let value: String
    /// Who says so, and what the build checked.
    let text: String
    var command: String?
    /// What the command prints.
    var after: String?
  }

  let site: PageContext
  let release: ConfigRelease
  /// Those of the version.
  let files: [ConfigFile]

  var hashes: [Hash] {
    files.compactMap(sha256) + [goModHash, moduleHash].compactMap(\.self)
  }

  /// Of what the history gives no hash.
  var missing: String? {
    let names = [
      release.configSHA256 == nil ? "config.json (sha256)" : nil,
      release.goModHash == nil ? "go.mod (gomod_h1)" : nil,
      release.moduleHash == nil ? "the module (h1)" : nil,
    ].compactMap(\.self)
    guard let last = names.last else { return nil }
    let list =
      names.count == 1 ? last : names.dropLast().joined(separator: ", ") + " and " + last
    let use =
      release.configSHA256 == nil
      ? " The SHA-256 of a file tells whether a copy is that which is published here, no more." : ""
    return "The history gives no hash of \(list).\(use)"
  }

  private func sha256(_ file: ConfigFile) -> Hash? {
    let isConfig = BytewiseOrder.equal(file.name, "config.json")
    if BytewiseOrder.equal(file.name, "go.mod") { return nil }
    let said =
      isConfig && release.configSHA256 != nil
      ? "The history gives this hash, and the build found that the published file has it."
      : "The build computed it of the published file; the history gives none to compare it with."
    return Hash(
      name: "SHA-256 of \(file.name)", value: file.file.sha256.text, text: said,
      command: "curl -s \(url(file)) | sha256sum",
      after: "It prints the hash.")
  }

  private var goModHash: Hash? {
    guard let hash = release.goModHash else { return nil }
    guard let file = files.first(where: { BytewiseOrder.equal($0.name, "go.mod") }) else {
      return Hash(
        name: "gomod_h1", value: hash,
        text:
          "The history gives this hash of the module's go.mod, which is not published here: neither the build"
          + " nor a reader of this site can check it.")
    }
    return Hash(
      name: "gomod_h1", value: hash,
      text:
        "The history gives this hash of the module's go.mod, and the build found that the published file has"
        + " it.",
      command: "printf '%s  go.mod\\n' \"$(curl -s \(url(file)) | sha256sum | cut -d' ' -f1)\""
        + " | sha256sum | cut -d' ' -f1 | tr a-f A-F | basenc --base16 -d | base64",
      after: "It prints what stands behind h1: above.")
  }

  private var moduleHash: Hash? {
    guard let hash = release.moduleHash else { return nil }
    let said =
      "The history gives this hash of the whole module. It can only be computed from the module, which is"
      + " not published here: the build did not check it, and it cannot be checked from this site."
    guard let module = release.modulePath, Self.isPlain(release.version.text) else {
      return Hash(name: "h1", value: hash, text: said)
    }
    return Hash(
      name: "h1", value: hash, text: said,
      command: "go mod download -json \(module)@\(release.version)",
      after: "It fetches the module from where its users get it, and prints this hash as Sum.")
  }

  private func url(_ file: ConfigFile) -> String {
    PageAddress.configFile(file.version, file.name).url(under: site.settings.baseURL)
  }

  /// Whether a shell takes it as the word that it is.
  private static func isPlain(_ text: String) -> Bool {
    (text.utf8.first?.isASCIIAlphanumeric ?? false)
      && text.utf8.allSatisfy { $0.isASCIIAlphanumeric || "-._+".utf8.contains($0) }
  }
}
