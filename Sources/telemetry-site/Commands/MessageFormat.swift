internal import ArgumentParser

/// How what was found is printed.
enum MessageFormat: String, CaseIterable, ExpressibleByArgument, Sendable {
  /// For people: messages to standard error, the summary to standard output.
  case text
  /// Workflow commands, which GitHub shows beside the lines of a change.
  case github
  /// One JSON object a line, all of them to standard output.
  case json
}
