internal import TelemetryModel
internal import Yams

/// Makes nodes with exact places of YAML's text. The one file that knows Yams.
///
/// Anchors, aliases and tags are errors, so that what is written is what is meant, and so that no small
/// text can stand for a huge one.
struct YAMLDocument {
  private let source: YAMLSource
  /// The first characters of the keys that `compose` changed, by where they stand.
  private var originalKeys: [SourceLocation: String] = [:]

  /// - Returns: nil where the text is no YAML or holds a forbidden construct. An empty text is an empty
  ///   mapping.
  static func root(of source: YAMLSource, diagnostics: inout Diagnostics) -> YAMLNode? {
    var aliases = YAMLAliases.find(in: source)
    if !aliases.isEmpty {
      aliases.forEach { diagnostics.add($0) }
      return nil
    }
    var document = Self(source: source)
    switch document.compose() {
    case .failure(let diagnostic):
      diagnostics.add(diagnostic)
      return nil
    case .success(nil):
      return YAMLNode(content: .mapping([]), location: SourceLocation(file: source.file))
    case .success(let root?):
      let node = document.node(root, faults: &aliases)
      aliases.forEach { diagnostics.add($0) }
      return aliases.isEmpty ? node : nil
    }
  }

  private init(source: YAMLSource) { self.source = source }

  /// Parses the text.
  ///
  /// Yams gives up at a repeated key, and tells only where the first one stands. So that the second one
  /// is reported in its place, and other mistakes beside it, the first character of the first one is
  /// changed into one that no key has, and the text is parsed again.
  private mutating func compose() -> Result<Node?, Diagnostic> {
    var bytes = source.bytes
    for attempt in 0..<16 {
      do {
        // No rules: every scalar stays a text. The encoding is given, so that no environment decides.
        let parser = try Parser(
          yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic, encoding: .utf8)
        return .success(try parser.singleRoot())
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
        let location = self.location(context.mark)
        guard let masked = mask(keyAt: location, attempt: attempt, in: bytes) else {
          return .failure(.repeatedKey(keys.min() ?? "", at: location))
        }
        bytes = masked
      } catch let error as YamlError {
        return .failure(diagnostic(error))
      } catch {
        return .failure(.notYAML("\(error)", at: SourceLocation(file: source.file)))
      }
    }
    return .failure(.tooManyRepeatedKeys(at: SourceLocation(file: source.file)))
  }

  /// - Returns: nil for a key that is neither plain nor a simple quoted text.
  private mutating func mask(
    keyAt location: SourceLocation, attempt: Int, in bytes: [UInt8]
  ) -> [UInt8]? {
    var offset = source.offset(of: location)
    guard offset < source.bytes.count, originalKeys[location] == nil else { return nil }
    if source.bytes[offset] == UInt8(ascii: "\"") || source.bytes[offset] == UInt8(ascii: "'") {
      offset += 1
    }
    guard offset < source.bytes.count, Self.isKeyByte(source.bytes[offset]) else { return nil }
    originalKeys[location] = String(Unicode.Scalar(source.bytes[offset]))
    // A character of the private use area has three bytes where an ASCII letter has one.
    let mask = Array(String(Self.mask(attempt)).utf8)
    let earlier = originalKeys.keys.count { source.offset(of: $0) < source.offset(of: location) }
    offset += earlier * (mask.count - 1)
    var masked = bytes
    masked.replaceSubrange(offset...offset, with: mask)
    return masked
  }

  private static func mask(_ attempt: Int) -> Unicode.Scalar {
    Unicode.Scalar(0xE000 + UInt32(attempt)) ?? "\u{E000}"
  }

