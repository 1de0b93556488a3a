import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteRendering

@Suite("The search index", .serialized)
struct SearchIndexTests {
  /// Of a part, because a program built for tests is slow: shards do not grow with the number of counters,
  /// and the directory grows in proportion to it at most.
  @Test("of 100,000 counters, no query loads more than 200 KB: no prefix, no word")
  func size() throws {
    let index = try SearchFixture(counters: 4_000).index
    var buffer = ByteBuffer(capacity: 1 << 16)
    index.appendDirectory(to: &buffer)
    let directory = buffer.bytes.count * 25
    var largest = 0
    for shard in index.shards {
      buffer.removeAll()
      index.append(shard, to: &buffer)
      largest = max(largest, buffer.bytes.count)
    }
    #expect(largest <= SearchIndex.shardLimit)
    #expect(directory + PublishedSearch.shardsPerQuery * largest <= 200_000)
    // Three shards at most are loaded, whatever is asked for; so that it is worth it, they are all that
    // most words have.
    let firstWords = index.shards.map { index.words[$0.firstWord] }
    var whole = 0
    var first = 0
    for word in index.words {
      while first + 1 < firstWords.count, SearchWords.less(firstWords[first + 1], word) {
        first += 1
      }
      var end = first + 1
      while end < firstWords.count, firstWords[end].starts(with: word) { end += 1 }
      if end - first <= PublishedSearch.shardsPerQuery { whole += 1 }
    }
    #expect(whole * 100 > index.words.count * 99, "\(whole) of \(index.words.count)")
  }

  @Test("what it finds is what a look at every entry finds; where it is not all, it says so")
  func completeness() throws {
    let fixture = try SearchFixture(counters: 2_500)
    let published = try PublishedSearch(fixture.index)
    let scan = LinearScan(fixture.index)
    var draw = SearchFixture.Draw(state: 500)
    let words = fixture.index.words.map { String(decoding: $0, as: UTF8.self) }
    var whole = 0
    for number in 0..<500 {
      let query = (0...(number % 3)).map { _ in
        let word = words[draw.next() % words.count].unicodeScalars
        return String(String.UnicodeScalarView(word.prefix(1 + draw.next() % max(1, word.count))))
      }.joined(separator: number % 2 == 0 ? " " : ":")
      let answer = published.find(query)
      let expected = scan.find(query)
      #expect(answer.bytes <= 200_000)
      if answer.isWhole {
        whole += 1
        #expect(answer.paths == expected, "\(query)")
      } else {
        #expect(answer.paths.isSubset(of: expected), "\(query)")
      }
    }
    #expect(whole > 200)
  }

  @Test("every counter is found by its name, whatever it is made of")
  func names() throws {
    let fixture = try SearchFixture(counters: 600)
    let published = try PublishedSearch(fixture.index)
    for number in 0..<fixture.index.entries.count {
      let entry = fixture.index.entries[number]
      let answer = published.find(entry.title + " " + entry.name)
      #expect(answer.paths.contains(fixture.index.entries.path(of: entry)), "\(entry.name)")
    }
  }

  @Test("one letter is answered too, and a word that stands in every name says that there is more")
  func common() throws {
    let published = try PublishedSearch(try SearchFixture(counters: 2_500).index)
    for query in ["m", "mode", "example org tools"] {
      let answer = published.find(query)
      #expect(!answer.paths.isEmpty && !answer.isWhole && answer.bytes <= 200_000)
    }
    let none = published.find("nosuchword")
    #expect(none.paths.isEmpty && none.isWhole)
  }

  @Test(
    "programs, charts, counters with their states, stacks by both ids, configs, periods and pages")
  func kinds() throws {
    let catalog = try CatalogFixture.catalog()
    let index = SearchIndex(PageContext(catalog: catalog, content: SiteContent(), assets: [:]))
    let published = try PublishedSearch(index)
    #expect(published.find("tool").paths.contains("programs/example.org/tool/"))
    #expect(published.find("example vim").paths == ["counters/example.org/tool/-/editor/-/vim/"])
    #expect(published.find("v0.2.0 config").paths.contains("config/v0.2.0/"))
    #expect(published.find("2026 03 22").paths == ["charts/2026-03-22/"])
    #expect(published.find("downloads").paths == ["data/"])
    let entries = (0..<index.entries.count).map { index.entries[$0] }
    let old = try #require(entries.first { $0.kind == .counter && $0.name == "old" })
    #expect(old.title == "Old counter" && old.state == "retired, until v0.3.0 (25 Mar 2026)")
    let vim = try #require(entries.first { $0.name == "editor:vim" })
    #expect(vim.title == "Editor" && vim.state == "collected")
    #expect(entries.map(\.kind.rawValue) == entries.map(\.kind.rawValue).sorted())
  }

  @Test("a section of an authored page is found, with the title of the page")
  func sections() throws {
    var content = SiteContent()
    content.articles = [
      Article(
        path: ArticlePath(segments: ["opt-in"]), title: "Opting in",
        headings: [.init(level: 2, id: "off", text: "Turn it off")],
        location: SourceLocation(file: "content/pages/opt-in.md"))
    ]
    let published = try PublishedSearch(
      SearchIndex(PageContext(catalog: CatalogFixture.catalog(), content: content, assets: [:])))
    #expect(published.find("turn off").paths == ["opt-in/#off"])
    #expect(Set(published.find("opting").paths) == ["opt-in/", "opt-in/#off"])
  }

  @Test("a stack is found by the id of its page and by that of issues")
  func stacks() throws {
    var rows = TablesFixture()
    rows.reports("2026-03-29", "p", 100)
    let text = "p/bug\nexample.org/p/buffer.(*Text).insert:+12,+0x3c"
    rows.stack("2026-03-29", "p", text, 3, 4)
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    let published = try PublishedSearch(
      SearchIndex(PageContext(catalog: catalog, content: SiteContent(), assets: [:])))
    let id = StackID.address(program: ProgramName("p"), text: text)
    for query in [id, StackID.issue(text), "buffer insert", "p bug"] {
      #expect(published.find(query).paths.contains("stacks/\(id)/"), "\(query)")
    }
  }

  @Test("a shard's name is made of its bytes, so that the same bytes keep their name")
  func shardNames() throws {
    let small = try SearchFixture(counters: 600).index
    #expect(small.shards.map(\.name) == (try SearchFixture(counters: 600)).index.shards.map(\.name))
    #expect(Set(small.shards.map(\.name)).count == small.shards.count)
    #expect(small.shards.count > 1)
  }
}

/// Every entry under all its words.
private struct LinearScan {
  private var pathsOfWord: [[UInt8]: Set<String>] = [:]

  init(_ index: SearchIndex) {
    for number in 0..<index.entries.count {
      let entry = index.entries[number]
      let program = entry.program.map { index.entries.program($0) }
      let texts = [entry.title, entry.name, program?.title ?? "", program?.name ?? ""]
      for word in texts.flatMap(SearchWords.of) {
        pathsOfWord[word, default: []].insert(index.entries.path(of: entry))
      }
    }
  }

  func find(_ query: String) -> Set<String> {
    var found: Set<String>?
    for word in SearchWords.of(query) {
      var paths: Set<String> = []
      for (own, all) in pathsOfWord where own.starts(with: word) { paths.formUnion(all) }
      found = found?.intersection(paths) ?? paths
    }
    return found ?? []
  }
}
