internal import TelemetryModel

/// Makes the tree of a JSON text out of the scanner's events.
///
/// It keeps its own stack, so that no nesting can exhaust the thread's.
struct JSONTreeBuilder {
  private struct Frame {
    var offset: Int
    var isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONMember] = []
    var keys = KeyIndex()
    var key: (text: String, offset: Int, isRepeated: Bool)?
  }

  private let places: LinePlaces
  private var frames: [Frame] = []

  init(places: LinePlaces) { self.places = places }

  /// - Returns: The tree; of a repeated key the first value, the others are reported.
  mutating func build(
    _ bytes: UnsafeRawBufferPointer, maximumDepth: Int, diagnostics: inout Diagnostics
  ) throws(JSONFault) -> JSONValue {
    var scanner = JSONScanner(bytes, maximumDepth: maximumDepth)
    var root: JSONValue?
    while true {
      let event = try scanner.next()
      let offset = scanner.eventStart
      let finished: JSONValue
      switch event {
      case .beginObject, .beginArray:
        frames.append(Frame(offset: offset, isObject: event == .beginObject))
        continue
      case .key(let token):
        addKey(token.text(in: bytes), at: offset, diagnostics: &diagnostics)
        continue
      case .endObject, .endArray:
        let frame = frames.removeLast()
        finished = JSONValue(
          frame.isObject ? .object(frame.members) : .array(frame.elements), at: frame.offset)
      case .string(let token): finished = JSONValue(.string(token.text(in: bytes)), at: offset)
      case .number(let range):
        finished = JSONValue(.number(String(decoding: bytes[range], as: UTF8.self)), at: offset)
      case .bool(let value): finished = JSONValue(.bool(value), at: offset)
      case .null: finished = JSONValue(.null, at: offset)
      case .end:
        guard let root else { preconditionFailure("the scanner ends behind a value") }
        return root
      }
      if frames.isEmpty { root = finished } else { add(finished) }
    }
  }

  private mutating func addKey(_ text: String, at offset: Int, diagnostics: inout Diagnostics) {
    let top = frames.count - 1
    let earlier = frames[top].keys.place(of: text, among: frames[top].members)
    if let earlier {
      let first = places.location(at: frames[top].members[earlier].keyOffset)
      diagnostics.add(.repeatedKey(text, at: places.location(at: offset), first: first))
    }
    frames[top].key = (text, offset, earlier != nil)
  }

  private mutating func add(_ value: JSONValue) {
    let top = frames.count - 1
    guard let key = frames[top].key else {
      frames[top].elements.append(value)
      return
    }
    frames[top].key = nil
    if key.isRepeated { return }
    frames[top].members.append(JSONMember(key: key.text, keyOffset: key.offset, value: value))
  }
}

/// Finds a key among those of an object, by bytes: one by one while they are few, then by hash.
private struct KeyIndex {
  private struct Key: BytewiseName {
    let text: String
    init(_ text: String) { self.text = text }
  }

  private static let few = 12
  private var indexed = 0
  private var places: [Key: Int] = [:]

  mutating func place(of key: String, among members: [JSONMember]) -> Int? {
    if members.count <= Self.few {
      return members.firstIndex { BytewiseOrder.equal($0.key, key) }
    }
    while indexed < members.count {
      places[Key(members[indexed].key)] = indexed
      indexed += 1
    }
    return places[Key(key)]
  }
}

extension Diagnostic {
  fileprivate static func repeatedKey(
    _ key: String, at location: SourceLocation, first: SourceLocation
  ) -> Self {
    Self(
      message: "the key \(ShownText.quoted(key)) is repeated", location: location,
      hint: "keep one of them", notes: [Note("the first one", at: first)])
  }
}
