internal import TelemetryModel

/// Makes one flat program of a template and all that it takes in.
///
/// Partials, parents and blocks are put in where they are named, with the names that hold there; so each
/// use is checked on its own.
struct TemplateExpansion {
  /// Templates inside each other.
  static let depthLimit = 32
  /// Sections inside each other, over all templates.
  static let sectionLimit = 64

  /// Templates put in for one page: more can only be templates that multiply each other.
  static let callLimit = 10_000

  /// What one stretch of template is expanded with.
  private struct Context {
    var template: ParsedTemplate
    var scope: TemplateScope
    var indentation = TemplateIndentation()
    /// What the template's blocks are overridden with.
    var overrides: [Override] = []
    var sectionDepth = 0
  }

  /// A block that takes the place of another, with what it was written among.
  private struct Override {
    var block: TemplateBlock
    var template: ParsedTemplate
    var overridesAround: [Override]
  }

  private(set) var program = TemplateProgram()
  private(set) var diagnostics: [Diagnostic] = []
  /// Names of templates, in the order of their first use.
  private(set) var templatesUsed: [String] = []
  private let library: TemplateLibrary
  private var markup = MarkupPosition()
  /// Names of the templates that the current place lies in, outermost first.
  private var path: [String] = []
  /// Names of blocks in the order in which they were come upon.
  private var blocksMet: [String] = []
  /// How many times a template was put in.
  private var calls = 0
  /// After a recursion there is nothing to be told apart any more.
  private var hasGivenUp = false

  /// - Complexity: O(size of the program).
  init(of template: ParsedTemplate, for shape: RecordShape, in library: TemplateLibrary) {
    self.library = library
    expand(template, in: Context(template: template, scope: TemplateScope(shape)))
  }

  private mutating func expand(_ template: ParsedTemplate, in context: Context) {
    let name = template.text.name
    if !templatesUsed.contains(where: { BytewiseOrder.equal($0, name) }) {
      templatesUsed.append(name)
    }
    diagnostics += template.mistakes
    path.append(name)
    expand(template.nodes[...], context)
    path.removeLast()
  }

  private mutating func expand(_ nodes: ArraySlice<TemplateNode>, _ context: Context) {
    for node in nodes where !hasGivenUp {
      switch node {
      case .lineStart(let blanks):
        append(context.indentation.line(blanks, of: context.template.text))
      case .text(let range): append(context.template.text.bytes[range])
      case .variable(let tag): expandVariable(tag, context)
      case .section(let tag, let body): expandSection(tag, body, context)
      case .partial(let tag, let indentation):
        expandCall(tag, indentation: indentation, blocks: [], context)
      case .parent(let tag, let indentation, let blocks):
        expandCall(tag, indentation: indentation, blocks: blocks, context)
      case .block(let block): expandBlock(block, context)
      }
    }
  }

  private mutating func append(_ literal: some Collection<UInt8>) {
    program.append(literal: literal)
    markup.advance(over: literal)
  }

  // MARK: Values

  private mutating func expandVariable(_ tag: TemplateTag, _ context: Context) {
    let isTrusted = tag.kind == .trusted
    let location = location(tag, context)
    guard let (place, shape) = find(tag, context) else { return }
    if let objection = markup.objection(isTrusted: isTrusted) {
      diagnostics.append(.unsafePlace(tag, objection, at: location))
    }
    switch (shape, isTrusted) {
    case (.text, false): program.append(text: place)
    case (.optionalText, false) where context.scope.isPresent(place): program.append(text: place)
    case (.html, true): program.append(html: place)
    case (.html, false): diagnostics.append(.escapedHTML(tag, at: location))
    case (.optionalText, false): diagnostics.append(.mayBeMissing(tag.name, tag, at: location))
    case (.text, true), (.optionalText, true): diagnostics.append(.notTrusted(tag, at: location))
    default: diagnostics.append(.notAText(tag, shape, at: location))
    }
  }

