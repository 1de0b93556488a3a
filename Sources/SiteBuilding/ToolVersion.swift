/// What this program calls itself.
package enum ToolVersion {
  package static let name = "telemetry-site"
  package static let current = "0.1.0"
}
