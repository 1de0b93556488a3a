import FoundationEssentials
import Glibc
import SiteTestSupport
import TelemetryModel
import Testing

@testable import SiteBuilding

@Suite("Input folders")
struct InputFolderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolder("content")
  }

  private func walk() throws -> (InputFolder, Diagnostics) {
    var diagnostics = Diagnostics()
    let input = try InputFolder(folder("content/"), diagnostics: &diagnostics)
    return (input, diagnostics)
  }

  /// - Throws: The `Diagnostic` that a reader would be told.
  private static func bytes(
    of file: InputFile, limit: Int, raisedBy key: String? = nil
  ) throws -> [UInt8] {
    var diagnostics = Diagnostics()
    let bytes = try InputRecords().bytes(of: file, limit: limit, raisedBy: key, &diagnostics)
    if let fault = diagnostics.errors.first { throw fault }
    return try #require(bytes)
  }

  /// Expects one error, at a path below `content`, and that the good file is found all the same.
  private func expectOneError(
    _ message: String, at path: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    try folder.write("fine", to: "content/zz.csv")
    let (input, diagnostics) = try walk()
    #expect(diagnostics.errors.map(\.message) == [message], sourceLocation: sourceLocation)
    #expect(
      diagnostics.errors.map(\.location.description) == ["\(folder("content"))/\(path):1:1"],
      sourceLocation: sourceLocation)
    #expect(diagnostics.errors.allSatisfy { $0.hint != nil }, sourceLocation: sourceLocation)
    #expect(input.files.map(\.path) == ["zz.csv"], sourceLocation: sourceLocation)
  }

  @Test("files are listed by the bytes of their paths, with their sizes")
  func order() throws {
    for path in ["b.csv", "a/z.csv", "a.csv", "a/b/c.csv", "B.csv", "é.csv"] {
      try folder.write(path, to: "content/\(path)")
    }
    let (input, diagnostics) = try walk()
    #expect(!diagnostics.hasErrors)
    #expect(
      input.files.map(\.path) == ["B.csv", "a.csv", "a/b/c.csv", "a/z.csv", "b.csv", "é.csv"])
    #expect(input.files.map(\.status.size) == [5, 5, 9, 7, 5, 6])
    #expect(input.files[0].location.description == "\(folder("content"))/B.csv:1:1")
    #expect(try Self.bytes(of: input.files[3], limit: 7) == Array("a/z.csv".utf8))
  }

  @Test("a link that stays inside is followed")
  func linkInside() throws {
    try folder.write("1", to: "content/a/x.csv")
    try folder.link("content/b", to: "a")
    try folder.link("content/y.csv", to: folder("content/a/x.csv"))
    let (input, diagnostics) = try walk()
    #expect(!diagnostics.hasErrors)
    #expect(input.files.map(\.path) == ["a/x.csv", "b/x.csv", "y.csv"])
    #expect(try Self.bytes(of: input.files[2], limit: 10) == Array("1".utf8))
  }

  @Test("a link that leaves the folder is an error, to a file or to a folder")
  func linkOutside() throws {
    try folder.write("secret", to: "secret.csv")
    try folder.link("content/a.csv", to: "../secret.csv")
    try expectOneError("this symbolic link leads out of '\(folder("content"))'", at: "a.csv")
    try FileManager.default.removeItem(atPath: folder("content/a.csv"))
    // A folder whose name only begins like the input's.
    try folder.makeFolder("content-old")
    try folder.link("content/old", to: "../content-old")
    try expectOneError("this symbolic link leads out of '\(folder("content"))'", at: "old")
  }

  @Test(
    "links that lead back or to nothing are errors",
    arguments: [
      ("loop", "loop", "this symbolic link leads back to itself"),
      ("up", ".", "this symbolic link leads back to itself"),
      ("gone", "nowhere", "this symbolic link leads to nothing"),
    ])
  func loops(name: String, target: String, message: String) throws {
    try folder.link("content/\(name)", to: target)
    try expectOneError(message, at: name)
  }

  @Test("a FIFO is an error and nobody waits for its writer", .timeLimit(.minutes(5)))
  func fifo() throws {
    #expect(mkfifo(folder("content/pipe.csv"), 0o644) == 0)
    try expectOneError("this is a FIFO, not a regular file", at: "pipe.csv")
  }

  @Test(
    "a file that became a FIFO is an error and nobody waits for its writer", .timeLimit(.minutes(5))
  )
  func fifoLater() throws {
    try folder.write("x", to: "content/a.csv")
    let (input, _) = try walk()
    #expect(unlink(folder("content/a.csv")) == 0)
    #expect(mkfifo(folder("content/a.csv"), 0o644) == 0)
    let fault = #expect(throws: Diagnostic.self) { try input.files[0].open() }
    #expect(fault?.message == "this file changed during the build")
  }

  @Test("a socket is an error")
  func socketFile() throws {
    #expect(mknod(folder("content/s.csv"), S_IFSOCK | 0o644, 0) == 0)
    try expectOneError("this is a socket, not a regular file", at: "s.csv")
  }

  @Test("a device is an error", .enabled(if: geteuid() == 0, "only root may make a device"))
  func device() throws {
    // The numbers of /dev/null.
    #expect(mknod(folder("content/d.csv"), S_IFCHR | 0o644, 0x103) == 0)
    try expectOneError("this is a device, not a regular file", at: "d.csv")
  }

  @Test("a file or a folder that may not be read is an error")
  func unreadable() async {
    // Root may read everything, so a child process gives its rights away.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      for path in ["a.csv", "b/x.csv", "c.csv"] { try folder.write("x", to: "content/\(path)") }
      precondition(chmod(folder("content/a.csv"), 0) == 0 && chmod(folder("content/b"), 0) == 0)
      precondition(geteuid() != 0 || seteuid(65534) == 0)
      var diagnostics = Diagnostics()
      let input = try InputFolder(folder("content"), diagnostics: &diagnostics)
      precondition(input.files.map(\.path) == ["c.csv"])
      let message = "this file or folder may not be read"
      precondition(diagnostics.errors.map(\.message) == [message, message])
      precondition(
        diagnostics.errors.map(\.location.file) == [folder("content/a.csv"), folder("content/b")])
      seteuid(getuid())
      precondition(chmod(folder("content/b"), 0o755) == 0)
    }
  }

  @Test("a name that is not UTF-8 or holds a control character is shown with escapes")
  func badNames() throws {
    func touch(_ name: [UInt8]) {
      let path = Array(folder("content/").utf8) + name + [0]
      let file = Glibc.open(path.map { CChar(bitPattern: $0) }, O_CREAT | O_WRONLY, 0o644)
      #expect(file != -1)
      close(file)
    }
    touch(Array("caf".utf8) + [0xE9])
    touch(Array("new\nline".utf8))
    let (input, diagnostics) = try walk()
    #expect(input.files.isEmpty)
    #expect(
      diagnostics.errors.map(\.message) == [
        "the file name 'caf\\xe9' is not UTF-8 or holds a control character",
        "the file name 'new\\x0aline' is not UTF-8 or holds a control character",
      ])
  }

  @Test("a missing folder is a failure")
  func missing() {
    var diagnostics = Diagnostics()
    #expect(throws: SystemFailure.self) {
      try InputFolder(folder("nowhere"), diagnostics: &diagnostics)
    }
  }

  @Test("a file over the limit is an error that names both numbers")
  func limit() throws {
    try folder.write("12345678", to: "content/a.csv")
    let (input, _) = try walk()
    let fault = #expect(throws: Diagnostic.self) { try Self.bytes(of: input.files[0], limit: 7) }
    #expect(fault?.message == "this file has 8 bytes, and at most 7 are read")
    #expect(fault?.hint == "make it shorter: this limit cannot be raised")
    let other = #expect(throws: Diagnostic.self) {
      try Self.bytes(of: input.files[0], limit: 7, raisedBy: "config_bytes")
    }
    #expect(other?.hint == "make it shorter, or raise limits.config_bytes in site.yml")
  }

  @Test("a source gives all bytes in pieces, and then none")
  func pieces() throws {
    try folder.write("0123456789", to: "content/a.csv")
    let (input, _) = try walk()
    let source = try input.files[0].open()
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4)
    while true {
      let count = try buffer.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      text += buffer.prefix(count)
    }
    #expect(text == Array("0123456789".utf8))
  }

  @Test("an input that nobody touched is unchanged")
  func unchanged() throws {
    try folder.write("x", to: "content/a/b.csv")
    let (input, _) = try walk()
    var diagnostics = Diagnostics()
    try input.verifyUnchanged(diagnostics: &diagnostics)
    #expect(!diagnostics.hasErrors)
  }

  @Test("files that changed, came or went during the build are errors")
  func changed() throws {
    for name in ["b", "d", "f"] { try folder.write("x", to: "content/\(name).csv") }
    let (input, _) = try walk()
    try folder.write("longer", to: "content/b.csv")
    for name in ["a", "c", "g"] { try folder.write("x", to: "content/\(name).csv") }
    try FileManager.default.removeItem(atPath: folder("content/d.csv"))
    var diagnostics = Diagnostics()
    try input.verifyUnchanged(diagnostics: &diagnostics)
    let base = folder("content")
    #expect(
      diagnostics.errors.map { "\($0.location.file.dropFirst(base.count + 1)) \($0.message)" } == [
        "a.csv this file was added during the build",
        "b.csv this file changed during the build",
        "c.csv this file was added during the build",
        "d.csv this file changed during the build",
        "g.csv this file was added during the build",
      ])
    let fault = #expect(throws: Diagnostic.self) { try Self.bytes(of: input.files[0], limit: 100) }
    #expect(fault?.message == "this file changed during the build")
  }

  @Test("a file that was written to is told though its size and its time are what they were")
  func timeSetBack() throws {
    try folder.write("x", to: "content/a.csv")
    let (input, _) = try walk()
    let file = try #require(input.files.first)
    let time = timespec(
      tv_sec: Int(file.status.modified / 1_000_000_000),
      tv_nsec: Int(file.status.modified % 1_000_000_000))
    var times = [time, time]
    var now: FileStatus
    // The clock of some systems ticks every few milliseconds.
    repeat {
      try folder.write("y", to: "content/a.csv")
      #expect(utimensat(AT_FDCWD, folder("content/a.csv"), &times, 0) == 0)
      now = try Platform.status(folder("content/a.csv"))
    } while now.changed == file.status.changed
    #expect(now.modified == file.status.modified && now.size == file.status.size)
    var diagnostics = Diagnostics()
    try input.verifyUnchanged(diagnostics: &diagnostics)
    #expect(diagnostics.errors.map(\.message) == ["this file changed during the build"])
  }

  @Test("a file of the same size that was written to is told by its time")
  func sameSize() throws {
    try folder.write("x", to: "content/a.csv")
    let (input, _) = try walk()
    var times = [timespec(tv_sec: 1, tv_nsec: 1), timespec(tv_sec: 1, tv_nsec: 1)]
    #expect(utimensat(AT_FDCWD, folder("content/a.csv"), &times, 0) == 0)
    var diagnostics = Diagnostics()
    try input.verifyUnchanged(diagnostics: &diagnostics)
    #expect(diagnostics.errors.count == 1)
  }
}
