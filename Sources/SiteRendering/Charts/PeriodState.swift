/// Why a chart over time has no point for a period: each state has its own words and its own texture.
package enum PeriodState: UInt8, CaseIterable, Hashable, Sendable {
  /// The site has nothing at all of the period.
  case noData
  /// Collected later for the first time.
  case notYetCollected
  /// Between two times of collection.
  case notCollected
  /// No longer collected.
  case retired
  /// Not every report could hold it, and how many could is not known.
  case partial
  /// No report could hold it.
  case noReports
  /// Nothing tells.
  case notKnown
  /// Of a ratio: there were reports, and nothing to have a part of.
  case nothingCounted

  /// In the drawing.
  package var label: String {
    switch self {
    case .noData: "no data"
    case .notYetCollected: "not yet collected"
    case .notCollected: "not collected"
    case .retired: "retired"
    case .partial: "partial"
    case .noReports: "none could hold it"
    case .notKnown: "not known"
    case .nothingCounted: "nothing counted"
    }
  }

  /// Where `label` has no room; the legend has the whole of it.
  package var shortLabel: String {
    switch self {
    case .notYetCollected: "not yet"
    case .noReports: "none could"
    case .nothingCounted: "none"
    default: label
    }
  }

  /// What is seen besides colour.
  enum Texture: Hashable, Sendable {
    /// A plain surface with borders.
    case plain
    /// Lines that rise.
    case hatched
    /// Upright lines.
    case ruled
    /// Rows of dots.
    case dotted
  }

  var texture: Texture {
    switch self {
    case .noData: .plain
    case .notYetCollected, .notCollected, .retired: .hatched
    case .partial: .ruled
    case .noReports, .notKnown, .nothingCounted: .dotted
    }
  }
}
