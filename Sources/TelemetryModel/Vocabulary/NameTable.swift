/// The place of a name in a `NameTable`.
package struct NameID: Hashable, Sendable {
  package var index: UInt32

  package init(index: UInt32) { self.index = index }
}

/// The distinct names of all tables, each kept once, so that a row is a handful of numbers.
///
/// Names are told apart by their bytes. Ids count up from 0 in the order of first sight.
///
/// - Complexity: O(bytes) a name, amortised.
package struct NameTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private var ends: [Int] = []
  /// Open addressing; 0 is a free slot, otherwise id + 1. Its size is a power of two.
  private var slots = [UInt32](repeating: 0, count: 64)

  package init() {}

  package var count: Int { ends.count }

  package mutating func intern(_ name: UnsafeRawBufferPointer) -> NameID {
    var slot = Self.hash(name) & (slots.count - 1)
    while slots[slot] != 0 {
      let id = NameID(index: slots[slot] - 1)
      if isEqual(id, name) { return id }
      slot = (slot + 1) & (slots.count - 1)
    }
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    slots[slot] = UInt32(ends.count)
    if ends.count * 2 > slots.count { grow() }
    return NameID(index: UInt32(ends.count - 1))
  }

  package mutating func intern(_ name: String) -> NameID {
    var name = name
    return name.withUTF8 { intern(UnsafeRawBufferPointer($0)) }
  }

  /// The id of a name that is there already.
  package func id(of name: String) -> NameID? {
    var name = name
    return name.withUTF8 { utf8 in
      let raw = UnsafeRawBufferPointer(utf8)
      var slot = Self.hash(raw) & (slots.count - 1)
      while slots[slot] != 0 {
        let id = NameID(index: slots[slot] - 1)
        if isEqual(id, raw) { return id }
        slot = (slot + 1) & (slots.count - 1)
      }
      return nil
    }
  }

  package subscript(id: NameID) -> String {
    String(decoding: bytes[range(of: id)], as: UTF8.self)
  }

  private func range(of id: NameID) -> Range<Int> {
    let index = Int(id.index)
    return (index == 0 ? 0 : ends[index - 1])..<ends[index]
  }

  private func isEqual(_ id: NameID, _ name: UnsafeRawBufferPointer) -> Bool {
    let range = range(of: id)
    guard range.count == name.count else { return false }
    return bytes.withUnsafeBytes { all in
      var offset = 0
      while offset + 8 <= name.count {
        let mine = all.loadUnaligned(fromByteOffset: range.lowerBound + offset, as: UInt64.self)
        let other = name.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if mine != other { return false }
        offset += 8
      }
      while offset < name.count {
        if all[range.lowerBound + offset] != name[offset] { return false }
        offset += 1
      }
      return true
    }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for index in ends.indices {
      let range = range(of: NameID(index: UInt32(index)))
      let hash = bytes.withUnsafeBytes { Self.hash(UnsafeRawBufferPointer(rebasing: $0[range])) }
      var slot = hash & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  /// Eight bytes a step, by a folded multiplication; no seed, so that a run is like the one before.
  ///
  /// - Source: W. Yi's `wyhash`, its first two constants.
  private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
    var hash = UInt64(truncatingIfNeeded: name.count)
    func mix(_ word: UInt64) {
      let product = (hash ^ word ^ 0xa076_1d64_78bd_642f)
        .multipliedFullWidth(by: 0xe703_7ed1_a0b4_28db)
      hash = product.high ^ product.low
    }
    var offset = 0
    while offset + 8 <= name.count {
      mix(name.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var tail: UInt64 = 0
    while offset < name.count {
      tail = tail << 8 | UInt64(name[offset])
      offset += 1
    }
    mix(tail)
    return Int(truncatingIfNeeded: hash & 0x7fff_ffff)
  }
}
