/// The entries of each word, while they are collected.
struct SearchPostings {
  private struct List {
    var entries: [UInt32] = []
    var total: UInt32 = 0
    var last: UInt32?
  }

  private var lists: [List] = []
  private var placeOfWord: [[UInt8]: Int] = [:]

  /// Adds every entry under the words of its title, its name and its program.
  mutating func add(_ entries: SearchEntries) {
    var programs: [Int: [Int]] = [:]
    for number in 0..<entries.count {
      let entry = entries[number]
      for word in SearchWords.of(entry.title) { add(number, to: place(of: word)) }
      for word in SearchWords.of(entry.name) { add(number, to: place(of: word)) }
      guard let program = entry.program else { continue }
      let places: [Int]
      if let known = programs[program] {
        places = known
      } else {
        let (title, name) = entries.program(program)
        places = (SearchWords.of(title) + SearchWords.of(name)).map { place(of: $0) }
        programs[program] = places
      }
      for place in places { add(number, to: place) }
    }
  }

  /// The words in order, where the entries of each begin among all (and where the last one's end), how
  /// many there are of each in all, and the entries, cut at `SearchIndex.entryLimit` a word.
  func sorted() -> ([[UInt8]], [Int], [UInt32], [UInt32]) {
    let words = placeOfWord.sorted { SearchWords.less($0.key, $1.key) }
    var starts: [Int] = []
    var totals: [UInt32] = []
    var postings: [UInt32] = []
    for (_, place) in words {
      starts.append(postings.count)
      totals.append(lists[place].total)
      postings += lists[place].entries
    }
    return (words.map(\.key), starts + [postings.count], totals, postings)
  }

  private mutating func place(of word: [UInt8]) -> Int {
    if let place = placeOfWord[word] { return place }
    placeOfWord[word] = lists.count
    lists.append(List())
    return lists.count - 1
  }

  /// Entries come in order: one that is there already came last.
  private mutating func add(_ entry: Int, to place: Int) {
    let number = UInt32(entry)
    if lists[place].last == number { return }
    lists[place].last = number
    lists[place].total += 1
    if lists[place].entries.count < SearchIndex.entryLimit { lists[place].entries.append(number) }
  }
}
