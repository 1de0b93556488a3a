/// The order of versions: numbers as numbers, pre-releases before their release, what is no version last.
///
/// Reads semantic versions (`v1.2.3-pre.1`), Go's (`go1.21rc2`) and bare ones (`1.27`).
///
/// - Source: Semantic Versioning 2.0.0, section 11; the Go release notes for `rc` and `beta`.
package enum VersionOrder {
  /// A total order: versions first, in theirs, then other texts by their bytes.
  package static func less(_ a: String, _ b: String) -> Bool {
    switch (Key(a), Key(b)) {
    case (let keyA?, let keyB?):
      if keyA != keyB { return keyA < keyB }
      return BytewiseOrder.less(a, b)
    case (_?, nil): return true
    case (nil, _?): return false
    case (nil, nil): return BytewiseOrder.less(a, b)
    }
  }

  /// `go1.21.3` and `go1.21rc1` cut to `go1.21`; anything else as it is.
  package static func goMinor(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard bytes.starts(with: "go".utf8) else { return text }
    let major = bytes.dropFirst(2).prefix(while: \.isASCIIDigit)
    let rest = bytes.dropFirst(2 + major.count)
    let minor = rest.dropFirst().prefix(while: \.isASCIIDigit)
    guard !major.isEmpty, rest.first == UInt8(ascii: "."), !minor.isEmpty else { return text }
    return String(decoding: bytes.prefix(3 + major.count + minor.count), as: UTF8.self)
  }

  private struct Key: Comparable {
    var numbers: [Number]
    /// Empty for a release, which comes after its pre-releases.
    var preRelease: [Identifier]

    init?(_ text: String) {
      var rest = Array(text.utf8)[...]
      if rest.starts(with: "go".utf8) {
        rest = rest.dropFirst(2)
      } else if rest.first == UInt8(ascii: "v") {
        rest = rest.dropFirst()
      }
      numbers = []
      while true {
        let digits = rest.prefix(while: \.isASCIIDigit)
        guard !digits.isEmpty else { return nil }
        numbers.append(Number(digits))
        rest = rest.dropFirst(digits.count)
        guard rest.first == UInt8(ascii: "."), rest.count > 1,
          rest[rest.startIndex + 1].isASCIIDigit
        else { break }
        rest = rest.dropFirst()
      }
      while numbers.count > 1, numbers.last == Number([]) { numbers.removeLast() }
      rest = rest.prefix { $0 != UInt8(ascii: "+") }
      preRelease = []
      if rest.isEmpty { return }
      if rest.first == UInt8(ascii: "-") {
        rest = rest.dropFirst()
      } else if !rest[rest.startIndex].isASCIILetter {
        return nil
      }
      for part in rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
        guard !part.isEmpty else { return nil }
        // `rc2` is "rc" and 2, so that `rc10` comes behind it.
        let letters = part.prefix { !$0.isASCIIDigit }
        let digits = part.dropFirst(letters.count)
        if !letters.isEmpty, !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) {
          preRelease += [.text(Array(letters)), .number(Number(digits))]
        } else if letters.isEmpty, digits.allSatisfy(\.isASCIIDigit) {
          preRelease.append(.number(Number(digits)))
        } else {
          preRelease.append(.text(Array(part)))
        }
      }
    }

    static func < (a: Key, b: Key) -> Bool {
      for index in 0..<max(a.numbers.count, b.numbers.count) {
        let numberA = index < a.numbers.count ? a.numbers[index] : Number([])
        let numberB = index < b.numbers.count ? b.numbers[index] : Number([])
        if numberA != numberB { return numberA < numberB }
      }
      if a.preRelease.isEmpty || b.preRelease.isEmpty {
        return !a.preRelease.isEmpty && b.preRelease.isEmpty
      }
      return a.preRelease.lexicographicallyPrecedes(b.preRelease)
    }
  }

  /// A number of any length: digits without leading zeros.
  private struct Number: Comparable {
    var digits: [UInt8]

    init(_ digits: ArraySlice<UInt8>) {
      self.digits = Array(digits.drop { $0 == UInt8(ascii: "0") })
    }

    static func < (a: Number, b: Number) -> Bool {
      a.digits.count != b.digits.count
        ? a.digits.count < b.digits.count : a.digits.lexicographicallyPrecedes(b.digits)
    }
  }

  private enum Identifier: Comparable {
    case number(Number)
    case text([UInt8])

    static func < (a: Identifier, b: Identifier) -> Bool {
      switch (a, b) {
      case (.number(let a), .number(let b)): a < b
      case (.number, .text): true
      case (.text, .number): false
      case (.text(let a), .text(let b)): a.lexicographicallyPrecedes(b)
      }
    }
  }
}
