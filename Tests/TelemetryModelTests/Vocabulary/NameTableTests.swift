import TelemetryModel
import Testing

@Suite struct NameTableTests {
  @Test("names that differ in a single byte have ids of their own, in the order of sight")
  func ids() {
    var table = NameTable()
    var names: [String] = []
    for length in 0...40 {
      let base = [UInt8](repeating: 0x61, count: length)
      names.append(String(decoding: base, as: UTF8.self))
      for index in 0..<length {
        var other = base
        other[index] = 0x62
        names.append(String(decoding: other, as: UTF8.self))
      }
    }
    #expect(names.map { table.intern($0).index } == Array(0..<UInt32(names.count)))
    #expect(names.map { table.intern($0).index } == Array(0..<UInt32(names.count)))
    #expect(names.map { table.id(of: $0)?.index } == names.indices.map { UInt32($0) })
    #expect(names.indices.map { table[NameID(index: UInt32($0))] } == names)
    #expect(table.count == names.count)
    #expect(table.id(of: "c") == nil)
  }

  @Test("canonically equivalent names of other bytes are two")
  func bytes() {
    var table = NameTable()
    #expect(table.intern("\u{E9}") != table.intern("e\u{301}"))
  }
}
