internal import TelemetryModel

/// A mapping of settings being read: hands out the values of its keys in the types that they must have.
///
/// A key that was left out is nil without a word; a wrong value is nil and reported in its place.
struct YAMLFields {
  let location: SourceLocation
  private let entries: [YAMLNode.Entry]

  /// Reports keys that are not known or repeated.
  ///
  /// - Returns: nil, reported, for what is no mapping.
  init?(_ node: YAMLNode, of what: String, known: [String], diagnostics: inout Diagnostics) {
    guard case .mapping(let entries) = node.content else {
      diagnostics.add(.wrongType(what, node, wanted: "a mapping", hint: "write 'key: value' lines"))
      return nil
    }
    location = node.location
    var first: [YAMLNode.Entry] = []
    for entry in entries {
      if !known.contains(where: { BytewiseOrder.equal($0, entry.key) }) {
        diagnostics.add(.unknownKey(entry, of: what, known: known))
      } else if let earlier = first.first(where: { BytewiseOrder.equal($0.key, entry.key) }) {
        diagnostics.add(.repeatedKey(entry, earlier: earlier))
      } else {
        first.append(entry)
      }
    }
    self.entries = first
  }

  /// The place of a key's value; of the mapping, if the key was left out.
  func location(of key: String) -> SourceLocation { self[key]?.location ?? location }

  func has(_ key: String) -> Bool { entry(key) != nil }

  /// One line of text, or several where `isLong`; plain numbers and words stay the text they are.
  func text(_ key: String, isLong: Bool = false, _ diagnostics: inout Diagnostics) -> String? {
    guard let node = value(key, &diagnostics) else { return nil }
    return YAMLFields.text(node, of: key, isLong: isLong, &diagnostics)
  }

  /// Reports each of `keys` that was left out.
  func require(_ keys: String..., of what: String, _ diagnostics: inout Diagnostics) {
    for key in keys where !has(key) { diagnostics.add(.missing(key, of: what, at: location)) }
  }

  /// A text that `isRight` accepts.
  func text(
    _ key: String, wanted: String, hint: String, _ diagnostics: inout Diagnostics,
    where isRight: (String) -> Bool
  ) -> String? {
    guard let text = text(key, &diagnostics) else { return nil }
    if isRight(text) { return text }
    diagnostics.add(.wrongText(key, text, wanted: wanted, hint: hint, at: location(of: key)))
    return nil
  }

  func webURL(_ key: String, _ diagnostics: inout Diagnostics) -> String? {
    text(
      key, wanted: "an https or http URL", hint: "write it as 'https://example.org/page'",
      &diagnostics, where: WebAddress.isWebURL)
  }

  /// A plain whole number within `range`.
  func number(_ key: String, in range: ClosedRange<Int>, _ diagnostics: inout Diagnostics) -> Int? {
    guard let node = value(key, &diagnostics) else { return nil }
    let wanted = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard case .scalar(let text, isPlain: true) = node.content,
      let number = Self.wholeNumber(text), range.contains(number)
    else {
      diagnostics.add(.wrongType(key, node, wanted: wanted, hint: "write the digits alone"))
      return nil
    }
    return number
  }

