/// The mistakes found so far.
///
/// Readers go on after a mistake as long as what follows can still be told apart from it, so that one run
/// shows as many as possible.
package struct Diagnostics: Sendable {
  /// Errors that are kept; a reader stops once `isFull`.
  package static let errorLimit = 100
  /// Warnings that are kept; nobody stops for them.
  package static let warningLimit = 100

  package private(set) var errors: [Diagnostic] = []
  package private(set) var warnings: [Diagnostic] = []
  /// Errors that came after the list was full and were not kept.
  package private(set) var errorsDropped = 0
  /// Warnings that came after the list was full and were not kept.
  package private(set) var warningsDropped = 0

  package init() {}

  package var hasErrors: Bool { !errors.isEmpty }
  package var errorCount: Int { errors.count + errorsDropped }
  /// All that came, whether kept or not.
  package var warningCount: Int { warnings.count + warningsDropped }
  package var isFull: Bool { errors.count >= Self.errorLimit }

  /// Errors and warnings in the order of their places.
  package var sorted: [Diagnostic] { (errors + warnings).sorted() }

  package mutating func add(_ diagnostic: Diagnostic) {
    switch diagnostic.severity {
    case .warning where warnings.count >= Self.warningLimit: warningsDropped += 1
    case .warning: warnings.append(diagnostic)
    case .error where isFull: errorsDropped += 1
    case .error: errors.append(diagnostic)
    }
  }

  package mutating func add(contentsOf other: Diagnostics) {
    for diagnostic in other.errors { add(diagnostic) }
    for diagnostic in other.warnings { add(diagnostic) }
    errorsDropped += other.errorsDropped
    warningsDropped += other.warningsDropped
  }
}
