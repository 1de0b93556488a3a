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
      return mayBeCut && (line.isEmpty || isFunction(line, mayBeCut: true))
    }
    return isFunction(line[..<colon], mayBeCut: false)
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
    // As many digits as a number of 64 bits may have, and no more that could mean something else.
    func some(_ isWanted: (UInt8) -> Bool, atMost limit: Int) -> Bool {
      let before = rest.count
      rest = rest.drop(while: isWanted)
      return (1...limit).contains(before - rest.count)
    }
    let steps: [() -> Bool] = [
      { one(of: "+-=") }, { some(\.isASCIIDigit, atMost: 19) }, { one(of: ",") }, { one(of: "+-") },
      { one(of: "0") }, { one(of: "x") }, { some(\.isLowerHexDigit, atMost: 16) },
    ]
    for step in steps {
      if mayBeCut, rest.isEmpty { return true }
      if !step() { return false }
    }
    return rest.isEmpty
  }

  /// Whether it can be the name of a function with its import path, or `"` and what stands behind the path
  /// of the frame before.
  ///
  /// A slash stands only between parts of an import path, so that nothing in it is a path that begins at a
  /// root, a home folder, a drive or a scheme; signs that addresses and commands have are not in it.
  private static func isFunction(_ name: Substring.UTF8View, mayBeCut: Bool) -> Bool {
    if name.isEmpty || !hasOnlyFunctionSigns(name) { return false }
    if name.first == UInt8(ascii: "\"") {
      let rest = name.dropFirst()
      return rest.first.map { $0 == UInt8(ascii: ".") } ?? mayBeCut
        && !rest.contains(UInt8(ascii: "/"))
    }
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    for (index, part) in parts.dropLast().enumerated() {
      guard let last = part.last, isPathByte(last), last != UInt8(ascii: ".") else { return false }
      // `_/home/user/p` is the import path of a package outside of every module.
      if index == 0, part.first == UInt8(ascii: "~") || part.elementsEqual("_".utf8) {
        return false
      }
    }
    return colonsAreInside(name, mayBeCut: mayBeCut)
  }

  private static func hasOnlyFunctionSigns(_ name: Substring.UTF8View) -> Bool {
    Substring(name).unicodeScalars.allSatisfy { scalar in
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        return byte.isASCIIAlphanumeric || "_./-~%+[](){}*,:;<>\"".utf8.contains(byte)
      }
      // A middle dot stands in names of assembly code.
      return scalar.properties.isAlphabetic || scalar == "\u{B7}"
    }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte >= 0x80 || "_.-~%+".utf8.contains(byte)
  }

  /// Colons stand as in `type:.eq.T` and `a::b`.
  private static func colonsAreInside(_ name: Substring.UTF8View, mayBeCut: Bool) -> Bool {
    let bytes = Array(name)
    return bytes.indices.allSatisfy { index in
      guard bytes[index] == UInt8(ascii: ":") else { return true }
      if index > 0, bytes[index - 1] == UInt8(ascii: ":") { return true }
      guard index + 1 < bytes.count else { return mayBeCut }
      return index > 1
        && (bytes[index + 1] == UInt8(ascii: ".") || bytes[index + 1] == bytes[index])
    }
  }
}
