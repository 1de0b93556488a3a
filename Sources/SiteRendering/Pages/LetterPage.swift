internal import TelemetryModel

/// A page of a list that is split by letter: the names of one letter, or of a part of it, and links to the
/// others.
struct LetterPage: TemplateRecord {
  static let fields = Fields<Self>(
    "letter-page",
    [
      .record("frame") { $0.frame }, .list("letters") { $0.names.letters },
      .text("title") { $0.names.title },
      .optional("subtitle") { $0.subtitle }, .record("list") { $0.list },
      .text("partsLabel") { "Pages of \($0.names.letterTitle)" }, .list("parts") { $0.names.parts },
    ])

  let frame: PageFrame
  let names: LetterNames
  let subtitle: String?
  let list: CounterList

  struct Letter: TemplateRecord {
    static let fields = Fields<Self>(
      "letter",
      [
        .text("label") { $0.label }, .text("href") { $0.href }, .text("count") { $0.count },
        .flag("isCurrent") { $0.isCurrent },
      ])

    let label: String
    let href: String
    let count: String
    let isCurrent: Bool
  }

  struct Part: TemplateRecord {
    static let fields = Fields<Self>(
      "part",
      [
        .text("label") { $0.label }, .text("href") { $0.href }, .flag("isCurrent") { $0.isCurrent },
      ])

    let label: String
    let href: String
    let isCurrent: Bool
  }

  /// Links to the first page of each letter.
  ///
  /// - Parameter current: The page on which they stand; nil on another one.
  static func letters(
    _ index: LetterIndex, current page: Int? = nil, href: (String) -> String
  ) -> [Letter] {
    index.letters.map { letter in
      Letter(
        label: letter.title, href: href(letter.segment),
        count: NumberText.count(Int64(letter.count)),
        isCurrent: page.map(letter.pages.contains) ?? false)
    }
  }
}

/// The names of one page of a list that is split by letter.
struct LetterNames {
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

  var letterTitle: String { letter.title }

  var letters: [LetterPage.Letter] { LetterPage.letters(index, current: page, href: href) }

  /// The pages of the same letter, where there are several.
  var parts: [LetterPage.Part] { letter.pages.count > 1 ? letter.pages.map(part) : [] }

  /// A page of the same letter, by its first and its last name.
  private func part(_ other: Int) -> LetterPage.Part {
    let names = index.pages[other].names
    let ends = [names.first, names.last].compactMap(\.self).map(name)
    return LetterPage.Part(
      label: ends.joined(separator: " – "), href: href(index.pages[other].segment),
      isCurrent: other == page)
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
