internal import TelemetryModel

/// The form of a stack's frames: `function:+12,+0x3c`. What else a client could have put there, such as a
/// path of its machine, is kept out by it.
///
/// - Source: golang.org/x/telemetry/internal/counter, `EncodeStack`.
enum StackFrames {
  /// Whether everything behind the first line is frames, the last perhaps `truncated`.
  static func areFrames(_ stack: String) -> Bool {
    var lines = stack.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).dropFirst()
    // A client that cuts a stack off ends it with "\ntruncated\n", amid a frame as it may be.
    if lines.last?.isEmpty == true, isTruncation(lines.dropLast().last) { lines.removeLast() }
    if isTruncation(lines.last) {
      lines.removeLast()
      if let cut = lines.popLast(), !isFrame(cut, mayBeCut: true) { return false }
    }
    return lines.allSatisfy { isFrame($0, mayBeCut: false) }
  }

  private static func isTruncation(_ line: Substring.UTF8View?) -> Bool {
    line?.elementsEqual("truncated".utf8) ?? false
  }

  private static func isFrame(_ line: Substring.UTF8View, mayBeCut: Bool) -> Bool {
    guard let colon = placeColon(in: line) else {
      return mayBeCut && (line.isEmpty || isFunction(line))
    }
    return isFunction(line[..<colon])
      && isPlace(line[line.index(after: colon)...], mayBeCut: mayBeCut)
  }

  /// The colon behind the function: names such as `type:.eq.T` hold others.
  private static func placeColon(in line: Substring.UTF8View) -> Substring.UTF8View.Index? {
    guard let last = line.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    let behind = line.index(after: last)
    return behind == line.endIndex || "+-=".utf8.contains(line[behind]) ? last : nil
  }

  /// `+12,+0x3c`: lines below the function's first, and bytes behind its entry.
  private static func isPlace(_ text: Substring.UTF8View, mayBeCut: Bool) -> Bool {
    var rest = text
    func one(of bytes: String) -> Bool {
      guard let first = rest.first, bytes.utf8.contains(first) else { return false }
      rest.removeFirst()
      return true
    }
    func some(_ isWanted: (UInt8) -> Bool) -> Bool {
      let before = rest.count
      rest = rest.drop(while: isWanted)
      return rest.count < before
    }
    let steps: [() -> Bool] = [
      { one(of: "+-=") }, { some(\.isASCIIDigit) }, { one(of: ",") }, { one(of: "+-") },
      { one(of: "0") }, { one(of: "x") }, { some(\.isLowerHexDigit) },
    ]
    for step in steps {
      if mayBeCut, rest.isEmpty { return true }
      if !step() { return false }
    }
    return rest.isEmpty
  }

  /// Whether it can be the name of a function with its import path, or `"` for the path before.
  ///
  /// It holds no space and no backslash, and is no path that begins at a root, a drive or a scheme.
  private static func isFunction(_ name: Substring.UTF8View) -> Bool {
    var previous: UInt8?
    for byte in name {
      switch byte {
      case 0...0x20, 0x7F, UInt8(ascii: "\\"): return false
      case UInt8(ascii: "/") where previous == nil: return false
      case UInt8(ascii: "/") where previous.map { "/:~".utf8.contains($0) } ?? false: return false
      default: break
      }
      previous = byte
    }
    // No import path has such a part.
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let isRelative = parts.dropLast().contains { $0.allSatisfy { $0 == UInt8(ascii: ".") } }
    return previous != nil && !isRelative
  }
}
