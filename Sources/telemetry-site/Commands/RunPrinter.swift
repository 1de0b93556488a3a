internal import SiteBuilding

/// Says what a run came to, in one of the formats.
protocol RunPrinter {
  func tell(_ summary: RunSummary) throws(SystemFailure)
  func tell(_ failure: RunFailure) throws(SystemFailure)
}

extension MessageFormat {
  /// - Parameter isQuiet: Errors only.
  func printer(isQuiet: Bool) -> any RunPrinter {
    switch self {
    case .text: TextPrinter(isQuiet: isQuiet)
    case .github: WorkflowPrinter(isQuiet: isQuiet)
    case .json: JSONPrinter(isQuiet: isQuiet)
    }
  }
}
