/// A call of the operating system that did not do what it was asked: a full disk, a missing right.
package struct SystemFailure: Error, Hashable, Sendable {
  /// The call's name, such as `write`.
  package var call: String
  /// The file or folder that it was about, as its user knows it.
  package var path: String
  /// The system's number of the reason, `errno`.
  package var code: Int32
  /// What could be done about it, if that is known.
  package var hint: String?

  package init(call: String, path: String, code: Int32, hint: String? = nil) {
    self.call = call
    self.path = path
    self.code = code
    self.hint = hint
  }

  /// What happened, in the form of a diagnostic's message.
  package var message: String { "\(call) '\(path)' failed: \(Platform.text(ofError: code))" }
}

extension SystemFailure: CustomStringConvertible {
  package var description: String { hint.map { "\(message) (\($0))" } ?? message }
}
