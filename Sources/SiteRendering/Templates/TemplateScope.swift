internal import TelemetryModel

/// Where a value will be when the page is rendered.
struct TemplatePlace: Hashable, Sendable {
  /// Which of the entered values, from the outermost, 0.
  var depth: Int
  /// From there on through records.
  var slots: [Int]
  /// Whether the value is there at all is asked for, and not the value.
  var isPresence = false
}

/// What names mean at one point of a template.
struct TemplateScope {
  private enum Entered {
    case record(RecordShape)
    case text
  }

  enum Failure: Error {
    /// No record around has the first part of the name; these are the names they have, inner ones first.
    case unknown(part: String, known: TemplateNames)
    /// A record has no field of this name.
    case noField(part: String, record: String, known: TemplateNames)
    /// A dotted name goes through something that has no fields.
    case noRecord(part: String, kind: String)
    /// A dotted name goes through a record that may be missing here.
    case mayBeMissing(part: String)
    /// `{{.}}` where no text is entered.
    case noCurrentText
  }

  private var entered: [Entered]
  /// Places of values that may be missing, but not here.
  private var present: Set<TemplatePlace> = []

  init(_ shape: RecordShape) {
    entered = [.record(shape)]
  }

  func isPresent(_ place: TemplatePlace) -> Bool { present.contains(place) }

  /// - Complexity: O(fields around), at compile time only.
  func find(_ name: String) throws(Failure) -> (place: TemplatePlace, shape: FieldShape) {
    if BytewiseOrder.equal(name, ".") {
      guard case .text = entered.last else { throw .noCurrentText }
      return (TemplatePlace(depth: entered.count - 1, slots: []), .text)
    }
    var parts = name.utf8.split(separator: UInt8(ascii: ".")).map {
      String(decoding: $0, as: UTF8.self)
    }
    .makeIterator()
    guard let first = parts.next() else { throw .unknown(part: name, known: known) }
    var (place, shape) = try findFirst(first)
    var before = first
    while let part = parts.next() {
      let record: RecordShape
      switch shape {
      case .record(let inner): record = inner
      case .optional(let inner) where present.contains(place): record = inner
      case .optional: throw .mayBeMissing(part: before)
      default: throw .noRecord(part: before, kind: shape.description)
      }
      guard let found = record.find(part) else {
        throw .noField(part: part, record: record.name, known: record.names)
      }
      place.slots.append(found.slot)
      place.isPresence = found.isPresence
      shape = found.shape
      before = part
    }
    return (place, shape)
  }

  /// From the inside outwards.
  private func findFirst(_ part: String) throws(Failure) -> (TemplatePlace, FieldShape) {
    for depth in entered.indices.reversed() {
      guard case .record(let shape) = entered[depth], let found = shape.find(part) else {
        continue
      }
      return (
        TemplatePlace(depth: depth, slots: [found.slot], isPresence: found.isPresence), found.shape
      )
    }
    throw .unknown(part: part, known: known)
  }

  private var known: TemplateNames {
    var names = TemplateNames()
    for case .record(let shape) in entered.reversed() { names.add(shape.names) }
    return names
  }

  /// The scope inside a section; nil where such a value has none.
  func inside(_ place: TemplatePlace, _ shape: FieldShape) -> TemplateScope? {
    var inner = self
    switch shape {
    case .flag: break
    case .record(let record), .list(let record): inner.entered.append(.record(record))
    case .optional(let record):
      inner.entered.append(.record(record))
      inner.present.insert(place)
    case .optionalText:
      inner.entered.append(.text)
      inner.present.insert(place)
    case .texts: inner.entered.append(.text)
    case .text, .html: return nil
    }
    return inner
  }
}
