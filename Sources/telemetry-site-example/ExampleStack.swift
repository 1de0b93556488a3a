/// A stack counter of the example: the stacks of one thing that should not happen.
struct ExampleStackCounter {
  struct Stack {
    /// From the innermost one outwards, as `function:line,offset`.
    var frames: [String]
    /// The probability in the first and the last week.
    var habit: ExampleChart.Habit
  }

  var program: Int
  var name: String
  var title: String
  var description: String
  var issues: [Int]
  var version: String
  var since = 0
  var depth: Int
  var stacks: [Stack]

  /// The name, then a frame a line: what a report holds.
  func text(_ stack: Stack) -> String {
    ([name] + stack.frames.prefix(depth)).joined(separator: "\n")
  }

  func isListed(inConfig config: Int) -> Bool { config >= since }

  static let all = [crash, bug]

  private static let crash = Self(
    program: ExampleWorld.loom, name: "loom/crash", title: "Crashes of loom",
    description: "The stacks of crashes: names of functions of Loom and line numbers within them.",
    issues: [127, 255], version: "v1.2.0", depth: 16,
    stacks: [
      stack(["weave.(*Web).Tighten:+48,+0x1f4", "weave.(*Web).Close:+12,+0x88"], 0.004, 0.0165),
      stack(["modfile.parseLine:+131,+0x5d2", "modfile.Parse:+44,+0x2a0"], 0.009, 0.004),
      stack(["cache.(*Shard).open:+27,+0x1b1", "cache.(*Cache).Get:+9,+0x4e"], 0.002, 0.012),
      stack(["link.(*Section).place:+203,+0x9f4", "link.Run:+61,+0x333"], 0.006, 0.003),
      stack(["testrun.(*Worker).wait:+18,+0xc3", "testrun.Run:+77,+0x41a"], 0.004, 0.004),
      stack(["proxy.(*Client).fetch:+90,+0x48e", "proxy.Get:=114,+0x77"], 0.003, 0.002),
      stack(["workspace.load:+55,+0x2e8", "workspace.Open:+6,+0x31"], 0.001, 0.005),
      stack(["targets.lookup:+14,+0x9d", "weave.Plan:+88,+0x50b"], 0.002, 0.001),
    ])

  private static let bug = Self(
    program: ExampleWorld.loomls, name: "loomls/bug", title: "Broken promises of loomls",
    description: "Places where the language server found itself in a state that it rules out.",
    issues: [174], version: "v0.9.0", since: 3, depth: 6,
    stacks: [
      stack(["snapshot.(*Snapshot).file:+71,+0x3c8", "server.hover:+22,+0x131"], 0.010, 0.022),
      stack(["rename.(*renamer).check:+160,+0x7aa", "rename.Run:+31,+0x1c0"], 0.006, 0.004),
      stack(["complete.score:+39,+0x21d", "complete.Items:+102,+0x5e3"], 0.005, 0.003),
      stack(["protocol.(*Mapper).offset:+25,+0x172", "server.edit:+17,+0xd4"], 0.003, 0.006),
      stack(["analysis.run:+84,+0x4b7", "analysis.(*pool).work:+20,+0x10c"], 0.002, 0.004),
    ])

  /// Under the frames that differ lie those that every run has.
  private static func stack(
    _ frames: [String], _ first: Double, _ last: Double
  ) -> Stack {
    let outer = [
      "command.(*Command).run:+66,+0x3a9", "main.main:+40,+0x2b6", "runtime.main:=283,+0x28a",
    ]
    return Stack(
      frames: (frames + outer).map { frame in
        frame.hasPrefix("runtime.") || frame.hasPrefix("main.")
          ? frame : "example.org/loom/internal/\(frame)"
      },
      habit: ExampleChart.Habit(first, last, count: 1))
  }
}
