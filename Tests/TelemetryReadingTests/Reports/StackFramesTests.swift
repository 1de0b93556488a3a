import Testing

@testable import TelemetryReading

@Suite("Frames of a stack")
struct StackFramesTests {
  @Test(
    "what clients write are frames",
    arguments: [
      "example.org/quill.open:+12,+0x3c", "runtime.goexit:=0,+0x1", "\".(*T).Close:-3,-0xff",
      "type:.eq.example.org/x.T:+0,+0x10", "gopkg.in/yaml%2ev3.unmarshal[...]:+5,+0x0",
      ".main:=7,+0x2", "a.b:+1,+0x1\n\".c:+2,+0x2", "a.b:+1,+0x1\ntruncated",
      // So golang.org/x/telemetry cuts a stack: anywhere, and with a line feed at the end.
      "a.b:+1,+0x1\nc.d:+2,+\ntruncated\n", "a.b:+1,+0x1\nc.\ntruncated\n", "a.b:+\ntruncated",
      "a.b:+1,+0x1\n\ntruncated\n", "truncated", "git.sr.ht/~user/repo.(*T).f-fm:+1,+0x1",
      "main.glob..func1:+1,+0x1", "x.Größe:+1,+0x1", "std::vector::push:+1,+0x1",
      "x.f[go.shape.int].func2:+1,+0x1", "memeqbody·f:+1,+0x1",
    ])
  func frames(_ frames: String) {
    #expect(StackFrames.areFrames("quill/bug\n" + frames))
    #expect(StackFrames.areFrames("quill/bug"))
  }

  @Test(
    "nothing else is",
    arguments: [
      "/home/user/main.go:+12,+0x3c", "C:/Users/user/main.go:+12,+0x3c",
      "C:\\Users\\user\\main.go:+12,+0x3c", "file:///home/x:+1,+0x1", "~/x.f:+1,+0x1",
      "../user/x.f:+1,+0x1", "a//b.f:+1,+0x1", "./x.f:+1,+0x1", "a.b", "a.b:12", "a.b:+12",
      "a.b:+12,0x3c", "a.b:+12,+3c", "a.b:+12,+0x", "a.b:+12,+0xG", "a.b:+12,+0xAB",
      "a.b:+,+0x1", "a.b:++1,+0x1", "a.b:+1,+0x1 user", "a b:+1,+0x1", ":+1,+0x1", "",
      "\"/home/me/x.go:+1,+0x3c", "\"../me.f:+1,+0x1", "\"me:+1,+0x1", "_/home/me/p.f:+1,+0x1",
      "~me/x.f:+1,+0x1", "mailto:me:+1,+0x1", "ssh:me@h:+1,+0x1", "c:x.f:+1,+0x1",
      "D|/me:+1,+0x1", "\".f/home/me:+1,+0x1", "x./home/me.f:+1,+0x1", "x.f(/home/me):+1,+0x1",
      "x.f[/home/me]:+1,+0x1", "x.(*/home/me).f:+1,+0x1", "x.func1;/home/me:+1,+0x1",
      "x,/home/me:+1,+0x1", "$HOME/me.f:+1,+0x1", "m.f?me=1:+1,+0x1", "me@example.org.f:+1,+0x1",
      "example.org/\u{A0}me.f:+1,+0x1", "a.b:+99999999999999999999,+0x1",
      "a.b:+1,+0x10000000000000000", "jane@example.org:me-\ntruncated", "a.b:me\ntruncated",
      "a.b:+1,+0x1\n", "a.b:+1,+0x1\n\n", "truncated\na.b:+1,+0x1",
      "/home/user\ntruncated\n", "a.b:+1,x\ntruncated", "a.b:+1,+0x1\nuser\nc.d:+1,+0x1",
    ])
  func others(_ frames: String) {
    #expect(!StackFrames.areFrames("quill/bug\n" + frames))
  }
}
