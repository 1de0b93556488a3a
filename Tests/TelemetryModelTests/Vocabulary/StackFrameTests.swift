import TelemetryModel
import Testing

@Suite("A frame of a stack")
struct StackFrameTests {
  @Test(
    "is a function, a line and an offset",
    arguments: [
      ("main.main:+3,+0xca5", "main.main", "+3", "+0xca5"),
      ("runtime.panicmem:=262,+0x16b", "runtime.panicmem", "=262", "+0x16b"),
      ("f:-1,-0x0", "f", "-1", "-0x0"),
      ("a.(*T[go.shape.int,b:c]).m:+1,+0x2", "a.(*T[go.shape.int,b:c]).m", "+1", "+0x2"),
      ("é:+1,+0x2", "é", "+1", "+0x2"),
    ])
  func frame(_ text: String, _ function: String, _ line: String, _ offset: String) throws {
    let frame = try #require(StackFrame(text))
    #expect([frame.function, frame.line, frame.offset] == [function, line, offset])
  }

  @Test(
    "of another shape is none",
    arguments: [
      "", "truncated", "f", "f:35", "f:+35", ":+1,+0x1", "f:1,+0x1", "f:+,+0x1", "f:+1,+0x",
      "f:+1,0x1", "f:+1,=0x1", "f:+1,+0X1", "f:+1,+0xAB", "f:+1,+1", "f:+1,+0x1 ", "f:+1,+0x1,2",
      "f:++1,+0x1", "f:+١,+0x1",
    ])
  func otherShape(_ text: String) {
    #expect(StackFrame(text) == nil)
  }
}
