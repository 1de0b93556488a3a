internal import TelemetryModel

extension ProseWriter {
  mutating func visitInline(_ node: MarkdownNode, isEntering: Bool) {
    switch node.kind {
    case .text: output.text(node.literal)
    case .softBreak:
      places.breakLine()
      output.markup("\n")
    case .lineBreak:
      places.breakLine()
      output.markup("<br>\n")
    case .codeSpan:
      output.markup("<code>")
      output.text(node.literal)
      output.markup("</code>")
    case .rawInline:
      diagnostics.add(.rawHTML(at: places.location(ofRaw: node.literal)))
      output.text(node.literal)
    case .emphasis: output.markup(isEntering ? "<em>" : "</em>")
    case .strong: output.markup(isEntering ? "<strong>" : "</strong>")
    case .strikethrough: output.markup(isEntering ? "<del>" : "</del>")
    case .link: if isEntering { openLink(node) } else { output.markup("</a>") }
    case .image: if isEntering { image(node) }
    case .footnoteReference: if isEntering { footnoteReference(node) }
    default: preconditionFailure("a kind of node that no attached extension makes")
    }
  }

  private mutating func openLink(_ node: MarkdownNode) {
    let url = node.url
    let location = places.location(ofDestination: node)
    output.markup("<a href=\"")
    switch LinkTarget.of(url, in: file.folder) {
    case .success(.external(let address)): output.text(address.utf8)
    case .success(.anchor(let id)):
      ownAnchors.append((id, location))
      output.markup("#")
      output.text(id)
    case .success(.article(let path, let version, let anchor)):
      output.piece(.article(path, version: version, anchor: anchor, at: location))
    case .success(.address(let address)): output.piece(.address(address, at: location))
    case .failure(let fault): diagnostics.add(.wrongLink(url, fault, at: location))
    }
    output.markup("\"")
    writeTitle(of: node)
    output.markup(">")
  }

  private mutating func image(_ node: MarkdownNode) {
    let url = node.url
    let location = places.location(ofDestination: node)
    let text = node.plainText
    if text.allSatisfy({ $0 == 0x20 }) { diagnostics.add(.imageWithoutText(at: location)) }
    output.markup("<img src=\"")
    if let asset = Self.asset(url) {
      output.piece(.asset(asset, at: location))
    } else {
      diagnostics.add(.wrongImage(url, at: location))
    }
    output.markup("\" alt=\"")
    output.text(text)
    output.markup("\"")
    writeTitle(of: node)
    output.markup(">")
    skip(node)
  }

  private mutating func writeTitle(of node: MarkdownNode) {
    let title = node.title
    if title.isEmpty { return }
    output.markup(" title=\"")
    output.text(title)
    output.markup("\"")
  }

  /// The path below `assets/`; nil for any other one.
  private static func asset(_ url: [UInt8]) -> String? {
    guard url.starts(with: "assets/".utf8) else { return nil }
    let path = url.dropFirst(7)
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for part in parts {
      let isRight = part.allSatisfy {
        $0.isASCIILower || $0.isASCIIDigit || "._-".utf8.contains($0)
      }
      guard isRight, !part.isEmpty, part.first != UInt8(ascii: ".") else { return nil }
    }
    return String(decoding: Array(path), as: UTF8.self)
  }
}

extension Diagnostic {
  fileprivate static func wrongLink(
    _ url: [UInt8], _ fault: LinkTarget.Fault, at location: SourceLocation
  ) -> Self {
    let link = "the link to \(ShownText.quoted(String(decoding: url, as: UTF8.self)))"
    let pageHint =
      "write the path of a Markdown file, as 'privacy.md', or an address of the site, as '/charts/'"
    let (message, hint) =
      switch fault {
      case .empty: ("a link without a target", pageHint)
      case .noAddress:
        (
          "\(link) is no https, http or mailto address",
          "write it as 'https://example.org/page' or 'mailto:name@example.org'"
        )
      case .otherHost: ("\(link) leaves out its scheme", "write 'https:' in front of it")
      case .query: ("\(link) has a query, which no page of the site reads", "take out the '?'")
      case .fragment:
        (
          "\(link) names a place on a page of the site's own",
          "link to the page without the '#'; only places on Markdown pages can be checked"
        )
      case .noSiteAddress: ("\(link) is no address of the site", "write it as '/charts/'")
      case .noPage: ("\(link) is no page", pageHint)
      case .outside:
        ("\(link) leads out of 'pages'", "files beside this one are named without '../'")
      case .file(let fault): ("\(link) is no page: \(fault.message)", fault.hint)
      }
    return Self(message: message, location: location, hint: hint)
  }

  fileprivate static func wrongImage(_ url: [UInt8], at location: SourceLocation) -> Self {
    Self(
      message:
        "the image \(ShownText.quoted(String(decoding: url, as: UTF8.self))) is no file of the site",
      location: location,
      hint: "put it into the templates' assets/ and write 'assets/figure.svg', in lower case")
  }

  fileprivate static func imageWithoutText(at location: SourceLocation) -> Self {
    Self(
      message: "an image without a text", location: location,
      hint: "write between the brackets what it shows, for those who do not see it")
  }
}
