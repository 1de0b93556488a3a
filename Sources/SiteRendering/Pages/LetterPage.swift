internal import TelemetryModel

/// A page of a list that is split by letter: the names of one letter, or of a part of it, and links to the
/// others.
struct LetterPage {
  static let letter = RecordShape(
    "letter", [("label", .text), ("href", .text), ("count", .text), ("isCurrent", .flag)])
  static let part = RecordShape(
    "part", [("label", .text), ("href", .text), ("isCurrent", .flag)])
  static let shape = RecordShape(
    "letter-page",
    [
      ("frame", .record(PageFrame.shape)), ("letters", .list(letter)), ("title", .text),
      ("subtitle", .optionalText), ("list", .record(CounterList.shape)),
      ("hasParts", .flag), ("partsLabel", .text), ("parts", .list(part)),
    ])

  let index: LetterIndex
  /// A place of `index.pages`.
  let page: Int
  /// What is listed, in the plural and in lower case: `buckets`.
  let noun: String
  /// The title up to the letter: `Buckets that begin with`.
  let opening: String
  /// What the name at a place is shown as.
  let name: (Int) -> String
  /// The link to a page, by its segment.
  let href: (String) -> String

  private var letter: LetterIndex.Letter { index.letters[index.pages[page].letter] }

  /// `P`, or `P, 2 of 8`.
  var heading: String {
    letter.pages.count == 1
      ? letter.title
      : "\(letter.title), \(page - letter.pages.lowerBound + 1) of \(letter.pages.count)"
  }

  /// How many names it shows, and out of how many that begin so.
  var fact: String {
    let shown = NumberText.count(Int64(index.pages[page].names.count))
    return letter.pages.count == 1
      ? "\(shown) \(noun)" : "\(shown) of \(NumberText.count(Int64(letter.count))) \(noun)"
  }

  func record(_ frame: Record, subtitle: String?, list: Record) -> Record {
    Record(
      Self.shape,
      [
        .record(frame), .list(Self.letters(index, current: page, href: href)), .text(title),
        subtitle.map { .text($0) } ?? .none, .record(list), .flag(letter.pages.count > 1),
        .text("Pages of \(letter.title)"),
        .list(letter.pages.count > 1 ? letter.pages.map(part) : []),
      ])
  }

  /// Links to the first page of each letter.
  ///
  /// - Parameter current: The page on which they stand; nil on another one.
  static func letters(
    _ index: LetterIndex, current page: Int? = nil, href: (String) -> String
  ) -> [Record] {
    index.letters.map { letter in
      Record(
        Self.letter,
        [
          .text(letter.title), .text(href(letter.segment)),
          .text(NumberText.count(Int64(letter.count))),
          .flag(page.map(letter.pages.contains) ?? false),
        ])
    }
  }

  /// A page of the same letter, by its first and its last name.
  private func part(_ other: Int) -> Record {
    let names = index.pages[other].names
    let ends = [names.first, names.last].compactMap(\.self).map(name)
    return Record(
      Self.part,
      [
        .text(ends.joined(separator: " – ")), .text(href(index.pages[other].segment)),
        .flag(other == page),
      ])
  }

  /// `Buckets that begin with P`.
  var title: String {
    let first =
      switch letter.segment {
      case LetterIndex.digits: "a digit"
      case LetterIndex.others: "another character"
      default: letter.title
      }
    return "\(opening) \(first)"
  }
}
