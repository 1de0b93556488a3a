internal import TelemetryModel

/// Judges the names of one config file: each by itself, and all of a kind for twins.
struct ConfigNames {
  enum Kind {
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
        let offset = fault.offset < head ? fault.offset : element + fault.offset - head
        throw CounterExpressionFault(.name(fault.moved(to: offset)), at: offset)
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

  /// The same fault of a longer text, in which it lies elsewhere.
  fileprivate func moved(to offset: Int) -> Self {
    switch self {
    case .control(let scalar, _): .control(scalar: scalar, offset: offset)
    case .invisible(let scalar, _): .invisible(scalar: scalar, offset: offset)
    case .empty, .onlySpaces, .tooLong, .formula: self
    }
  }
}
