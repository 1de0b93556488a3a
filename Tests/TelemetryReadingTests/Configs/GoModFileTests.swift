import TelemetryReading
import Testing

@Suite("The module that a go.mod names")
struct GoModFileTests {
  @Test(
    "its path is read in every notation",
    arguments: [
      "module example.org/quill/config\n", "// first\n\nmodule example.org/quill/config // last",
      "go 1.25.0\r\nmodule \"example.org/quill/config\"\r\n", "module `example.org/quill/config`\n",
      "module (\n\t// here\n\texample.org/quill/config\n)\n", "  module\texample.org/quill/config",
    ])
  func path(_ text: String) {
    #expect(GoModFile.modulePath(Array(text.utf8)) == "example.org/quill/config")
  }

  @Test(
    "what is no plain path is none: it would stand in a command",
    arguments: [
      "", "go 1.25.0\n", "module\n", "module \"\"\n", "module -json\n", "module $(id)\n",
      "module a;id\n", "module \"a b\"\n", "module é.example\n", "modules example.org/x\n",
      "// module example.org/x\n",
    ])
  func none(_ text: String) {
    #expect(GoModFile.modulePath(Array(text.utf8)) == nil)
  }
}
