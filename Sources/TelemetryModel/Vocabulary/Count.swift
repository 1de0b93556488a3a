/// A number of reports, or a sum of counts; or the knowledge that it is not known.
///
/// An empty field of a table is "not known", never 0: the type keeps the two apart in eight bytes.
package struct Count: Hashable, Sendable {
  /// The greatest value that every reader of the published files can hold exactly.
  package static let maximum = Int64(1) << 53 - 1
  package static let notKnown = Count(raw: -1)

  private let raw: Int64

  private init(raw: Int64) { self.raw = raw }

  /// As `bits` gave them.
  init(bits: UInt64) { raw = Int64(bitPattern: bits) }

  var bits: UInt64 { UInt64(bitPattern: raw) }

  /// - Precondition: `value` lies in 0...`maximum`.
  package init(_ value: Int64) {
    precondition(value >= 0 && value <= Self.maximum, "a count lies in 0...2^53-1")
    raw = value
  }

  /// The number, or nil if it is not known.
  package var value: Int64? { raw < 0 ? nil : raw }
  package var isKnown: Bool { raw >= 0 }
}

extension Count: CustomStringConvertible {
  /// Decimal digits; empty if not known, as in a table.
  package var description: String { value.map(String.init) ?? "" }
}

/// A number of reports: machines' weekly uploads, told apart by nothing but their random `X`.
package typealias ReportCount = Count
