import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("The entries of an archive")
struct TarEntryTests {
  @Test("are unpacked by tar with their names and bytes, however long")
  func unpacked() throws {
    let names = [
      "a", String(repeating: "b", count: 100), "d/" + String(repeating: "c", count: 99),
      String(repeating: "d/", count: 130) + "e", "é/ü", "with space & 'quote'",
    ]
    var files: [String: [UInt8]] = [:]
    for (index, name) in names.enumerated() {
      let sizes = [0, 1, 511, 512, 513, 100_000]
      files[name] = [UInt8](repeating: UInt8(index), count: sizes[index])
    }
    var archive: [UInt8] = []
    for name in names {
      let bytes = files[name] ?? []
      archive += TarEntry.header(path: name, size: Int64(bytes.count)) + bytes
      archive += TarEntry.padding(after: Int64(bytes.count))
    }
    archive += TarEntry.end
    #expect(archive.count % 512 == 0)
    let folder = try TemporaryFolder()
    try folder.makeFolder("out")
    try folder.write(archive, to: "archive.tar")
    let tar = try ShellCommand.run("tar -xf archive.tar -C out", in: folder)
    #expect(tar.code == 0 && tar.output.isEmpty, "\(tar.output)")
    #expect(try folder.files(under: "out") == files)
    let owners = try ShellCommand.run("tar --numeric-owner -tvf archive.tar", in: folder)
    let lines = owners.output.split(separator: "\n")
    #expect(lines.count == names.count)
    #expect(lines.allSatisfy { $0.hasPrefix("-rw-r--r-- 0/0 ") && $0.contains(" 1970-01-01 ") })
  }

  @Test("say the size of a file of more than 8 GiB in a header of their own")
  func large() {
    // 8 GiB do not fit into eleven octal digits.
    let header = TarEntry.header(path: "big", size: 1 << 33)
    #expect(header.count == 3 * 512)
    let text = String(decoding: header[512..<1024].filter { $0 != 0 }, as: UTF8.self)
    #expect(text == "12 path=big\n19 size=8589934592\n")
    #expect(TarEntry.header(path: "big", size: 1 << 33 - 1).count == 512)
  }
}
