internal import TelemetryModel

/// Judges the names of one config file: each by itself, and all of a kind for twins.
struct ConfigNames {
  enum Kind: String {
    case program, counter
    /// A program's version, or a value of a metadata list: a bucket, which may begin like a formula.
    case value
  }

  let limits: InputLimits
  let allowFormulaNames: Bool
  /// Bytes of counter names that brace lists stood for so far.
  private var expandedBytes = 0

  init(limits: InputLimits, allowFormulaNames: Bool) {
    self.limits = limits
    self.allowFormulaNames = allowFormulaNames
  }

  /// What is wrong with a name; nil if nothing is.
  func fault(in text: some Collection<UInt8>, kind: Kind) -> NameRule.Fault? {
    NameRule.fault(in: text, limits: limits, allowFormula: kind == .value || allowFormulaNames)
  }

  /// The counters that an expression stands for, in their order.
  ///
  /// - Parameter expression: Without spaces beside its braces and commas.
  mutating func counters(
    of expression: String
  ) throws(CounterExpressionFault) -> [CounterName] {
    let bytes = Array(expression.utf8)
    let head = bytes.firstIndex(of: UInt8(ascii: "{")) ?? bytes.count
    if head > limits.nameBytes {
      throw CounterExpressionFault(.name(.tooLong(bytes: head, limit: limits.nameBytes)), at: 0)
    }
    // Some bytes of a file can stand for a thousand times as many: ask before they are made.
    expandedBytes += bytes.count + bytes[head...].count { $0 == UInt8(ascii: ",") } * head
    if expandedBytes > limits.configBytes {
      throw CounterExpressionFault(.tooMuch(limit: limits.configBytes), at: 0)
    }
    guard let names = CounterExpression.expand(expression) else {
      throw CounterExpressionFault.inBraces(of: bytes)
    }
    var element = head + 1
    for name in names {
      if let fault = fault(in: name.text.utf8, kind: .counter) {
        let offset = fault.offset
        throw CounterExpressionFault(
          .name(fault), at: offset < head ? offset : element + offset - head)
      }
      element += name.text.utf8.count - head + 1
    }
    return names
  }
}

extension NameRule.Fault {
  /// Where in the name it lies, in bytes.
  fileprivate var offset: Int {
    switch self {
    case .control(_, let offset), .invisible(_, let offset): offset
    case .empty, .onlySpaces, .tooLong, .formula: 0
    }
  }
}

extension Diagnostic {
  static func badName(
    _ fault: NameRule.Fault, in text: String, kind: ConfigNames.Kind, at location: SourceLocation
  ) -> Self {
    let shown = ShownText.quoted(text)
    let (message, hint) =
      switch fault {
      case .empty: ("a \(kind.rawValue) has no name", "write its name or remove it")
      case .onlySpaces: ("a \(kind.rawValue)'s name is nothing but spaces", "write its name")
      case .tooLong(let bytes, let limit):
        ("a \(kind.rawValue)'s name has \(bytes) bytes", "at most \(limit) are allowed")
      case .control(let scalar, _):
        (
          "\(shown) holds the control character \(ShownText.named(scalar))",
          "remove the character from the name"
        )
      case .invisible(let scalar, _):
        (
          "\(shown) holds the invisible character \(ShownText.named(scalar))",
          "remove the character from the name"
        )
      case .formula:
        (
          "\(shown) begins like a formula of a spreadsheet",
          "rename the \(kind.rawValue), or set 'allow_formula_names' in site.yml"
        )
      }
    return Self(message: message, location: location, hint: hint)
  }
}
