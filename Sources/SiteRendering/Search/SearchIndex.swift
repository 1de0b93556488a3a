internal import TelemetryModel

/// The search index as files: a directory, and shards of entries in the order of their words, each so
/// small that three of them and the directory are a light load.
///
/// - Source: docs/formats.md, section 8, "Search"; docs/decisions/0012-search-index.md.
struct SearchIndex: Sendable {
  /// Bytes of a shard.
  static let shardLimit = 48_000
  /// Entries that are kept of a word: of one that more have, a query needs another word.
  static let entryLimit = 1_000

  /// A stretch of the postings: each an entry under a word.
  struct Shard: Sendable {
    let postings: Range<Int>
    /// A place of `words`.
    let firstWord: Int
    /// Its name without `.json`: the first 12 hex digits of its SHA-256.
    var name = ""
  }

  let entries: SearchEntries
  /// In the order of UTF-16.
  let words: [[UInt8]]
  /// Where each word's postings begin; one more at the end.
  let starts: [Int]
  /// By word, all entries of it; not more than `entryLimit` are among the postings.
  let totals: [UInt32]
  let postings: [UInt32]
  private(set) var shards: [Shard] = []

  /// - Complexity: O(w log w) for w words; holds four bytes a posting and the bytes of one shard.
  init(_ site: PageContext) {
    entries = SearchEntries(site)
    var lists = SearchPostings()
    lists.add(entries)
    (words, starts, totals, postings) = lists.sorted()
    var buffer = ByteBuffer(capacity: Self.shardLimit)
    let packing = SearchPacking(
      words: words, starts: starts, postings: postings, entries: entries)
    for var shard in packing.shards {
      buffer.removeAll()
      append(shard, to: &buffer)
      let digest = buffer.bytes.withUnsafeBytes { SHA256.digest(of: $0) }
      shard.name = HexText.of(digest.prefix(6))
      shards.append(shard)
    }
  }

  /// Appends the directory: for each shard its first word and its name.
  func appendDirectory(to buffer: inout ByteBuffer) {
    buffer.append("{\"format\":1,\"entries\":")
    buffer.append(decimal: entries.count)
    buffer.append(",\"limit\":")
    buffer.append(decimal: Self.entryLimit)
    buffer.append(",\"shards\":[")
    for (place, shard) in shards.enumerated() {
      buffer.append(place == 0 ? "\n[" : ",\n[")
      buffer.appendJSON(words[shard.firstWord])
      buffer.append(",\"\(shard.name)\"]")
    }
    buffer.append("\n]}\n")
  }

  /// Appends a shard's bytes.
  func append(_ shard: Shard, to buffer: inout ByteBuffer) {
    var tables = SearchShardTables()
    var body = ByteBuffer(capacity: 1 << 12)
    var word = shard.firstWord
    var posting = shard.postings.lowerBound
    while posting < shard.postings.upperBound {
      let end = min(starts[word + 1], shard.postings.upperBound)
      body.append(posting == shard.postings.lowerBound ? "\n[" : ",\n[")
      body.appendJSON(words[word])
      body.append(",\(totals[word]),[")
      for place in posting..<end {
        if place > posting { body.append(",") }
        body.append(decimal: tables.place(of: Int(postings[place]), in: entries))
      }
      body.append("]]")
      posting = end
      word += 1
    }
    tables.append(to: &buffer)
    buffer.append(",\"words\":[")
    buffer.append(bytes: body.bytes)
    buffer.append("\n]}\n")
  }
}

extension SearchIndex {
  static func family(_ site: PageContext, _ templates: inout TemplateSet) -> PageFamily? {
    let index = SearchIndex(site)
    let names = ["index"] + index.shards.map(\.name)
    return PageFamily(names.map { .searchFile("\($0).json") }) { _, place, buffer in
      if place == 0 {
        index.appendDirectory(to: &buffer)
      } else {
        index.append(index.shards[place - 1], to: &buffer)
      }
    }
  }
}

extension PageAddress {
  /// A file of the search index, by its name directly below `search/`.
  package static func searchFile(_ name: String) -> PageAddress { PageAddress(.searchFile, name) }
}
