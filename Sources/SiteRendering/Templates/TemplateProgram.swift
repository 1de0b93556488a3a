/// The operations of a template while it is being compiled.
struct TemplateProgram {
  /// Bytes of literal text of one page kind; more can only be partials that multiply each other.
  static let literalLimit = 16 << 20
  static let operationLimit = 1 << 20

  private(set) var operations: [TemplateOperation] = []
  private(set) var literals: [UInt8] = []
  private(set) var slots: [Int32] = []
  /// A jump may lead here: what comes behind may not melt into what comes before.
  private var seam = 0

  var isTooLarge: Bool {
    literals.count > Self.literalLimit || operations.count > Self.operationLimit
  }

  /// Appends literal text; neighbours become one run.
  mutating func append(literal bytes: some Collection<UInt8>) {
    guard !bytes.isEmpty else { return }
    let start = Int32(literals.count)
    literals.append(contentsOf: bytes)
    let end = Int32(literals.count)
    if operations.count > seam, case .literal(let earlier, start) = operations.last {
      operations[operations.count - 1] = .literal(start: earlier, end: end)
    } else {
      operations.append(.literal(start: start, end: end))
    }
  }

  mutating func append(text place: TemplatePlace) {
    operations.append(.text(operand(place)))
  }

  mutating func append(html place: TemplatePlace) {
    operations.append(.html(operand(place)))
  }

  /// - Returns: What `endSection` wants to have.
  mutating func beginSection(_ place: TemplatePlace, inverted: Bool) -> Int {
    let operand = operand(place)
    operations.append(
      inverted
        ? .inverted(operand, end: 0)
        : place.isPresence ? .present(operand, end: 0) : .section(operand, end: 0))
    seam = operations.count
    return operations.count - 1
  }

  mutating func endSection(_ index: Int) {
    let end = Int32(operations.count)
    seam = operations.count
    switch operations[index] {
    case .section(let operand, _): operations[index] = .section(operand, end: end)
    case .present(let operand, _): operations[index] = .present(operand, end: end)
    case .inverted(let operand, _): operations[index] = .inverted(operand, end: end)
    default: preconditionFailure("only a section ends")
    }
  }

  private mutating func operand(_ place: TemplatePlace) -> TemplateOperand {
    let start = Int32(slots.count)
    slots += place.slots.map { Int32($0) }
    return TemplateOperand(
      depth: Int32(place.depth), slotsStart: start, slotsEnd: Int32(slots.count))
  }
}
