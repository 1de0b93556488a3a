/// What a shard's words refer to: its entries, and what these share. Each is numbered where it is first
/// needed.
struct SearchShardTables {
  private var entries = ByteBuffer(capacity: SearchIndex.shardLimit)
  private var programs = ByteBuffer(capacity: 1 << 10)
  private var states = ByteBuffer(capacity: 1 << 8)
  private var placeOfEntry: [Int: Int] = [:]
  private var placeOfProgram: [Int: Int] = [:]
  private var placeOfState: [[UInt8]: Int] = [:]

  /// Bytes of `append`.
  var byteCount: Int {
    entries.bytes.count + programs.bytes.count + states.bytes.count + Self.frameBytes
  }

  private static let frameBytes = 40

  /// The number of an entry in the shard.
  mutating func place(of entry: Int, in all: SearchEntries) -> Int {
    if let place = placeOfEntry[entry] { return place }
    let place = placeOfEntry.count
    placeOfEntry[entry] = place
    add(all[entry], all)
    return place
  }

  /// Appends the tables without the object's end.
  func append(to buffer: inout ByteBuffer) {
    buffer.append("{\"programs\":[")
    buffer.append(bytes: programs.bytes)
    buffer.append("],\"states\":[")
    buffer.append(bytes: states.bytes)
    buffer.append("],\"entries\":[")
    buffer.append(bytes: entries.bytes)
    buffer.append("\n]")
  }

  private mutating func add(_ entry: SearchEntry, _ all: SearchEntries) {
    let program = entry.program.map { place(ofProgram: $0, all) } ?? -1
    let state = place(ofState: entry.state)
    entries.append(entries.bytes.isEmpty ? "\n[" : ",\n[")
    entries.append(decimal: entry.kind.rawValue)
    entries.append(",")
    entries.append(decimal: program)
    entries.append(",")
    entries.appendJSON(entry.title.utf8)
    entries.append(",")
    entries.appendJSON(entry.name.utf8)
    entries.append(",")
    entries.append(decimal: state)
    entries.append(",")
    entries.appendJSON(all.path(of: entry).utf8)
    entries.append("]")
  }

  private mutating func place(ofProgram program: Int, _ all: SearchEntries) -> Int {
    if let place = placeOfProgram[program] { return place }
    let place = placeOfProgram.count
    placeOfProgram[program] = place
    let (title, name) = all.program(program)
    programs.append(place == 0 ? "[" : ",[")
    programs.appendJSON(title.utf8)
    programs.append(",")
    programs.appendJSON(name.utf8)
    programs.append("]")
    return place
  }

  private mutating func place(ofState state: String) -> Int {
    let bytes = Array(state.utf8)
    if let place = placeOfState[bytes] { return place }
    let place = placeOfState.count
    placeOfState[bytes] = place
    if place > 0 { states.append(",") }
    states.appendJSON(bytes)
    return place
  }
}
