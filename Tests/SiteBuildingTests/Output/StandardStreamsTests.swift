import Glibc
import Testing

@testable import SiteBuilding

@Suite("Standard streams that are closed")
struct StandardStreamsTests {
  @Test("no file that is opened later gets their numbers, and writing to them fails")
  func guarded() async {
    await #expect(processExitsWith: .success) {
      for number in [STDIN_FILENO, STDOUT_FILENO] { close(number) }
      Platform.guardStandardStreams()
      precondition(open("/dev/null", O_WRONLY) > STDERR_FILENO, "the number was free")
      do {
        try Platform.write([0x61], to: .standardOutput)
        preconditionFailure("nobody could read that")
      } catch let failure as SystemFailure {
        precondition(failure.code == EBADF)
      }
    }
  }

  @Test("streams that are open stay what they are")
  func stayOpen() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent]
    ) {
      Platform.guardStandardStreams()
      try Platform.write(Array("as before".utf8), to: .standardOutput)
    }
    #expect(String(decoding: result?.standardOutputContent ?? [], as: UTF8.self) == "as before")
  }
}
