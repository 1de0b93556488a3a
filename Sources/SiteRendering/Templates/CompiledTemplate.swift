/// A template whose every name is a place in the page's record already: rendering cannot fail.
package struct CompiledTemplate: Sendable {
  let shape: RecordShape
  /// Names of the template itself and of all that it takes in, in the order of their first use.
  package let templatesUsed: [String]
  let operations: [TemplateOperation]
  let literals: [UInt8]
  let slots: [Int32]

  /// Appends the page to the buffer.
  ///
  /// - Precondition: The record is of the shape that the template was compiled for.
  /// - Complexity: O(bytes written).
  package func render(_ page: some TemplateRecord, into buffer: inout ByteBuffer) {
    render(Record(page), into: &buffer)
  }

  package func render(_ record: Record, into buffer: inout ByteBuffer) {
    precondition(record.shape === shape, "a template renders the shape it was compiled for")
    var entered: [FieldValue] = []
    entered.reserveCapacity(8)
    entered.append(.record(record))
    run(0..<operations.count, &entered, into: &buffer)
  }

  /// - Parameter entered: The page's record and what the sections around have entered, outermost first.
  private func run(
    _ range: Range<Int>, _ entered: inout [FieldValue], into buffer: inout ByteBuffer
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      let operation = operations[index]
      index += 1
      switch operation {
      case .literal(let start, let end):
        buffer.append(bytes: literals, from: Int(start), to: Int(end))
      case .text(let operand):
        if case .text(let text) = value(operand, entered) { buffer.appendEscaped(text) }
      case .html(let operand):
        if case .html(let html) = value(operand, entered) { buffer.append(html.text) }
      case .section(let operand, let end):
        runSection(value(operand, entered), index..<Int(end), &entered, into: &buffer)
        index = Int(end)
      case .present(let operand, let end):
        if !value(operand, entered).isShown { index = Int(end) }
      case .inverted(let operand, let end):
        if value(operand, entered).isShown { index = Int(end) }
      }
    }
  }

  private func runSection(
    _ value: FieldValue, _ body: Range<Int>, _ entered: inout [FieldValue],
    into buffer: inout ByteBuffer
  ) {
    switch value {
    case .flag(true): run(body, &entered, into: &buffer)
    case .flag(false), .none, .html: return
    case .record, .text:
      entered.append(value)
      run(body, &entered, into: &buffer)
      entered.removeLast()
    case .each(let count, let record):
      for index in 0..<count {
        entered.append(.record(record(index)))
        run(body, &entered, into: &buffer)
        entered.removeLast()
      }
    case .texts(let texts):
      for text in texts {
        entered.append(.text(text))
        run(body, &entered, into: &buffer)
        entered.removeLast()
      }
    }
  }

  private func value(_ operand: TemplateOperand, _ entered: [FieldValue]) -> FieldValue {
    var value = entered[Int(operand.depth)]
    for index in operand.slotsStart..<operand.slotsEnd {
      guard case .record(let record) = value else { return .none }
      value = record.value(at: Int(slots[Int(index)]))
    }
    return value
  }
}

extension FieldValue {
  /// Whether a section of it shows anything.
  fileprivate var isShown: Bool {
    switch self {
    case .flag(let isSet): isSet
    case .none: false
    case .each(let count, _): count > 0
    case .texts(let texts): !texts.isEmpty
    case .text, .html, .record: true
    }
  }
}
