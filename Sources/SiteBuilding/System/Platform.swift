internal import Glibc

/// The calls of the operating system that the project makes: they stand in this folder and nowhere else.
///
/// Each function is one call and its check: it goes on after a signal interrupted it, and throws what the
/// system said. Paths are relative to the folder `at`, or to the working folder where none is given.
package enum Platform {
  /// The open file or folder that has not been closed yet; closed at the end of its life.
  struct Descriptor: ~Copyable, Sendable {
    private(set) var number: Int32
    /// What it was opened by, from the working folder: what messages say.
    let path: String

    init(number: Int32, path: String) {
      self.number = number
      self.path = path
    }

    deinit { if number != -1 { _ = Glibc.close(number) } }

    /// Closes it and tells what writing it had left unsaid.
    mutating func close() throws(SystemFailure) {
      let closed = number
      number = -1
      // Linux has closed the file even where the call was interrupted.
      if Glibc.close(closed) == -1, errno != EINTR { throw failure("close", path) }
    }

    /// The path of something in this folder.
    func path(of child: String) -> String {
      if path.utf8.elementsEqual(".".utf8) { return child }
      return path.utf8.last == UInt8(ascii: "/") ? path + child : "\(path)/\(child)"
    }
  }

  static let alreadyExists = EEXIST
  static let notFound = ENOENT
  static let noSpace = ENOSPC
  static let nameTooLong = ENAMETOOLONG
  static let badIO = EIO
  static let notAllowed = EACCES
  static let tooManyLinks = ELOOP

  /// What the text of an error number is in the C locale.
  static func text(ofError code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }

  static func failure(_ call: String, _ path: String) -> SystemFailure {
    SystemFailure(call: call, path: path, code: errno)
  }

  static func failure(
    _ call: String, _ path: String, at folder: borrowing Descriptor
  ) -> SystemFailure {
    // The path is made after the number of the error was taken: making it may change that.
    let code = errno
    return SystemFailure(call: call, path: folder.path(of: path), code: code)
  }

  /// Makes a call until no signal interrupts it.
  static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
    while true {
      let result = call()
      if result != -1 || errno != EINTR { return result }
    }
  }
}

// MARK: - The process

extension Platform {
  package enum Signal: Sendable {
    case interrupt, terminate, brokenPipe

    package var number: Int32 {
      switch self {
      case .interrupt: SIGINT
      case .terminate: SIGTERM
      case .brokenPipe: SIGPIPE
      }
    }
  }

  /// Lets a signal do nothing of its own: a closed pipe becomes a failing write, and a watched signal
  /// does not end the process before it cleaned up.
  package static func ignore(_ signal: Signal) { _ = Glibc.signal(signal.number, SIG_IGN) }

  /// Puts something in the place of each standard stream that is closed, so that no file of the build
  /// gets its number and is written to as if it were the stream. Writing to it fails, as it should.
  package static func guardStandardStreams() {
    while true {
      let number = uninterrupted { Glibc.open("/dev/null", O_RDONLY) }
      if number > STDERR_FILENO { _ = Glibc.close(number) }
      if number == -1 || number > STDERR_FILENO { return }
    }
  }

  package enum Stream: Int32, Sendable {
    case standardOutput = 1
    case standardError = 2
  }

  package static func write(_ bytes: [UInt8], to stream: Stream) throws(SystemFailure) {
    let name = stream == .standardOutput ? "standard output" : "standard error"
    try write(bytes.span.bytes, to: stream.rawValue, path: name)
  }

  package static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }
}
