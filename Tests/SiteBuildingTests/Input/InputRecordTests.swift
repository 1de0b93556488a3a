import Glibc
import SiteTestSupport
import TelemetryModel
import TelemetryReading
import Testing

@testable import SiteBuilding

@Suite("What an input file is")
struct InputRecordTests {
  private static let text = "0123456789"
  private static let changed = "this file changed during the build"

  private let folder: TemporaryFolder
  private let file: InputFile

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.text, to: "content/a.csv")
    var diagnostics = Diagnostics()
    let input = try InputFolder(folder("content"), diagnostics: &diagnostics)
    file = try #require(input.files.first)
  }

  private func writeInPlace(_ text: String, offset: Int) {
    let number = open(folder("content/a.csv"), O_WRONLY)
    #expect(pwrite(number, text, text.utf8.count, offset) == text.utf8.count)
    close(number)
  }

  @Test("its record has the whole file, also what its reader left")
  func rest() throws {
    var diagnostics = Diagnostics()
    let records = InputRecords()
    let head = try records.read(file, &diagnostics) { source, _ in
      var head = [UInt8](repeating: 0, count: 4)
      _ = try head.withUnsafeMutableBytes { try source.read(into: $0) }
      return head
    }
    #expect(head == Array(Self.text.utf8.prefix(4)))
    #expect(!diagnostics.hasErrors)
    let record = records.record(of: file)
    #expect(record.file == file)
    #expect(record.digest == FileDigest(of: Array(Self.text.utf8)))
  }

  @Test("a file that grows while it is read has changed")
  func grows() throws {
    var diagnostics = Diagnostics()
    try InputRecords().read(file, &diagnostics) { _, _ in writeInPlace("!", offset: 10) }
    #expect(diagnostics.errors.map(\.message) == [Self.changed])
    #expect(diagnostics.errors.map(\.location) == [file.location])
  }

  @Test("a copy whose bytes are not those that were read is told")
  func otherBytes() throws {
    let record = try InputRecord(file, read: FileDigest(of: Array("012345678?".utf8)))
    var copied: [UInt8] = []
    let fault = #expect(throws: Diagnostic.self) {
      try record.copy { source in
        try source.forEachPiece { copied += $0 }
        return FileDigest(of: copied)
      }
    }
    #expect(copied == Array(Self.text.utf8))
    #expect(fault?.message == Self.changed && fault?.location == file.location)
  }
}
