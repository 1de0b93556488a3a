internal import TelemetryModel
internal import TelemetryReading

/// Reads `pages/`: authored pages, and older versions of them.
struct ArticlesReader {
  let layout: ContentLayout
  let records: InputRecords
  let cancellation: Cancellation

  /// - Returns: Each page with its older versions, oldest first, behind it; pages by the bytes of their
  ///   paths.
  func read(_ diagnostics: inout Diagnostics) throws -> [Article] {
    var articles: [Article] = []
    var places: [ArticleFileName.Page: InputFile] = [:]
    for file in layout.pages {
      try cancellation.check()
      if diagnostics.isFull { break }
      let name: ArticleFileName
      switch ArticleFileName.parse(String(file.path.dropFirst("pages/".count))) {
      case .success(let parsed): name = parsed
      case .failure(let fault):
        diagnostics.add(.wrongFileName(fault, file))
        continue
      }
      if let other = places[name.page] {
        diagnostics.add(.onePage(file, other))
        continue
      }
      places[name.page] = file
      guard let bytes = try records.bytes(of: file, limit: ArticleReader.byteLimit, &diagnostics),
        let article = ArticleReader.read(
          bytes, name: name, file: file.pathInMessages, diagnostics: &diagnostics)
      else { continue }
      articles.append(article)
    }
    return articles.sorted(by: Self.isBefore)
  }

  private static func isBefore(_ a: Article, _ b: Article) -> Bool {
    if !BytewiseOrder.equal(a.path.text, b.path.text) {
      return BytewiseOrder.less(a.path.text, b.path.text)
    }
    guard let version = b.version else { return false }
    return a.version.map { $0 < version } ?? true
  }
}

extension Diagnostic {
  fileprivate static func wrongFileName(
    _ fault: ArticleFileName.Fault, _ file: InputFile
  ) -> Self {
    Self(
      message: "'\(file.path)' is no page: \(fault.message)", location: file.location,
      hint: fault.hint)
  }

  fileprivate static func onePage(_ file: InputFile, _ other: InputFile) -> Self {
    Self(
      message: "'\(file.path)' and '\(other.path)' are one page", location: file.location,
      hint: "keep one of them", notes: [Note("the other file", at: other.location)])
  }
}
