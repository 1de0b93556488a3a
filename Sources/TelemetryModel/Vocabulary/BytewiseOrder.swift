/// Text compared by its bytes of UTF-8.
///
/// Swift's `String ==` holds canonically equivalent texts equal ("é" and "e" + U+0301); names of counters
/// are their bytes, and so is every order that reaches the output.
package enum BytewiseOrder {
  package static func equal(_ a: String, _ b: String) -> Bool {
    guard a.utf8.count == b.utf8.count else { return false }
    // Stored bytes are compared in a fifth of the time that their views take.
    let stored = a.utf8.withContiguousStorageIfAvailable { first in
      b.utf8.withContiguousStorageIfAvailable { second in first.elementsEqual(second) }
    }
    return stored.flatMap(\.self) ?? a.utf8.elementsEqual(b.utf8)
  }

  package static func less(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
