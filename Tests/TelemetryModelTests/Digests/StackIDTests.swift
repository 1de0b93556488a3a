import SiteTestSupport
import TelemetryModel
import Testing

@Suite("The ids of stacks")
struct StackIDTests {
  /// - Source: golang/go issue 64240, "Dispatch bug reported by telemetry [1J758g]".
  @Test("a stack of a public issue has the id that golang.org/x/tools gave it there")
  func publicIssue() {
    let tools = "golang.org/x/tools/gopls/internal"
    let stack = [
      "gopls/bug", "\(tools)/bug.report:35", "\(tools)/bug.Errorf:2",
      "\(tools)/lsp.servePkgsite:52", "\(tools)/lsp.(*commandHandler).GoDoc.func1:62",
      "\(tools)/lsp.(*commandHandler).run.func1:2", "\(tools)/lsp.(*commandHandler).run:72",
      "\(tools)/lsp.(*commandHandler).GoDoc:1", "\(tools)/lsp/command.Dispatch:68",
      "\(tools)/lsp.(*Server).executeCommand:19", "\(tools)/lsp.(*Server).ExecuteCommand:1",
      "\(tools)/lsp/protocol.serverDispatch:606",
      "\(tools)/lsp/lsprpc.(*StreamServer).ServeStream.ServerHandler.func3:5",
      "\(tools)/lsp/lsprpc.(*StreamServer).ServeStream.handshaker.func4:52",
      "\(tools)/lsp/protocol.Handlers.MustReplyHandler.func1:2",
      "\(tools)/lsp/protocol.Handlers.AsyncHandler.func2.2:3", "runtime.goexit:0",
    ].joined(separator: "\n")
    #expect(StackID.issue(stack) == "1J758g")
  }

  /// The first three are published with FNV-1: 811c9dc5, 050c5d7e, 31f0b262.
  @Test(
    "other texts have the ids that another program computes",
    arguments: [
      ("", "gRydxQ"), ("a", "BQxdfg"), ("foobar", "MfCyYg"), ("tool/bug\né", "4oAHxg"),
      (StacksFixture.deep, "Q-XbMw"), (StacksFixture.markup, "tyYkaA"),
    ])
  func issue(_ text: String, _ id: String) {
    #expect(StackID.issue(text) == id)
  }

  @Test("the id on the site is of program and text")
  func address() {
    let tool = ProgramName(StacksFixture.program)
    #expect(StackID.address(program: tool, text: StacksFixture.deep) == StacksFixture.ids.deep)
    #expect(
      StackID.address(program: tool, text: StacksFixture.shallow) == StacksFixture.ids.shallow)
    let text = "bug\nf:+1,+0x1"
    #expect(StackID.address(program: ProgramName("p"), text: text) == "72a472ecc3350c30")
    #expect(StackID.address(program: ProgramName("q"), text: text) == "b9719cb67ce9e49d")
  }
}
