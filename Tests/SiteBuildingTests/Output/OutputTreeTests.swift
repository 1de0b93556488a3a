import Glibc
import SiteTestSupport
import Testing

@testable import SiteBuilding

@Suite("The files of a new site")
struct OutputTreeTests {
  @Test("modes do not depend on the umask")
  func umaskDoesNotMatter() async {
    // The umask belongs to the process: other tests must not see it.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      umask(0o077)
      let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      _ = try await SitePublisher(output: output).publish {
        try $0.write(path: "a/index.html", bytes: [])
      }
      precondition(folder.mode("site") == 0o755)
      precondition(folder.mode("site/a") == 0o755)
      precondition(folder.mode("site/a/index.html") == 0o644)
      precondition(folder.mode("site/.telemetry-site") == 0o644)
    }
  }

  @Test("a path that was written before is a broken invariant")
  func twin() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let folder = try TemporaryFolder()
      let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      _ = try await SitePublisher(output: output).publish {
        try $0.write(path: "a/index.html", bytes: [])
        try $0.write(path: "a/index.html", bytes: [])
      }
    }
    #expect(Self.errors(of: result).contains("is written once: a/index.html"))
  }

  @Test("a path that leaves the site is a broken invariant")
  func escaping() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let folder = try TemporaryFolder()
      let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      _ = try await SitePublisher(output: output).publish {
        try $0.write(path: "../escaped", bytes: [])
      }
    }
    #expect(Self.errors(of: result).contains("stays inside: ../escaped"))
  }

  @Test("a file in the way of a folder is a broken invariant")
  func fileInTheWay() async {
    let result = await #expect(
      processExitsWith: .failure, observing: [\.standardErrorContent]
    ) {
      let folder = try TemporaryFolder()
      let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      _ = try await SitePublisher(output: output).publish {
        try $0.write(path: "a", bytes: [])
        try $0.write(path: "a/index.html", bytes: [])
      }
    }
    #expect(Self.errors(of: result).contains("is a file"))
  }

  private static func errors(of result: ExitTest.Result?) -> String {
    String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
  }

  @Test("64 open files are enough")
  func fewOpenFiles() async {
    await #expect(processExitsWith: .success) {
      var limit = rlimit(rlim_cur: 64, rlim_max: 64)
      precondition(setrlimit(__rlimit_resource_t(7), &limit) == 0)
      let folder = try TemporaryFolder()
      let output = try OutputFolder(folder("site"), apartFrom: [], home: nil)
      let deep = (0..<200).map { "\($0)" }.joined(separator: "/")
      for _ in 0..<2 {
        _ = try await SitePublisher(output: output).publish {
          for index in 0..<100 { try $0.write(path: "charts/\(deep)/\(index).html", bytes: []) }
        }
      }
    }
  }
}
