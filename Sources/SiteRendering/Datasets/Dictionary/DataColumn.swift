/// A column of a published table, as the dictionary describes it.
package struct DataColumn: Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// `2026-04-26`.
    case day
    /// `2026-03-02T09:00:00Z`.
    case instant
    /// One line of text, compared by its bytes.
    case name
    /// May have several lines.
    case text
    /// A whole number from 0 to 2^53-1.
    case count
    /// From 0 to 1.
    case fraction
    case number
    /// One of a few words.
    case word
  }

  /// What a field without a byte says; in JSON it is `null`, but for `value`.
  package enum Emptiness: Sendable {
    case never
    case missing(String)
    /// It is a value like any other: empty text in JSON, too.
    case value(String)
  }

  package let name: String
  package let kind: Kind
  /// What a number counts, or is a part of.
  package let unit: String?
  package let meaning: String
  package let empty: Emptiness
  /// The words, of a column of words.
  package let words: [String]
  /// A regular expression that each value matches as a whole, if there is a narrower one than that of its kind.
  private let ownPattern: String?

  package init(
    _ name: String, _ kind: Kind, unit: String? = nil, words: [String] = [],
    pattern: String? = nil, _ meaning: String, empty: Emptiness = .never
  ) {
    self.name = name
    self.kind = kind
    self.unit = unit
    self.words = words
    ownPattern = pattern
    self.meaning = meaning
    self.empty = empty
  }

  /// As schemas want it: JSON Schema's dialect of regular expressions, anchored.
  package var pattern: String? { ownPattern ?? kind.pattern }

  package var mayBeMissing: Bool {
    if case .missing = empty { true } else { false }
  }

  package var mayBeEmptyText: Bool {
    if case .value = empty { true } else { false }
  }

  package var emptyWords: String {
    switch empty {
    case .never: "never"
    case .missing(let words), .value(let words): words
    }
  }
}

extension DataColumn.Kind {
  /// The largest count that a double holds exactly.
  static let largestCount: Int64 = 9_007_199_254_740_991

  var minimum: Int64? {
    switch self {
    case .count, .fraction, .number: 0
    default: nil
    }
  }

  var maximum: Int64? {
    switch self {
    case .count: Self.largestCount
    case .fraction: 1
    default: nil
    }
  }

  fileprivate var pattern: String? {
    switch self {
    case .day: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
    case .instant: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"
    default: nil
    }
  }

  /// The type of a column that holds it.
  package var sql: String {
    switch self {
    case .count: "INTEGER"
    case .fraction, .number: "REAL"
    case .day, .instant, .name, .text, .word: "TEXT"
    }
  }
}
