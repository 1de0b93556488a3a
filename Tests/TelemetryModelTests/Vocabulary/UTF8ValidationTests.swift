internal import TelemetryModel
import Testing

struct UTF8ValidationTests {
  @Test(
    "two bytes of any kind, and more of them at the bounds, are judged as the standard library does"
  )
  func sequences() {
    let edges: [UInt8] = [
      0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
      0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max { expectSameJudgement([first, second]) }
    }
    for first in edges where first > 0x7F {
      for second in edges {
        for third in edges { expectSameJudgement([first, second, third]) }
        for third in edges where first >= 0xEF {
          for fourth in edges { expectSameJudgement([first, second, third, fourth]) }
        }
      }
    }
  }

  @Test("the fault is where the ill-formed sequence begins, wherever it lies among plain bytes")
  func places() {
    for before in 0..<20 {
      for after in 0..<20 {
        let plain = [UInt8](repeating: 0x61, count: before)
        let tail = [UInt8](repeating: 0x61, count: after)
        #expect(fault(plain + "é€😀".utf8 + tail) == nil)
        #expect(fault(plain + "é".utf8 + [0xE2, 0x82] + tail) == before + 2)
      }
    }
  }

  private func expectSameJudgement(_ bytes: [UInt8]) {
    let isValid = String(validating: bytes, as: UTF8.self) != nil
    if (fault(bytes) == nil) != isValid { Issue.record("\(bytes) is judged otherwise") }
  }

  private func fault(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { UTF8Validation.firstFault(in: $0) }
  }
}
