import TelemetryModel
import TelemetryReading
import Testing

@Suite struct CSVBoundaryTests {
  /// Rows of every form, right and wrong, over and over, so that every window edge meets each of them.
  private static let input: [UInt8] = {
    let rows = [
      "1,2,3\r\n", "\"a \"\"b\"\"\r\nc\",é,\"\"\n", "x,\"y\",zz\n", "1\r2,3,4\n", "1,2\n",
      "\"\"\"\",\"\n\n\",ü\n", "1,b\"c,2\n", "\"q\"r,1,2\r\n", ",,\n",
    ]
    var bytes = Array("\u{FEFF}a,b,c\r\n".utf8)
    for count in 0..<20 {
      bytes += Array(String(repeating: "-", count: count).utf8) + Array(",,\n".utf8)
      for row in rows { bytes += Array(row.utf8) }
    }
    return bytes + Array("1,\"2".utf8)
  }()

  @Test("chunks and windows of any size give the same rows, places and errors")
  func chunks() throws {
    let whole = try ScannedCSV(Self.input, windowBytes: 1 << 20)
    // The header, and of each of 20 rounds the first row and five others; four errors a round.
    #expect(whole.rows.count == 1 + 20 * 6)
    #expect(whole.diagnostics.count == 20 * 4 + 1)
    for chunkBytes in [1, 2, 3, 7, .max] {
      for windowBytes in [1, 3, 700, 1021, 1022, 1023, 1024, 1025, 1026, 1027, 1028, 1029] {
        let cut = try ScannedCSV(Self.input, chunkBytes: chunkBytes, windowBytes: windowBytes)
        #expect(cut == whole, "chunks of \(chunkBytes), window of \(windowBytes)")
      }
    }
  }
}
