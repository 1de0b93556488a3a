/// How the values of a piece of metadata are compared with the config's list, and ordered.
package enum CompareRule: String, CaseIterable, Hashable, Sendable {
  /// Equal bytes; ordered by value.
  case exact
  /// Equal bytes; ordered as semantic versions, what is no version last.
  case semver
  /// Equal after cutting both to `goX.Y`; ordered as Go versions, what is no version last.
  case goMinor = "go-minor"
}
