/// A moment in UTC, to the second: when a config version came into force.
package struct Instant: Hashable, Comparable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  package var seconds: Int64

  package init(seconds: Int64) { self.seconds = seconds }

  /// Midnight in UTC at which `day` begins.
  package init(startOf day: Day) { seconds = Int64(day.number) * 86_400 }

  package static func < (a: Self, b: Self) -> Bool { a.seconds < b.seconds }

  /// The day in UTC.
  package var day: Day {
    Day(number: Int32((seconds >= 0 ? seconds : seconds - 86_399) / 86_400))
  }
}

extension Instant {
  /// Reads a date and time of RFC 3339, such as `2023-08-29T17:28:46Z`, of any offset.
  ///
  /// A fraction of a second is allowed and dropped; a leap second is not, for it has no place of its own
  /// in the seconds that are counted.
  ///
  /// - Returns: nil for any other text, and for what lies outside the years 1...9999 in UTC.
  /// - Source: RFC 3339, section 5.6.
  package init?(rfc3339 text: some Collection<UInt8>) {
    var rest = Array(text)[...]

    /// The next `count` digits as a number of at most `limit`.
    func number(_ count: Int, atMost limit: Int) -> Int? {
      guard rest.count >= count else { return nil }
      var value = 0
      for byte in rest.prefix(count) {
        guard byte.isASCIIDigit else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      rest.removeFirst(count)
      return value <= limit ? value : nil
    }
    func skip(_ wanted: Unicode.Scalar, or other: Unicode.Scalar? = nil) -> Bool {
      guard let byte = rest.first else { return false }
      let scalar = Unicode.Scalar(byte)
      guard scalar == wanted || scalar == other else { return false }
      rest.removeFirst()
      return true
    }

    guard let day = Day(rest.prefix(10)) else { return nil }
    rest.removeFirst(10)
    guard skip("T", or: "t"), let hour = number(2, atMost: 23), skip(":"),
      let minute = number(2, atMost: 59), skip(":"), let second = number(2, atMost: 59)
    else { return nil }
    if skip(".") {
      let digits = rest.prefix(while: \.isASCIIDigit)
      guard !digits.isEmpty else { return nil }
      rest.removeFirst(digits.count)
    }
    var offset = 0
    if !skip("Z", or: "z") {
      let isEast = skip("+")
      guard isEast || skip("-"), let hours = number(2, atMost: 23), skip(":"),
        let minutes = number(2, atMost: 59)
      else { return nil }
      offset = (isEast ? 1 : -1) * (hours * 3600 + minutes * 60)
    }
    guard rest.isEmpty else { return nil }
    seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    guard (1...9999).contains(self.day.civil.year) else { return nil }
  }
}

extension Instant: CustomStringConvertible {
  /// As RFC 3339 has it, in UTC: `2023-08-29T17:28:46Z`.
  package var description: String {
    let second = Int(seconds - Int64(day.number) * 86_400)
    func twoDigits(_ number: Int) -> String { String(number).zeroPadded(to: 2) }
    return "\(day)T\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60)):"
      + "\(twoDigits(second % 60))Z"
  }
}
