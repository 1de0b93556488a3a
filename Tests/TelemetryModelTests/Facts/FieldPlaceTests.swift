import TelemetryModel
import Testing

@Suite("The place of a field")
struct FieldPlaceTests {
  @Test(
    "on the row's first line a column of any size is kept", arguments: [1, 65_536, 0x7FFF_FFFF])
  func column(_ column: Int) {
    let place = FieldPlace(column: column)
    #expect(place.column == column)
    #expect(place.lineOffset == 0)
    #expect(FieldPlace(offset: column).offset == column)
  }

  @Test("below it 32,767 lines and 65,535 columns are kept, and what is beyond is cut to that")
  func below() {
    let last = FieldPlace(lineOffset: 32_767, column: 65_535)
    #expect(last.lineOffset == 32_767)
    #expect(last.column == 65_535)
    #expect(FieldPlace(lineOffset: 32_768, column: 65_536) == last)
    #expect(FieldPlace(lineOffset: 1, column: 1).lineOffset == 1)
    #expect(MemoryLayout<FieldPlace>.size == 4)
  }
}
