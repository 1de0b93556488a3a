internal import SiteBuilding

/// The two streams that a run prints to, a line at a time.
struct Console {
  func output(_ line: String) throws(SystemFailure) {
    try Platform.write(Array((line + "\n").utf8), to: .standardOutput)
  }

  func error(_ text: String) throws(SystemFailure) {
    try Platform.write(Array((text + "\n").utf8), to: .standardError)
  }
}
