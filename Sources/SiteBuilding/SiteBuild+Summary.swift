package import TelemetryModel

extension SiteBuild {
  /// What a run came to.
  package struct Summary: Sendable {
    /// HTML pages.
    package var pages = 0
    /// All files, without the marker.
    package var files = 0
    package var bytes = 0
    package var diagnostics = Diagnostics()
    /// Whether there was a config history to hold names against; a site without one has no privacy wall.
    package var hasWall = true
    /// Why the old site could not be removed, after the new one stood.
    package var leftover: SystemFailure?
  }

  /// The input is wrong: see the diagnostics. Nothing was written.
  package struct Refused: Error {
    package var diagnostics: Diagnostics
  }
}
