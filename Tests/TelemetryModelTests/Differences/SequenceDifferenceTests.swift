import TelemetryModel
import Testing

@Suite("The difference of two sequences")
struct SequenceDifferenceTests {
  /// Numbers that are the same in every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// The second sequence, made of the first by what the difference says; nil where the difference does
  /// not fit the sequences.
  private func applied(_ difference: SequenceDifference, _ old: [Int], _ new: [Int]) -> [Int]? {
    var result: [Int] = []
    var (i, j) = (0, 0)
    for run in difference.runs {
      switch run {
      case .same(let a, let b):
        guard a.lowerBound == i, b.lowerBound == j, a.count == b.count, !a.isEmpty else {
          return nil
        }
        result += old[a]
        (i, j) = (a.upperBound, b.upperBound)
      case .changed(let a, let b):
        guard a.lowerBound == i, b.lowerBound == j, !a.isEmpty || !b.isEmpty else { return nil }
        result += new[b]
        (i, j) = (a.upperBound, b.upperBound)
      }
    }
    return i == old.count && j == new.count ? result : nil
  }

  private func changes(_ difference: SequenceDifference) -> Int {
    difference.runs.reduce(0) {
      if case .changed(let a, let b) = $1 { $0 + a.count + b.count } else { $0 }
    }
  }

  /// The fewest changes, by the table of all prefixes.
  private func fewestChanges(_ old: [Int], _ new: [Int]) -> Int {
    var last = Array(0...new.count)
    for i in old.indices {
      var current = [i + 1]
      for j in new.indices {
        current.append(old[i] == new[j] ? last[j] : 1 + min(last[j + 1], current[j]))
      }
      last = current
    }
    return last[new.count]
  }

  @Test("applied to the old sequence it gives the new one, with the fewest changes")
  func random() {
    var generator = Generator(state: 1)
    for round in 0..<4000 {
      let letters = Int.random(in: 1...4, using: &generator)
      let old = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        Int.random(in: 0..<letters, using: &generator)
      }
      let new = (0..<Int.random(in: 0...14, using: &generator)).map { _ in
        Int.random(in: 0..<letters, using: &generator)
      }
      let difference = SequenceDifference(from: old, to: new)
      #expect(applied(difference, old, new) == new, "round \(round): \(old) \(new)")
      #expect(changes(difference) == fewestChanges(old, new), "round \(round): \(old) \(new)")
    }
  }

  @Test("it still gives the new sequence where the search is cut short", arguments: [1, 2, 3, 7])
  func limited(_ limit: Int) {
    var generator = Generator(state: 2)
    for round in 0..<1000 {
      let old = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        Int.random(in: 0..<5, using: &generator)
      }
      let new = (0..<Int.random(in: 0...30, using: &generator)).map { _ in
        Int.random(in: 0..<5, using: &generator)
      }
      let difference = SequenceDifference(from: old, to: new, limit: limit)
      #expect(applied(difference, old, new) == new, "round \(round): \(old) \(new)")
    }
  }

  @Test("what is the same is one run, and nothing at all is none")
  func same() {
    #expect(SequenceDifference(from: [1, 2], to: [1, 2]).runs == [.same(old: 0..<2, new: 0..<2)])
    #expect(SequenceDifference(from: [], to: []).runs == [])
    #expect(
      SequenceDifference(from: [1, 2, 3], to: [1, 9, 3]).runs == [
        .same(old: 0..<1, new: 0..<1), .changed(old: 1..<2, new: 1..<2),
        .same(old: 2..<3, new: 2..<3),
      ])
  }

  @Test("two long sequences with nothing in common are told apart at once")
  func long() {
    let old = Array(0..<60_000)
    let difference = SequenceDifference(from: old, to: old.map { $0 + 100_000 }, limit: 64)
    #expect(difference.runs == [.changed(old: 0..<60_000, new: 0..<60_000)])
  }
}
