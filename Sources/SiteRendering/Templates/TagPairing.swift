internal import TelemetryModel

/// Which closing tag belongs to which opening one.
struct TagPairing {
  /// Tags that may stand open inside each other in one template.
  static let depthLimit = 64

  /// For each tag that opens, the index of the tag that closes it.
  private(set) var closers: [Int?]
  private(set) var mistakes: [Diagnostic] = []
  private let text: TemplateText
  private let tags: [TemplateTag]
  private var openTags: [Int] = []
  /// Names of tags that a wrong closing tag has closed: their own one may still come.
  private var closedWrongly: [String] = []

  /// - Complexity: O(tags), as long as few are wrong.
  init(_ tags: [TemplateTag], of text: TemplateText) {
    self.text = text
    self.tags = tags
    closers = Array(repeating: nil, count: tags.count)
    for index in tags.indices {
      if tags[index].opens {
        if openTags.count == Self.depthLimit {
          mistakes.append(.tooDeep(at: location(index)))
          return
        }
        openTags.append(index)
      } else if tags[index].kind == .close {
        close(with: index)
      }
    }
    for index in openTags { mistakes.append(.unclosed(tags[index], at: location(index))) }
  }

  private mutating func close(with closer: Int) {
    let name = tags[closer].name
    guard let matching = openTags.lastIndex(where: { BytewiseOrder.equal(tags[$0].name, name) })
    else { return closeWrongly(with: closer) }
    for index in openTags[(matching + 1)...] {
      mistakes.append(.unclosed(tags[index], at: location(index)))
    }
    closers[openTags[matching]] = closer
    openTags.removeSubrange(matching...)
  }

  /// A closing tag whose name nothing that is open has.
  private mutating func closeWrongly(with closer: Int) {
    let tag = tags[closer]
    if let known = closedWrongly.lastIndex(where: { BytewiseOrder.equal($0, tag.name) }) {
      closedWrongly.remove(at: known)
    } else if let innermost = openTags.popLast() {
      closedWrongly.append(tags[innermost].name)
      mistakes.append(
        .closedWrongly(
          tags[innermost], openedAt: location(innermost), by: tag, at: location(closer)))
    } else {
      mistakes.append(.neverOpened(tag, at: location(closer)))
    }
  }

  private func location(_ index: Int) -> SourceLocation {
    text.location(at: tags[index].range.lowerBound)
  }
}

extension Diagnostic {
  fileprivate static func tooDeep(at location: SourceLocation) -> Self {
    Self(
      message: "more than \(TagPairing.depthLimit) tags are open inside each other",
      location: location, hint: "put the inner part into a template of its own, or simplify it")
  }

  fileprivate static func unclosed(_ tag: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(tag.spelling)) is not closed", location: location,
      hint: "end it with \(ShownText.quoted("{{/\(tag.name)}}"))")
  }

  fileprivate static func closedWrongly(
    _ opening: TemplateTag, openedAt: SourceLocation, by closer: TemplateTag,
    at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(ShownText.quoted(closer.spelling)) closes \(ShownText.quoted(opening.spelling))",
      location: location,
      hint: "write \(ShownText.quoted("{{/\(opening.name)}}"))",
      notes: [Note("opened here", at: openedAt)])
  }

  fileprivate static func neverOpened(_ closer: TemplateTag, at location: SourceLocation) -> Self {
    Self(
      message: "\(ShownText.quoted(closer.spelling)) closes what was never opened",
      location: location,
      hint: "remove it, or open it before with \(ShownText.quoted("{{#\(closer.name)}}"))")
  }
}
