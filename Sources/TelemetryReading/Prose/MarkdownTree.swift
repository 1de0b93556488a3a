internal import CMarkGFM
internal import Synchronization

/// Markdown parsed by libcmark-gfm: GitHub's tables, strikethrough, bare links, task lists and
/// footnotes. The one file that knows the library, with `MarkdownNode`.
///
/// May be used by several tasks at once.
enum MarkdownTree {
  private static let extensions = ["table", "strikethrough", "autolink", "tasklist"]

  /// Registering is not safe to do twice at a time; a static is made once.
  private static let isRegistered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  /// While the library parses it adds the characters that begin an extension's markup, such as `~`, to a
  /// table that all parsers share, and takes them out at the end: of two texts at a time one may lose its
  /// strikethroughs and links. Trees share nothing.
  ///
  /// - Source: `cmark_manage_extensions_special_characters` of libcmark-gfm 0.29.
  private static let parsing = Mutex(())

  /// - Parameters:
  ///   - text: Valid UTF-8 that `MarkdownLimits` let pass: the library takes minutes over some texts,
  ///     and ends the process over others.
  ///   - read: Gets the document. Its nodes are gone when it returns.
  static func parse<Result>(_ text: [UInt8], read: (MarkdownNode) -> Result) -> Result {
    precondition(isRegistered)
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES) else { fatalError("no memory") }
    defer { cmark_parser_free(parser) }
    for name in extensions {
      let attached = cmark_find_syntax_extension(name)
        .map { cmark_parser_attach_syntax_extension(parser, $0) }
      precondition(attached == 1, "libcmark-gfm-extensions has the extension '\(name)'")
    }
    var parsed: OpaquePointer?
    parsing.withLock { _ in
      text.withUnsafeBytes {
        cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
      }
      parsed = cmark_parser_finish(parser)
    }
    guard let document = parsed else { fatalError("no memory") }
    defer { cmark_node_free(document) }
    cmark_consolidate_text_nodes(document)
    return read(MarkdownNode(document))
  }
}
