/// The limits that bad input meets; `limits` in `site.yml` may change each by its name.
package struct InputLimits: Hashable, Sendable {
  /// Bytes of one field of a table.
  package var fieldBytes = 1 << 20
  /// Bytes of one row of a table.
  package var rowBytes = 4 << 20
  /// Bytes of a name: program, counter, version.
  package var nameBytes = 1024
  /// Bytes of a stack's whole text; each of its lines is a name.
  package var stackBytes = 16 << 10
  /// Bytes of one chart file of the reference server.
  package var chartFileBytes = 16 << 20
  /// Depth of nested arrays and objects in JSON.
  package var jsonDepth = 64
  /// Bytes of one config or chart config.
  package var configBytes = 16 << 20
  /// Bytes of one raw report.
  package var reportLineBytes = 4 << 20
  /// Bytes of `site.yml`.
  package var settingsBytes = 1 << 20

  package init() {}
}
