internal import TelemetryModel

/// Cuts a chart config into fields and the lines between records.
struct ChartConfigLexer {
  enum Item {
    case field(ChartConfigField)
    /// A line that was reported: what the record lacks may have stood there.
    case broken
    case separator
  }

  /// A brace list that goes on in the next line.
  private struct OpenList {
    var keyOffset: Int
    var value: PlacedText
  }

  private let bytes: [UInt8]
  private let places: LinePlaces
  private(set) var items: [Item] = []
  private(set) var diagnostics = Diagnostics()
  private var openList: OpenList?

  init(_ bytes: [UInt8], places: LinePlaces) {
    self.bytes = bytes
    self.places = places
  }

  mutating func run() {
    var start = 0
    while start < bytes.count, !diagnostics.isFull {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      var line = bytes[start..<end]
      if line.last == 0x0D { line = line.dropLast() }
      start = end + 1
      guard self.line(line) else { return }
    }
    closeOpenList()
  }

  /// - Returns: false if there is no sense in reading on.
  private mutating func line(_ line: ArraySlice<UInt8>) -> Bool {
    if line.elementsEqual("---".utf8) {
      closeOpenList()
      items.append(.separator)
      return true
    }
    let hash = line.firstIndex(of: UInt8(ascii: "#"))
    let text = line[..<(hash ?? line.endIndex)].trimmed
    guard let first = text.first else { return true }
    if let hash, !bytes[hash - 1].isBlank {
      diagnostics.add(.commentTouchesValue(at: places.location(at: hash)))
    }
    let colon = text.firstIndex(of: UInt8(ascii: ":"))
    let name = text[..<(colon ?? text.startIndex)]
    let isIndented = text.startIndex > line.startIndex
    let key = ChartConfigField.Key.allCases.first { name.elementsEqual($0.rawValue.utf8) }
    if openList != nil {
      guard !isIndented, key != nil else {
        continueList(with: text)
        return true
      }
      closeOpenList()
    }
    let location = places.location(at: text.startIndex)
    guard let colon, !name.isEmpty, name.allSatisfy(\.isASCIILetter)
    else {
      diagnostics.add(
        first == UInt8(ascii: "-") ? .badSeparator(at: location) : .noField(at: location))
      defer { items.append(.broken) }
      return !items.isEmpty
    }
    guard let key else {
      diagnostics.add(.unknownKey(String(decoding: name, as: UTF8.self), at: location))
      items.append(.broken)
      return true
    }
    if isIndented { diagnostics.add(.indented(at: location)) }
    field(key, at: text.startIndex, value: text[(colon + 1)...].trimmed)
    return true
  }

  private mutating func field(
    _ key: ChartConfigField.Key, at keyOffset: Int, value: ArraySlice<UInt8>
  ) {
    let placed = PlacedText(value)
    let opens = value.contains(UInt8(ascii: "{")) && !value.contains(UInt8(ascii: "}"))
    if key == .counter, opens {
      openList = OpenList(keyOffset: keyOffset, value: placed)
    } else {
      items.append(.field(ChartConfigField(key: key, keyOffset: keyOffset, value: placed)))
    }
  }

  private mutating func continueList(with text: ArraySlice<UInt8>) {
    // The end of the line before: it parts two elements that lack a comma.
    let lineEnd = bytes[..<text.startIndex].lastIndex(of: 0x0A) ?? text.startIndex
    openList?.value.append(bytes[lineEnd..<lineEnd + 1])
    openList?.value.append(text)
    if text.contains(UInt8(ascii: "}")) { closeOpenList() }
  }

  /// Makes a field of the list, closed or not: its expression tells.
  private mutating func closeOpenList() {
    guard let list = openList else { return }
    openList = nil
    items.append(
      .field(ChartConfigField(key: .counter, keyOffset: list.keyOffset, value: list.value)))
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmed: Self {
    let tail = drop { $0.isBlank }
    return tail[..<(tail.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? tail.startIndex)]
  }
}

extension Diagnostic {
  fileprivate static func noField(at location: SourceLocation) -> Self {
    Self(
      message: "this line is no field of a chart config", location: location,
      hint: "write 'key: value', '---' between records, or '#' before a comment")
  }

  fileprivate static func badSeparator(at location: SourceLocation) -> Self {
    Self(
      message: "this line is neither a field nor '---'", location: location,
      hint: "write '---' and nothing else on the line")
  }

  fileprivate static func indented(at location: SourceLocation) -> Self {
    Self(
      message: "a field does not begin at the start of its line", location: location,
      hint: "remove the space before it")
  }

  fileprivate static func unknownKey(_ key: String, at location: SourceLocation) -> Self {
    let known = ChartConfigField.Key.allCases.map(\.rawValue)
    return Self(
      message: "a record has no key \(ShownText.quoted(key))", location: location,
      hint: hint(nearestTo: key, among: known, as: "the keys"))
  }

  fileprivate static func commentTouchesValue(at location: SourceLocation) -> Self {
    Self(
      severity: .warning, message: "'#' begins a comment, the value ends before it",
      location: location, hint: "put a space before the comment; a value cannot hold '#'")
  }
}
