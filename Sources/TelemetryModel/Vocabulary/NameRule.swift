/// Which texts may be names of programs, counters, buckets, versions and stacks.
package enum NameRule {
  /// Why a text is no name. `offset` is in bytes from its start.
  package enum Fault: Hashable, Sendable {
    case empty
    case onlySpaces
    case tooLong(bytes: Int, limit: Int)
    /// A control character, a line or paragraph separator, or a noncharacter.
    case control(scalar: UInt32, offset: Int)
    /// A character that does not show, or that turns the direction of the text.
    case invisible(scalar: UInt32, offset: Int)
    /// A first byte that makes a spreadsheet run the cell.
    case formula
  }

  /// - Parameters:
  ///   - text: Valid UTF-8.
  ///   - isStack: Line feeds are allowed; the limit holds for each line.
  ///   - allowFormula: `allow_formula_names` of `site.yml`, or a bucket on its own.
  package static func fault(
    in text: some Collection<UInt8>, limits: InputLimits, isStack: Bool = false,
    allowFormula: Bool = false
  ) -> Fault? {
    if text.isEmpty { return .empty }
    let limit = isStack ? limits.stackBytes : limits.nameBytes
    if text.count > limit { return .tooLong(bytes: text.count, limit: limit) }
    var offset = 0
    var seenOther = false
    var lineStart = 0
    var scalars = Unicode.UTF8.ForwardParser()
    var bytes = text.makeIterator()
    while case .valid(let encoded) = scalars.parseScalar(from: &bytes) {
      let scalar = Unicode.UTF8.decode(encoded).value
      if isStack, scalar == 0x0A {
        if offset - lineStart > limits.nameBytes {
          return .tooLong(bytes: offset - lineStart, limit: limits.nameBytes)
        }
        lineStart = offset + 1
      } else if isControl(scalar) {
        // A tab or carriage return in front is a formula to a spreadsheet, but a control anywhere.
        return .control(scalar: scalar, offset: offset)
      } else if isInvisible(scalar) {
        return .invisible(scalar: scalar, offset: offset)
      }
      if scalar != 0x20 && scalar != 0x0A { seenOther = true }
      offset += encoded.count
    }
    if isStack, offset - lineStart > limits.nameBytes {
      return .tooLong(bytes: offset - lineStart, limit: limits.nameBytes)
    }
    if !seenOther { return .onlySpaces }
    if !allowFormula, let first = text.first, "=+-@".utf8.contains(first) { return .formula }
    return nil
  }

  /// The first character that neither a name nor any other text may hold.
  ///
  /// - Parameters:
  ///   - text: Valid UTF-8 of any length.
  ///   - mayHaveLines: Line feeds are allowed.
  /// - Returns: It and where it stands, in bytes from the start.
  package static func unseenCharacter(
    in text: some Collection<UInt8>, mayHaveLines: Bool = false
  ) -> (scalar: UInt32, offset: Int)? {
    var limits = InputLimits()
    limits.nameBytes = .max
    limits.stackBytes = .max
    return switch fault(in: text, limits: limits, isStack: mayHaveLines, allowFormula: true) {
    case .control(let scalar, let offset), .invisible(let scalar, let offset): (scalar, offset)
    case .empty, .onlySpaces, .tooLong, .formula, nil: nil
    }
  }

  /// Whether it is a control character, a line or paragraph separator, or a noncharacter.
  package static func isControl(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0xFDD0...0xFDEF: true
    default: scalar & 0xFFFE == 0xFFFE
    }
  }

  /// Whether it does not show, though it changes what is seen or how names compare.
  package static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x061C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: true
    default: scalar >= 0xE0000
    }
  }
}
