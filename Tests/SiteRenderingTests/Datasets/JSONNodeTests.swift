import Testing

@testable import SiteRendering

struct JSONNodeTests {
  private static func text(_ append: (inout ByteBuffer) -> Void) -> String {
    var buffer = ByteBuffer(capacity: 256)
    append(&buffer)
    return String(decoding: buffer.bytes, as: UTF8.self)
  }

  @Test("what is short stands in a line, the rest is indented, and members keep their order")
  func layout() {
    let long = String(repeating: "x", count: 95)
    let node: JSONNode = [
      "z": ["b": 1, "a": [true, .null]], "long": [.text(long), 2], "empty": [],
    ]
    #expect(
      Self.text { $0.appendDocument(node) } == """
        {
          "z": {"b":1,"a":[true,null]},
          "long": [
            "\(long)",
            2
          ],
          "empty": []
        }

        """)
  }

  @Test("no text leaves a script, whatever it is")
  func script() {
    let node: JSONNode = ["a</script><!--": "</script><script>alert(1)</script>\"&amp;]]>\\\u{7f}"]
    let html = TrustedHTML(script: node).text
    #expect(
      html == #"{"a\u003c/script\u003e\u003c!--":"\u003c/script\u003e\u003cscript\u003e"#
        + #"alert(1)\u003c/script\u003e\"\u0026amp;]]\u003e\\\u007f"}"#)
  }
}
