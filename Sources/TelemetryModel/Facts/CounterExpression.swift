/// The notation for several counters at once: a name with at most one brace list at its end.
package enum CounterExpression {
  /// - Parameter text: Such as `gopls/client:{vscode,vim}`, without spaces.
  /// - Returns: The counters in their order, or nil where braces are open, nested, several, empty or
  ///   followed by text, or an element is empty.
  package static func expand(_ text: String) -> [CounterName]? {
    let open = text.utf8.firstIndex(of: UInt8(ascii: "{"))
    guard let open else {
      return text.isEmpty || text.utf8.contains(UInt8(ascii: "}")) ? nil : [CounterName(text)]
    }
    let inner = text.utf8[text.utf8.index(after: open)...]
    guard inner.last == UInt8(ascii: "}") else { return nil }
    let list = inner.dropLast()
    guard !list.contains(UInt8(ascii: "{")), !list.contains(UInt8(ascii: "}")) else { return nil }
    let head = text.utf8[..<open]
    var names: [CounterName] = []
    for element in list.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard !element.isEmpty else { return nil }
      names.append(CounterName(String(decoding: Array(head) + Array(element), as: UTF8.self)))
    }
    return names
  }
}
