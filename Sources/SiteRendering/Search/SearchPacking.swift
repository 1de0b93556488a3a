/// Cuts the postings into shards: as many a shard as its limit holds.
struct SearchPacking {
  /// Bytes around a word and its numbers in a shard, at most: the quotes, the total, the brackets.
  private static let bytesAroundWord = 32
  /// Bytes of an entry's number in a shard and the comma, at most.
  private static let bytesOfNumber = 6
  /// Bytes around everything, at most.
  private static let bytesAroundAll = 128

  /// Without names.
  private(set) var shards: [SearchIndex.Shard] = []

  init(
    words: [[UInt8]], starts: [Int], postings: [UInt32], entries: SearchEntries
  ) {
    var tables = SearchShardTables()
    var bytes = Self.bytesAroundAll
    var start = 0
    var firstWord = 0
    for word in words.indices {
      var isNew = true
      for posting in starts[word]..<starts[word + 1] {
        let ownBytes = Self.bytesOfNumber + (isNew ? words[word].count + Self.bytesAroundWord : 0)
        let before = tables.byteCount
        _ = tables.place(of: Int(postings[posting]), in: entries)
        bytes += tables.byteCount - before + ownBytes
        isNew = false
        if bytes <= SearchIndex.shardLimit || posting == start { continue }
        shards.append(.init(postings: start..<posting, firstWord: firstWord))
        (start, firstWord) = (posting, word)
        tables = SearchShardTables()
        _ = tables.place(of: Int(postings[posting]), in: entries)
        bytes =
          Self.bytesAroundAll + tables.byteCount + words[word].count + Self.bytesAroundWord
          + Self.bytesOfNumber
      }
    }
    if start < postings.count {
      shards.append(.init(postings: start..<postings.count, firstWord: firstWord))
    }
  }
}
