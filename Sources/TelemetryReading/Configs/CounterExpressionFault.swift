internal import TelemetryModel

/// Why an expression stands for no counters.
struct CounterExpressionFault: Error {
  enum Reason: Equatable {
    case closedBeforeOpened, openedTwice, notClosed, textBehind, emptyElement
    /// The names of all brace lists of the file together are longer than the file may be.
    case tooMuch(limit: Int)
    /// Its offset is that of the expression, too.
    case name(NameRule.Fault)
  }

  var reason: Reason
  /// In bytes from the start of the expression.
  var offset: Int

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }

  /// - Parameter expression: One that `CounterExpression` does not expand.
  static func inBraces(of expression: [UInt8]) -> Self {
    guard !expression.isEmpty else { return Self(.name(.empty), at: 0) }
    var opening: Int?
    var elementStart = 0
    for (offset, byte) in expression.enumerated() {
      switch byte {
      case UInt8(ascii: "{"):
        if opening != nil { return Self(.openedTwice, at: offset) }
        opening = offset
        elementStart = offset + 1
      case UInt8(ascii: ",") where opening != nil:
        if offset == elementStart { return Self(.emptyElement, at: offset) }
        elementStart = offset + 1
      case UInt8(ascii: "}"):
        if opening == nil { return Self(.closedBeforeOpened, at: offset) }
        if offset == elementStart { return Self(.emptyElement, at: offset) }
        return Self(.textBehind, at: min(offset + 1, expression.count - 1))
      default: break
      }
    }
    return Self(.notClosed, at: opening ?? 0)
  }

  func diagnostic(in expression: String, at location: SourceLocation) -> Diagnostic {
    let (message, hint): (String, String)
    switch reason {
    case .name(let fault):
      return .badName(expression, as: "counter", fault, at: location)
    case .closedBeforeOpened:
      (message, hint) = ("'}' closes no brace list", "write a list as chart:{a,b}")
    case .openedTwice:
      (message, hint) = ("a second '{' in a counter", "a counter holds one brace list, at its end")
    case .notClosed:
      (message, hint) = ("a brace list is not closed", "close it with '}'")
    case .textBehind:
      (message, hint) = ("text behind a brace list", "a brace list ends the counter")
    case .emptyElement:
      (message, hint) = ("an empty element in a brace list", "remove the comma or name the element")
    case .tooMuch(let limit):
      (message, hint) = (
        "the brace lists stand for more than \(limit) bytes of names", "make the lists shorter"
      )
    }
    return Diagnostic(message: message, location: location, hint: hint)
  }
}
