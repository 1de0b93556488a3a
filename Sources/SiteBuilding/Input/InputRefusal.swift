/// Why a path cannot be an input folder: told before any work.
package struct InputRefusal: Error, Hashable, Sendable {
  /// One lower-case clause, as a diagnostic's.
  package var message: String
  package var hint: String

  /// - Throws: `InputRefusal` where no folder stands at the path; `SystemFailure` where nobody can tell.
  static func check(content path: String) throws {
    try check(path, hint: "give --content the folder that holds site.yml")
  }

  /// - Throws: As for the content.
  static func check(templates path: String) throws {
    try check(
      path, hint: "give --templates a folder of templates, or leave it out for the built-in ones")
  }

  private static func check(_ path: String, hint: String) throws {
    do {
      if try Platform.status(path, followingLinks: true).kind != .folder {
        throw InputRefusal(message: "'\(path)' is not a folder", hint: hint)
      }
    } catch let failure as SystemFailure where failure.code == Platform.notFound {
      throw InputRefusal(message: "the folder '\(path)' is missing", hint: hint)
    }
  }
}
