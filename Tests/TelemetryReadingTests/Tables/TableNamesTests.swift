import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@Suite struct TableNamesTests {
  private func errors(_ name: String, allowFormulaNames: Bool = false) throws -> [String] {
    let quoted =
      "\""
      + name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
    let read = try ReadTables(
      "week,program,counter,reports,total\n2026-04-26,p,\(quoted),1,1\n",
      allowFormulaNames: allowFormulaNames)
    #expect(read.errors.allSatisfy { $0.location.description == "1.csv:2:14" })
    #expect(read.counters.count + read.errors.count == 1)
    return read.errors.map(\.message)
  }

  @Test(
    "names that only look dangerous are names like others",
    arguments: [
      "../../etc/x", "/abs", "a//b", ".", "..", "x.", "x ", "CON", "nul", "index.html",
      "<script>alert(1)</script>", "\"><img onerror=alert(1)>", "__proto__", "javascript:alert(1)",
      "%2e%2e%2f", "a#b?c=d&e", "%", "a b", "gtk+", "c:=1+1", "c:-", "c:@x", "c:a:b",
    ])
  func allowed(name: String) throws { #expect(try errors(name) == []) }

  @Test(
    "control characters, noncharacters and what does not show are refused",
    arguments: [
      0x09, 0x0A, 0x0D, 0x1B, 0x7F, 0x85, 0x2028, 0x2029, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE,
      0x10FFFF, 0x061C, 0x200B, 0x200F, 0x202A, 0x202E, 0x2060, 0x206F, 0xFEFF, 0xFFF9, 0xFFFB,
      0xE0001, 0xF0000,
    ])
  func refused(codePoint: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(codePoint))
    for name in ["a\(scalar)b", "\(scalar)"] {
      let messages = try errors(name)
      #expect(messages.count == 1)
      let digits = String(codePoint, radix: 16, uppercase: true)
      #expect(messages.first?.contains("character U+") == true)
      #expect(messages.first?.contains(digits) == true)
    }
  }

  @Test("empty names, spaces alone, and names over 1,024 bytes are refused; 300 characters are not")
  func lengths() throws {
    #expect(try errors("") == ["the counter is empty"])
    #expect(try errors("   ") == ["the counter is nothing but spaces"])
    #expect(try errors(String(repeating: "é", count: 300)) == [])
    #expect(try errors(String(repeating: "x", count: 1024)) == [])
    #expect(
      try errors(String(repeating: "x", count: 1025))
        == ["the counter has 1025 bytes, more than 1024"])
    #expect(
      try errors(String(repeating: "x", count: 100_000))
        == ["the counter has 100000 bytes, more than 1024"])
  }

  @Test("a counter with a colon has a chart and a bucket", arguments: ["c:", ":b", "c: ", " :b"])
  func emptyParts(name: String) throws {
    let part = name.hasPrefix("c") ? "bucket" : "chart"
    #expect(try errors(name) == ["counter '\(name)' has an empty \(part)"])
  }

  @Test("a whole counter that begins like a formula is refused", arguments: ["=", "+", "-", "@"])
  func formulas(first: String) throws {
    #expect(try errors("\(first)c") == ["counter '\(first)c' begins like a formula"])
    #expect(try errors("\(first)c", allowFormulaNames: true) == [])
  }

  @Test("the same holds for programs, charts and stacks")
  func otherColumns() throws {
    let read = try ReadTables(
      "week,program,reports\n2026-04-26,=p,1\n2026-04-26,,1\n",
      "week,program,chart,eligible\n2026-04-26,p,-c,1\n2026-04-26,,c,1\n",
      "week,program,stack,reports,total\n2026-04-26,p,@s,1,1\n2026-04-26,p,\"s\n\nf\",1,1\n"
        + "2026-04-26,p,\"\nf\",1,1\n")
    #expect(
      read.lines == [
        "1.csv:2:12: program '=p' begins like a formula",
        "2.csv:2:14: chart '-c' begins like a formula", "2.csv:3:12: the program is empty",
        "3.csv:2:14: stack '@s' begins like a formula",
        "3.csv:3:14: stack 's<U+000A><U+000A>f' has an empty line",
        "3.csv:6:14: stack '<U+000A>f' has an empty line",
      ])
  }

  @Test("a breakdown has as many values as names")
  func breakdowns() throws {
    let head = "week,program,by,value,counter,reports,total\n2026-04-26,p,"
    for (fields, message) in [
      ("GOOS+GOARCH,👉linux", "expected 2 values for 'GOOS+GOARCH', found 1 in 'linux'"),
      ("GOOS+GOARCH,👉linux+", "expected 2 values for 'GOOS+GOARCH', found 1 in 'linux+'"),
      ("GOOS+GOARCH,👉a+b+c", "expected 2 values for 'GOOS+GOARCH', found 3 in 'a+b+c'"),
      ("👉GOOS+,linux", "by 'GOOS+' has an empty name"), ("👉,linux", "the by is empty"),
      ("GOOS,👉", "the value is empty"), ("👉=x,linux", "by '=x' begins like a formula"),
    ] {
      let input = MarkedInput(head + fields + ",c,1,1\n")
      let read = try ReadTables([("1.csv", input.bytes)])
      #expect(read.errors.first?.message == message)
      #expect(read.errors.first?.location == input.location(in: "1.csv"))
      #expect(read.tables[.groups].isEmpty)
    }
    #expect(try ReadTables(head + "GOOS,=1,c,1,1\n").lines == [])
  }

  @Test("canonically equivalent names of other bytes are an error that names both places")
  func twins() throws {
    let head = "week,program,counter,reports,total\n"
    let read = try ReadTables(
      head + "2026-04-26,p,caf\u{E9},1,1\n", head + "2026-04-26,q,cafe\u{301},1,1\n")
    #expect(read.errors.map(\.location.description) == ["2.csv:2:14"])
    #expect(read.notes == ["1.csv:2:14"])
    #expect(read.errors.first?.message.hasSuffix("a name of other bytes (U+0301)") == true)
    #expect(read.counters.count == 2)
  }

  @Test("charts that are such twins are found behind buckets that differ, once each")
  func twinCharts() throws {
    let read = try ReadTables(
      "week,program,counter,reports,total\n2026-04-26,p,\u{E9}:a,1,1\n2026-04-26,p,e\u{301}:b,1,1\n"
        + "2026-04-26,p,e\u{301}:c,1,1\n2026-04-26,p,\u{E9}:d,1,1\n")
    #expect(read.errors.map(\.location.description) == ["1.csv:3:14"])
    #expect(read.notes == ["1.csv:2:14"])
  }

  @Test("names that differ in case, in a space or in a sign are no twins")
  func noTwins() throws {
    let read = try ReadTables(
      "week,program,counter,reports,total\n2026-04-26,p,Foo,1,1\n2026-04-26,p,foo,1,1\n"
        + "2026-04-26,p,a b,1,1\n2026-04-26,p,a-b,1,1\n2026-04-26,p,\u{E9},1,1\n"
        + "2026-04-26,p,\u{E8},1,1\n")
    #expect(read.lines == [])
    #expect(read.counters.count == 6)
  }

  @Test("a program with a counter 'foo' and a counter 'foo:foo' is an error with both places")
  func doubled() throws {
    let head = "week,program,counter,reports,total\n"
    let read = try ReadTables(
      head + "2026-04-26,p,foo:foo,1,1\n2026-04-26,q,foo,1,1\n2026-04-26,r,bar:bar,1,1\n",
      head + "2026-05-03,r,foo:foo,1,1\n2026-05-03,p,foo,1,1\n2026-05-10,p,foo,1,1\n")
    #expect(
      read.lines == ["2.csv:3:14: program 'p' has the counter 'foo' beside 'foo:foo'"])
    #expect(read.notes == ["1.csv:2:14"])
  }

  @Test(
    "every line of the Big List of Naughty Strings is a name or a mistake, and never both",
    .enabled(if: SharedFolder.isPresent, "../shared is absent"))
  func naughtyStrings() throws {
    let list = try SharedFolder.names(in: "suites/blns").first { $0.hasSuffix(".txt") }
    guard let list else { return }
    let bytes = try SharedFolder.bytes("suites/blns/\(list)")
    for line in bytes.split(separator: 0x0A) {
      let field = line.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] }
      let table =
        Array("week,program,counter,reports,total\n2026-04-26,p,\"".utf8) + field
        + Array("\",1,1\n".utf8)
      let read = try ReadTables([("1.csv", table)])
      #expect(read.counters.count + read.errors.count == 1, "\(Array(line))")
    }
  }
}
