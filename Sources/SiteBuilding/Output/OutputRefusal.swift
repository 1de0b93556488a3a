/// Why a path may not be the output folder: told before any work, and nothing was touched.
package struct OutputRefusal: Error, Hashable, Sendable {
  /// One lower-case clause, as a diagnostic's.
  package var message: String
  package var hint: String
}

/// Another build of the same output folder is running.
package struct AnotherBuildIsRunning: Error, Hashable, Sendable {
  package var output: String

  package var message: String { "another build is writing '\(output)'" }
  package var hint: String { "wait until it has ended" }
}
