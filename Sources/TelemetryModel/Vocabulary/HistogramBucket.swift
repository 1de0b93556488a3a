/// A bucket of a histogram: `<N`, `N-M`, `>=N` or `N`, each N with an optional unit.
package struct HistogramBucket: Hashable, Sendable {
  package enum Dimension: Hashable, Sendable {
    case none, time, size, percent
  }

  package enum Form: Int, Hashable, Sendable {
    case below, value, range, atLeast
  }

  package let form: Form
  package let dimension: Dimension
  /// In thousandths of the dimension's smallest unit (nanoseconds, bytes).
  /// For `<N` the bound below which the values lie.
  package let bound: Int64
  /// The second bound of `N-M`; otherwise equal to `bound`.
  package let upperBound: Int64

  /// - Returns: nil for a text of another form, or bounds of two dimensions or in the wrong order.
  package init?(_ bucket: BucketName) {
    let bytes = Array(bucket.text.utf8)[...]
    if bytes.starts(with: ">=".utf8), let bound = Self.quantity(bytes.dropFirst(2)) {
      (form, dimension, self.bound, upperBound) = (
        .atLeast, bound.dimension, bound.value, bound.value
      )
    } else if bytes.first == UInt8(ascii: "<"), let bound = Self.quantity(bytes.dropFirst()) {
      (form, dimension, self.bound, upperBound) = (
        .below, bound.dimension, bound.value, bound.value
      )
    } else if let dash = bytes.firstIndex(of: UInt8(ascii: "-")) {
      guard let upper = Self.quantity(bytes[(dash + 1)...]),
        // `10-20ms`: the unit may stand behind the second bound alone.
        let lower = Self.quantity(bytes[..<dash], unit: upper.unit)
          ?? Self.quantity(bytes[..<dash]),
        lower.dimension == upper.dimension, lower.value < upper.value
      else { return nil }
      (form, dimension, bound, upperBound) = (.range, upper.dimension, lower.value, upper.value)
    } else if let value = Self.quantity(bytes) {
      (form, dimension, bound, upperBound) = (.value, value.dimension, value.value, value.value)
    } else {
      return nil
    }
  }

  /// Numeric order: `<10` before `10`, `10-20` and `>=10`.
  package func precedes(_ other: HistogramBucket) -> Bool {
    (bound, form.rawValue, upperBound) < (other.bound, other.form.rawValue, other.upperBound)
  }

  private typealias Quantity = (value: Int64, dimension: Dimension, unit: String)

  private static let units: [(name: String, dimension: Dimension, factor: Int64)] = [
    ("", .none, 1), ("ns", .time, 1), ("us", .time, 1000), ("ms", .time, 1_000_000),
    ("s", .time, 1_000_000_000), ("m", .time, 60_000_000_000), ("h", .time, 3_600_000_000_000),
    ("B", .size, 1), ("KB", .size, 1 << 10), ("MB", .size, 1 << 20), ("GB", .size, 1 << 30),
    ("%", .percent, 1),
  ]

  /// Digits and maybe one point with decimals, then a unit, or `unit` where none is written.
  private static func quantity(_ bytes: ArraySlice<UInt8>, unit defaultUnit: String = "")
    -> Quantity?
  {
    let number = bytes.prefix { $0.isASCIIDigit || $0 == UInt8(ascii: ".") }
    let written = String(decoding: bytes.dropFirst(number.count), as: UTF8.self)
    let unit = written.isEmpty ? defaultUnit : written
    guard let known = units.first(where: { BytewiseOrder.equal($0.name, unit) }) else { return nil }
    let parts = number.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    var thousandths: Int64 = 0
    let decimals = parts.count == 2 ? Array(parts[1].prefix(3)) : []
    let digits = Array(parts[0]) + decimals + [UInt8](repeating: 0x30, count: 3 - decimals.count)
    for digit in digits {
      let (product, tooLarge) = thousandths.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(Int64(digit - 0x30))
      if tooLarge || overflow { return nil }
      thousandths = sum
    }
    let (value, overflow) = thousandths.multipliedReportingOverflow(by: known.factor)
    return overflow ? nil : (value, known.dimension, unit)
  }
}
