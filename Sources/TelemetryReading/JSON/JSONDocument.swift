package import TelemetryModel

/// A JSON file that was read: its tree, and the places of all that is in it.
package struct JSONDocument: Sendable {
  package let root: JSONValue
  package let places: LinePlaces
  private let bytes: [UInt8]

  /// Reads a whole file.
  ///
  /// - Returns: nil where the text is not JSON; its first fault is reported. A repeated key is reported
  ///   too, but what else the file says can still be read: of its values the first counts.
  /// - Complexity: O(bytes).
  package static func read(
    _ bytes: [UInt8], file: String, limits: InputLimits, diagnostics: inout Diagnostics
  ) -> JSONDocument? {
    let places = LinePlaces(bytes, file: file)
    var found = Diagnostics()
    let tree = bytes.withUnsafeBytes { raw -> Result<JSONValue, JSONFault> in
      do throws(JSONFault) {
        var builder = JSONTreeBuilder(places: places)
        return .success(
          try builder.build(raw, maximumDepth: limits.jsonDepth, diagnostics: &found))
      } catch {
        return .failure(error)
      }
    }
    diagnostics.add(contentsOf: found)
    switch tree {
    case .success(let root): return JSONDocument(root: root, places: places, bytes: bytes)
    case .failure(let fault):
      diagnostics.add(fault.diagnostic(in: places))
      return nil
    }
  }

  package func location(_ value: JSONValue) -> SourceLocation { places.location(at: value.offset) }

  /// Where the key stands.
  package func location(_ member: JSONMember) -> SourceLocation {
    places.location(at: member.keyOffset)
  }

  /// The place of a byte of a string; the string's own place if it is empty or written with escapes.
  package func location(_ value: JSONValue, byte: Int) -> SourceLocation {
    guard case .string(let text) = value.content, !text.isEmpty else { return location(value) }
    let isPlain = bytes[(value.offset + 1)...].starts(with: text.utf8)
    return isPlain ? places.location(at: value.offset + 1 + byte) : location(value)
  }
}