  private mutating func expandSection(
    _ tag: TemplateTag, _ body: [TemplateNode], _ context: Context
  ) {
    guard let (place, shape) = find(tag, context) else { return }
    var inner = context
    inner.sectionDepth += 1
    if inner.sectionDepth > Self.sectionLimit {
      return giveUp(.sectionsTooDeep(tag, at: location(tag, context)))
    }
    let isInverted = tag.kind == .inverted
    guard let scope = context.scope.inside(place, shape) else {
      return diagnostics.append(.noSection(tag, shape, at: location(tag, context)))
    }
    if isInverted {
      if case .record = shape {
        return diagnostics.append(.neverMissing(tag, at: location(tag, context)))
      }
    } else {
      inner.scope = scope
    }
    let markupBefore = markup
    let section = program.beginSection(place, inverted: isInverted)
    expand(body[...], inner)
    program.endSection(section)
    if !hasGivenUp, !markup.agrees(with: markupBefore) {
      diagnostics.append(.tornMarkup(tag, at: location(tag, context)))
      markup = markupBefore
    }
  }

  private mutating func find(
    _ tag: TemplateTag, _ context: Context
  ) -> (place: TemplatePlace, shape: FieldShape)? {
    do throws(TemplateScope.Failure) {
      return try context.scope.find(tag.name)
    } catch {
      diagnostics.append(.notFound(tag, error, at: location(tag, context)))
      return nil
    }
  }

  // MARK: Templates in templates

  private mutating func expandCall(
    _ tag: TemplateTag, indentation: Range<Int>?, blocks: [TemplateBlock], _ context: Context
  ) {
    guard let template = library[tag.name] else {
      return diagnostics.append(
        .noTemplate(tag, known: library.names, at: location(tag, context)))
    }
    if path.count == Self.depthLimit {
      return giveUp(.recursion(tag, path: path, at: location(tag, context)))
    }
    calls += 1
    if program.isTooLarge || calls > Self.callLimit {
      return giveUp(.tooLarge(tag, at: location(tag, context)))
    }
    var inner = context
    inner.template = template
    inner.indentation = TemplateIndentation(
      added: indentation.map { context.indentation.line($0, of: context.template.text) } ?? [])
    inner.overrides += blocks.map {
      Override(block: $0, template: context.template, overridesAround: context.overrides)
    }
    let blocksMetBefore = blocksMet.count
    expand(template, in: inner)
    checkUse(of: blocks, by: tag, met: blocksMet[blocksMetBefore...], template, context)
  }

  private mutating func checkUse(
    of blocks: [TemplateBlock], by tag: TemplateTag, met: ArraySlice<String>,
    _ template: ParsedTemplate, _ context: Context
  ) {
    guard !hasGivenUp, template.mistakes.isEmpty else { return }
    for block in blocks where !met.contains(where: { BytewiseOrder.equal($0, block.tag.name) }) {
      diagnostics.append(
        .unusedBlock(block.tag, of: tag, known: Array(met), at: location(block.tag, context)))
    }
  }

  private mutating func expandBlock(_ block: TemplateBlock, _ context: Context) {
    blocksMet.append(block.tag.name)
    // The outermost caller is the first in the list, and it wins.
    let override = context.overrides.first {
      BytewiseOrder.equal($0.block.tag.name, block.tag.name)
    }
    guard let override else { return expand(block.body[...], context) }
    if path.count == Self.depthLimit {
      return giveUp(.recursion(block.tag, path: path, at: location(block.tag, context)))
    }
    var inner = context
    inner.template = override.template
    inner.overrides = override.overridesAround
    let siteBlanks =
      block.isStandalone ? block.bodyBlanks ?? block.lineBlanks : block.lineBlanks
    let site = context.indentation.line(siteBlanks ?? 0..<0, of: context.template.text)
    let ownBlanks = override.block.bodyBlanks ?? 0..<0
    inner.indentation = TemplateIndentation(
      added: site, removed: Array(override.template.text.bytes[ownBlanks]))
    var nodes = override.block.body[...]
    // In its own line the place has its indentation to come, within a line it is written already.
    switch (nodes.first, block.isStandalone) {
    case (.lineStart, false): nodes.removeFirst()
    case (.lineStart, true): break
    case (_, true) where override.block.bodyBlanks == nil && !nodes.isEmpty: append(site)
    default: break
    }
    path.append(override.template.text.name)
    expand(nodes, inner)
    path.removeLast()
  }

  private mutating func giveUp(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    hasGivenUp = true
  }

  private func location(_ tag: TemplateTag, _ context: Context) -> SourceLocation {
    context.template.text.location(at: tag.range.lowerBound)
  }
}