  func boolean(_ key: String, _ diagnostics: inout Diagnostics) -> Bool? {
    guard let node = value(key, &diagnostics) else { return nil }
    if case .scalar(let text, isPlain: true) = node.content {
      if BytewiseOrder.equal(text, "true") { return true }
      if BytewiseOrder.equal(text, "false") { return false }
    }
    diagnostics.add(
      .wrongType(key, node, wanted: "true or false", hint: "write true or false, without quotes"))
    return nil
  }

  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _: Choice.Type = Choice.self, _ diagnostics: inout Diagnostics
  ) -> Choice? where Choice.RawValue == String {
    guard let node = value(key, &diagnostics) else { return nil }
    return YAMLFields.choice(node, of: key, &diagnostics)
  }

  /// A list of different words.
  func choices<Choice: RawRepresentable & CaseIterable & Hashable>(
    _ key: String, _: Choice.Type = Choice.self, _ diagnostics: inout Diagnostics
  ) -> Set<Choice>? where Choice.RawValue == String {
    guard let items = list(key, &diagnostics) else { return nil }
    var chosen: Set<Choice> = []
    for item in items {
      guard let choice: Choice = YAMLFields.choice(item, of: key, &diagnostics) else {
        continue
      }
      if !chosen.insert(choice).inserted {
        diagnostics.add(.repeated(choice.rawValue, in: key, at: item.location))
      }
    }
    return chosen
  }

  /// The items of a list, whatever they are.
  func list(_ key: String, _ diagnostics: inout Diagnostics) -> [YAMLNode]? {
    guard let node = value(key, &diagnostics) else { return nil }
    if case .list(let items) = node.content { return items }
    diagnostics.add(
      .wrongType(key, node, wanted: "a list", hint: "write '- item' lines, or [] for none"))
    return nil
  }

  /// A key's value, whatever it is; a key without a value is reported.
  func value(_ key: String, _ diagnostics: inout Diagnostics) -> YAMLNode? {
    guard let entry = entry(key) else { return nil }
    if entry.value.isEmpty {
      diagnostics.add(.noValue(entry))
      return nil
    }
    return entry.value
  }

  /// A node's text, without the line feeds at its end that a block of lines has.
  static func text(
    _ node: YAMLNode, of key: String, isLong: Bool = false, _ diagnostics: inout Diagnostics
  ) -> String? {
    guard case .scalar(let text, _) = node.content, !node.isEmpty else {
      diagnostics.add(.wrongType(key, node, wanted: "a text", hint: "write one text"))
      return nil
    }
    let bytes = text.utf8.reversed().drop { $0 == 0x0A }.reversed()
    if let scalar = NameRule.unseenCharacter(in: text.utf8, mayHaveLines: true)?.scalar {
      diagnostics.add(.unseenCharacter(scalar, in: key, at: node.location))
      return nil
    }
    if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) {
      diagnostics.add(.emptyText(key, at: node.location))
      return nil
    }
    if !isLong, bytes.contains(0x0A) {
      diagnostics.add(.severalLines(key, at: node.location))
      return nil
    }
    return String(decoding: Array(bytes), as: UTF8.self)
  }

  /// `0|[1-9][0-9]*`, at most 15 digits.
  private static func wholeNumber(_ text: String) -> Int? {
    let digits = text.utf8
    guard let first = digits.first, digits.allSatisfy(\.isASCIIDigit), digits.count <= 15,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    return Int(text)
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, of key: String, _ diagnostics: inout Diagnostics
  ) -> Choice? where Choice.RawValue == String {
    let words = Choice.allCases.map(\.rawValue)
    if case .scalar(let text, _) = node.content,
      let choice = Choice.allCases.first(where: { BytewiseOrder.equal($0.rawValue, text) })
    {
      return choice
    }
    diagnostics.add(.notAChoice(key, node, words: words))
    return nil
  }

  private func entry(_ key: String) -> YAMLNode.Entry? {
    entries.first { BytewiseOrder.equal($0.key, key) }
  }

  private subscript(key: String) -> YAMLNode? { entry(key)?.value }
}

extension Diagnostic {
  static func wrongType(_ key: String, _ found: YAMLNode, wanted: String, hint: String) -> Self {
    Self(
      message: "\(key) must be \(wanted), not \(found.kind)", location: found.location, hint: hint)
  }

  static func wrongText(
    _ key: String, _ text: String, wanted: String, hint: String, at location: SourceLocation
  ) -> Self {
    Self(message: "\(key) must be \(wanted), not '\(text)'", location: location, hint: hint)
  }

  static func repeated(_ text: String, in key: String, at location: SourceLocation) -> Self {
    Self(
      message: "'\(text)' stands twice in \(key)", location: location, hint: "keep one of them")
  }

  fileprivate static func unknownKey(
    _ entry: YAMLNode.Entry, of what: String, known: [String]
  ) -> Self {
    Self(
      message: "unknown key '\(entry.key)' in \(what)", location: entry.keyLocation,
      hint: hint(nearestTo: entry.key, among: known, as: "the keys"))
  }

  fileprivate static func repeatedKey(
    _ entry: YAMLNode.Entry, earlier: YAMLNode.Entry
  ) -> Self {
    Self(
      message: "repeated key '\(entry.key)'", location: entry.keyLocation, hint: "keep one of them",
      notes: [Note("the first one", at: earlier.keyLocation)])
  }

  fileprivate static func missing(
    _ key: String, of what: String, at location: SourceLocation
  ) -> Self {
    Self(
      message: "'\(key)' is missing in \(what)", location: location, hint: "add a line '\(key): …'")
  }

  fileprivate static func noValue(_ entry: YAMLNode.Entry) -> Self {
    Self(
      message: "'\(entry.key)' has no value", location: entry.keyLocation,
      hint: "give it one, or delete the line")
  }

  fileprivate static func emptyText(_ key: String, at location: SourceLocation) -> Self {
    Self(message: "\(key) is empty", location: location, hint: "give it a text, or delete the line")
  }

  fileprivate static func severalLines(_ key: String, at location: SourceLocation) -> Self {
    Self(message: "\(key) has several lines", location: location, hint: "write it in one line")
  }

  fileprivate static func notAChoice(_ key: String, _ node: YAMLNode, words: [String]) -> Self {
    let all = "write \(words.joined(separator: ", "))"
    let hint =
      if case .scalar(let text, _) = node.content {
        Self.hint(nearestTo: text, among: words, otherwise: all)
      } else {
        all
      }
    return Self(
      message: "\(key) cannot be \(node.kind)", location: node.location, hint: hint)
  }
}
