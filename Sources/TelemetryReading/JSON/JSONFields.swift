package import TelemetryModel

/// The members of an object whose keys are known beforehand.
package struct JSONFields: Sendable {
  /// In the order of the file.
  package let members: [JSONMember]

  fileprivate init(members: [JSONMember]) { self.members = members }

  package subscript(_ key: String) -> JSONMember? {
    members.first { BytewiseOrder.equal($0.key, key) }
  }
}

extension JSONDocument {
  /// Reads an object; an unknown key and a missing one are reported, and the others can still be read.
  ///
  /// - Parameters:
  ///   - what: Names the object in messages, such as `an entry of 'Programs'`.
  ///   - known: All keys that it may have, those of `required` among them.
  ///   - hintForUnknown: Said about a key that is near no known one; if nil, the known ones are listed.
  /// - Returns: Only known members; nil if the value is no object.
  package func fields(
    of value: JSONValue, as what: String, known: [String], required: [String] = [],
    hintForUnknown: String? = nil, diagnostics: inout Diagnostics
  ) -> JSONFields? {
    guard case .object(let members) = value.content else {
      diagnostics.add(.wrongKind(value, what, expected: "an object", at: location(value)))
      return nil
    }
    var kept: [JSONMember] = []
    for member in members {
      if known.contains(where: { BytewiseOrder.equal($0, member.key) }) {
        kept.append(member)
      } else {
        diagnostics.add(
          .unknownKey(
            member.key, in: what, known: known, hint: hintForUnknown, at: location(member)))
      }
    }
    let fields = JSONFields(members: kept)
    for key in required where fields[key] == nil {
      diagnostics.add(.missingKey(key, in: what, at: location(value)))
    }
    return fields
  }
}

extension Diagnostic {
  fileprivate static func unknownKey(
    _ key: String, in what: String, known: [String], hint: String?,
    at location: SourceLocation
  ) -> Self {
    Self(
      message: "\(what) has no key \(ShownText.quoted(key))", location: location,
      hint: Self.hint(
        nearestTo: key, among: known, otherwise: hint ?? Self.hint(listing: known, as: "the keys")))
  }

  fileprivate static func missingKey(
    _ key: String, in what: String, at location: SourceLocation
  ) -> Self {
    Self(message: "\(what) lacks '\(key)'", location: location, hint: "add \"\(key)\"")
  }
}
