internal import TelemetryModel

/// How to check the site, and how to make it again from what it publishes.
struct RemakeSection {
  static let shape = RecordShape(
    "remake",
    [
      ("tool", .text), ("check", .text), ("commands", .optionalText), ("missing", .optionalText),
      ("build", .record(PageFrame.link)), ("sums", .record(PageFrame.link)),
    ])

  let site: PageContext

  /// Nil where nobody says what the site is built by.
  func record() -> Record? {
    guard let build = site.build else { return nil }
    let base = site.settings.baseURL
    let sums = PageAddress.dataFile("SHA256SUMS")
    let check = "curl -sS \(sums.url(under: base)) | (cd site && sha256sum --check --quiet)"
    let commands = build.source.map {
      """
      curl -sSO \($0.address.url(under: base))
      tar -xzf \($0.fileName)
      \(build.command(site.settings))
      """
    }
    let missing = build.inputs.count { !$0.isArchived }
    return Record(
      Self.shape,
      [
        .text("\(build.tool) \(build.version)"), .text(check),
        commands.map { .text($0) } ?? .none,
        missing == 0
          ? .none
          : .text(
            "\(NumberText.number(of: missing, "file", "files")) of raw reports that this site does not "
              + "publish \(missing == 1 ? "is" : "are") not in it. Without them the pages that "
              + "count raw reports come out otherwise."),
        .record(PageFrame.link("build.json", site.href(.dataFile("build.json")))),
        .record(PageFrame.link("SHA256SUMS", site.href(sums))),
      ])
  }
}
