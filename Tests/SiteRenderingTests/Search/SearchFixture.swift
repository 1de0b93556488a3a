import SiteTestSupport
import TelemetryModel

@testable import SiteRendering

/// A site of many counters, drawn from a fixed seed: some words are rare, some stand in every name.
struct SearchFixture {
  static let syllables = [
    "al", "be", "cor", "di", "ed", "fu", "go", "ha", "in", "ka", "lo", "me", "no", "or", "pa", "qu",
    "re", "si", "to", "ul", "ve", "wo", "xy", "yo", "zu",
  ]
  static let nasty = [
    "<script>alert(1)</script>", "</script>", "__proto__", "\"><img onerror=x>", "constructor",
    "Öffnen", "İstanbul", "編集者", "\u{FF41}\u{FF42}", "😀 grin", "e\u{301}t\u{E9}", "%2e%2e%2f",
    "a\\b",
  ]

  let context: PageContext
  let index: SearchIndex

  init(counters: Int) throws {
    var draw = Draw(state: UInt64(counters))
    var rows = TablesFixture()
    let week = "2026-03-29"
    for program in 0..<10 { rows.reports(week, "example.org/tools/p\(program)", 1_000) }
    for name in Self.nasty { rows.counter(week, "example.org/tools/p0", "nasty:\(name)", 1, nil) }
    for number in 0..<(counters - Self.nasty.count) {
      let program = "example.org/tools/p\(draw.next() % 10)"
      let chart = "mode/\(draw.word(1))"
      rows.counter(week, program, "\(chart):\(draw.word(3))-\(draw.word(2))_\(number)", 1, nil)
    }
    let catalog = try CatalogFixture.build(CatalogFixture.settings, rows.tables, nil)
    context = PageContext(catalog: catalog, content: SiteContent(), assets: [:])
    index = SearchIndex(context)
  }

  /// - Source: Numerical Recipes' 64-bit linear congruential generator.
  struct Draw {
    var state: UInt64

    mutating func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33)
    }

    mutating func word(_ count: Int) -> String {
      (0..<count).map { _ in SearchFixture.syllables[next() % SearchFixture.syllables.count] }
        .joined()
    }
  }
}