  /// Letters, digits and underscores: what known keys are made of.
  private static func isKeyByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "_")
  }

  private func node(_ node: Node, faults: inout [Diagnostic]) -> YAMLNode {
    let location = node.mark.map(self.location) ?? SourceLocation(file: source.file)
    switch byte(at: location) {
    case UInt8(ascii: "&"): faults.append(.anchor(at: location))
    case UInt8(ascii: "!"): faults.append(.tag(at: location))
    default: break
    }
    switch node {
    case .scalar(let scalar):
      return YAMLNode(
        content: .scalar(text: scalar.string, isPlain: scalar.style == .plain), location: location)
    case .sequence(let items):
      return YAMLNode(
        content: .list(items.map { self.node($0, faults: &faults) }), location: location)
    case .mapping(let pairs):
      let entries = pairs.compactMap { entry(key: $0.key, value: $0.value, faults: &faults) }
      return YAMLNode(content: .mapping(entries), location: location)
    case .alias:
      faults.append(.alias(at: location))
      return YAMLNode(content: .list([]), location: location)
    }
  }

  private func entry(key: Node, value: Node, faults: inout [Diagnostic]) -> YAMLNode.Entry? {
    let keyNode = node(key, faults: &faults)
    let value = node(value, faults: &faults)
    guard case .scalar(var text, _) = keyNode.content else {
      faults.append(.keyIsNoText(at: keyNode.location))
      return nil
    }
    if let first = originalKeys[keyNode.location] {
      text = first + String(text.unicodeScalars.dropFirst())
    }
    if BytewiseOrder.equal(text, "<<") {
      faults.append(.mergeKey(at: keyNode.location))
      return nil
    }
    return YAMLNode.Entry(key: text, keyLocation: keyNode.location, value: value)
  }

  private func byte(at location: SourceLocation) -> UInt8? {
    let offset = source.offset(of: location)
    return offset < source.bytes.count ? source.bytes[offset] : nil
  }

  private func location(_ mark: Mark) -> SourceLocation {
    source.location(line: mark.line, scalarColumn: mark.column)
  }

  private func diagnostic(_ error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      // Where the text ends too early, its reader wants to see what was begun.
      let isEnd =
        problem.hasPrefix("found unexpected end") || problem.hasPrefix("found unexpected doc")
      return .notYAML(problem, at: location(isEnd ? context?.mark ?? mark : mark))
    case .composer(_, let problem, let mark, _):
      return problem.hasPrefix("found undefined alias")
        ? .alias(at: location(mark)) : .severalDocuments(at: location(mark))
    default:
      return .notYAML("the text cannot be read", at: SourceLocation(file: source.file))
    }
  }
}

extension Diagnostic {
  private static let writeOut = "write the value itself; put a text that begins so between quotes"

  static func anchor(at location: SourceLocation) -> Self {
    Self(message: "an anchor, which settings do not have", location: location, hint: writeOut)
  }

  static func alias(at location: SourceLocation) -> Self {
    Self(message: "an alias, which settings do not have", location: location, hint: writeOut)
  }

  fileprivate static func tag(at location: SourceLocation) -> Self {
    Self(message: "a tag, which settings do not have", location: location, hint: writeOut)
  }

  fileprivate static func mergeKey(at location: SourceLocation) -> Self {
    Self(
      message: "a merge key '<<', which settings do not have", location: location,
      hint: "write the keys themselves")
  }

  fileprivate static func keyIsNoText(at location: SourceLocation) -> Self {
    Self(message: "a key that is no text", location: location, hint: "write 'key: value'")
  }

  fileprivate static func repeatedKey(_ key: String, at location: SourceLocation) -> Self {
    Self(
      message: "repeated key '\(key)'", location: location, hint: "keep one of them")
  }

  fileprivate static func tooManyRepeatedKeys(at location: SourceLocation) -> Self {
    Self(message: "more than 16 repeated keys", location: location, hint: "is this the right file?")
  }

  fileprivate static func severalDocuments(at location: SourceLocation) -> Self {
    Self(
      message: "a second document begins", location: location,
      hint: "delete the line; settings are one document")
  }

  fileprivate static func notYAML(_ problem: String, at location: SourceLocation) -> Self {
    Self(
      message: "the text is no YAML: \(problem)", location: location,
      hint: "write 'key: value' lines; put a text with special characters between quotes")
  }
}
