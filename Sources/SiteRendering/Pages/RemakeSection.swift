internal import TelemetryModel

/// How to check the site, and how to make it again from what it publishes.
struct RemakeSection: TemplateRecord {
  static let fields = Fields<Self>(
    "remake",
    [
      .text("tool") { "\($0.facts.tool) \($0.facts.version)" }, .text("check") { $0.check },
      .optional("commands") { $0.commands }, .optional("missing") { $0.missing },
      .record("build") { Link("build.json", $0.site.href(.buildDocument)) },
      .record("sums") { Link("SHA256SUMS", $0.site.href(.checksums)) },
    ])

  let site: PageContext
  private let facts: BuildFacts

  /// Nil where nobody says what the site is built by.
  init?(site: PageContext) {
    guard let facts = site.build else { return nil }
    self.site = site
    self.facts = facts
  }

  private var check: String {
    "curl -sS \(PageAddress.checksums.url(under: site.settings.baseURL)) | (cd site && sha256sum --check --quiet)"
  }

  private var commands: String? {
    facts.source.map {
      """
      curl -sSO \($0.address.url(under: site.settings.baseURL))
      tar -xzf \($0.fileName)
      \(facts.command(site.settings))
      """
    }
  }

  private var missing: String? {
    let missing = facts.inputs.count { !$0.isArchived }
    return missing == 0
      ? nil
      : "\(NumberText.number(of: missing, "file", "files")) of raw reports that this site does not "
        + "publish \(missing == 1 ? "is" : "are") not in it. Without them the pages that "
        + "count raw reports come out otherwise."
  }
}
