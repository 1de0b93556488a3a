internal import TelemetryModel

/// Names by their first letter, in pages of bounded length: how a list of thousands is split.
///
/// The pages' segments are `0-9`, `a` to `z` and `other`; a letter of more than `pageLimit` names goes on at
/// `p-2`, `p-3` and so on. No two are the same, and none needs an escape.
package struct LetterIndex: Sendable {
  package struct Letter: Sendable {
    /// As in the address of its first page.
    package let segment: String
    /// What a reader sees: `A`, `0–9`, `Other`.
    package let title: String
    /// Places of `LetterIndex.pages`.
    package let pages: Range<Int>
    package let count: Int
  }

  package struct Page: Sendable {
    /// The part of the address that tells it from the others.
    package let segment: String
    /// A place of `LetterIndex.letters`.
    package let letter: Int
    /// The names on it, as places of the list that was given, in the order in which they are shown.
    package let names: ArraySlice<Int>
  }

  /// Names on one page: what a page of 52 periods a name can hold and stay light.
  package static let pageLimit = 250

  /// Those that any name begins with: digits first, what is neither digit nor letter last.
  package let letters: [Letter]
  package let pages: [Page]
  /// By name.
  private let pageOfName: [Int32]

  /// - Parameter keepsOrder: Whether the order given holds within a letter, as that of versions; otherwise
  ///   names stand as in a dictionary: upper and lower case together, equal ones by their bytes.
  /// - Complexity: O(n log n).
  package init(_ names: [String], keepsOrder: Bool = false) {
    var ofLetter = [[Int]](repeating: [], count: Self.titles.count)
    for (place, name) in names.enumerated() { ofLetter[Self.letter(of: name)].append(place) }
    var letters: [Letter] = []
    var pages: [Page] = []
    var pageOfName = [Int32](repeating: 0, count: names.count)
    for (letter, places) in ofLetter.enumerated() where !places.isEmpty {
      let sorted = keepsOrder ? places : Self.sorted(places, names)
      let first = pages.count
      for start in stride(from: 0, to: sorted.count, by: Self.pageLimit) {
        let part = sorted[start..<min(start + Self.pageLimit, sorted.count)]
        for place in part { pageOfName[place] = Int32(pages.count) }
        let number = start / Self.pageLimit + 1
        let segment = Self.segments[letter] + (number > 1 ? "-\(number)" : "")
        pages.append(Page(segment: segment, letter: letters.count, names: part))
      }
      letters.append(
        Letter(
          segment: Self.segments[letter], title: Self.titles[letter], pages: first..<pages.count,
          count: places.count))
    }
    self.letters = letters
    self.pages = pages
    self.pageOfName = pageOfName
  }

  /// The page that a name stands on.
  package func page(of name: Int) -> Page { pages[Int(pageOfName[name])] }

  private static func letter(of name: String) -> Int {
    guard let first = name.utf8.first?.asciiLowercased else { return segments.count - 1 }
    if first.isASCIIDigit { return 0 }
    return first.isASCIILower ? Int(first - UInt8(ascii: "a")) + 1 : segments.count - 1
  }

  private static func sorted(_ places: [Int], _ names: [String]) -> [Int] {
    let keys = places.map { (folded: names[$0].utf8.map(\.asciiLowercased), place: $0) }
    return keys.sorted { a, b in
      if a.folded.lexicographicallyPrecedes(b.folded) { return true }
      if b.folded.lexicographicallyPrecedes(a.folded) { return false }
      let (first, second) = (names[a.place], names[b.place])
      return BytewiseOrder.equal(first, second)
        ? a.place < b.place : BytewiseOrder.less(first, second)
    }.map(\.place)
  }

  /// The segments that are no letter.
  package static let digits = "0-9"
  package static let others = "other"

  private static let lowerCase = "abcdefghijklmnopqrstuvwxyz".map { String($0) }
  private static let segments = [digits] + lowerCase + [others]
  private static let titles =
    ["0–9"] + "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map { String($0) } + ["Other"]
}
