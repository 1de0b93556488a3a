import TelemetryModel
import TelemetryReading
import Testing

@Suite("Configs that were cut off or damaged")
struct BrokenConfigsTests {
  static let config =
    Array(
      #"{"GOOS":["é\u00e9\ud83d\ude00"],"SampleRate":1.5e-1,"Programs":[{"Name":"p","Versions":null,"#
        .utf8)
    + Array(#""Counters":[{"Name":"a:{b,c}","Rate":1,"Depth":2}],"Stacks":[]}]}"#.utf8)

  static let charts =
    Array(
      "# é\ntitle: T\ncounter: a:{\n b, # x\n c\n}\nprogram: p\r\ndepth: 16\n---\ntitle: U\n".utf8)
    + Array("issue: https://go.dev/1#x\ncounter: c\nprogram: p\nerror: 1e-2\ntype: stack\n".utf8)

  private func readConfig(_ bytes: [UInt8]) -> (isRead: Bool, hasErrors: Bool) {
    var diagnostics = Diagnostics()
    let reader = UploadConfigReader(
      metadata: [ChartName("GOOS")], limits: InputLimits(), allowFormulaNames: false)
    let config = reader.read(bytes, file: "c", diagnostics: &diagnostics)
    return (config != nil, diagnostics.hasErrors)
  }

  private func readCharts(_ bytes: [UInt8]) -> (isRead: Bool, hasErrors: Bool) {
    var diagnostics = Diagnostics()
    let reader = ChartConfigReader(limits: InputLimits(), allowFormulaNames: false)
    let records = reader.read(bytes, file: "c", diagnostics: &diagnostics)
    return (records != nil, diagnostics.hasErrors)
  }

  @Test("no beginning of a config is a config")
  func cutOff() {
    #expect(readConfig(Self.config) == (true, false))
    for length in Self.config.indices {
      #expect(readConfig(Array(Self.config[..<length])) == (false, true), "\(length) bytes")
    }
  }

  @Test("whatever byte is damaged, something is read or an error says why not")
  func damaged() {
    #expect(readCharts(Self.charts) == (true, false))
    for damage in Array("\"\\{},:#\n -0".utf8) + [0, 0x1B, 0x80, 0xE2, 0xFF] {
      for index in Self.config.indices {
        var bytes = Self.config
        bytes[index] = damage
        let result = readConfig(bytes)
        #expect(result.isRead != result.hasErrors, "byte \(index) as \(damage)")
      }
      for index in Self.charts.indices {
        var bytes = Self.charts
        bytes[index] = damage
        let result = readCharts(bytes)
        #expect(result.isRead != result.hasErrors, "byte \(index) as \(damage)")
      }
    }
  }

  @Test("beginnings of a chart config are read or refused, never trapped on")
  func cutOffCharts() {
    for length in Self.charts.indices {
      let result = readCharts(Array(Self.charts[..<length]))
      #expect(result.isRead != result.hasErrors, "\(length) bytes")
    }
  }
}
