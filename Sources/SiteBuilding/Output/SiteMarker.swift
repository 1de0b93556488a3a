/// The file by which a build knows the output of an earlier one.
enum SiteMarker {
  static let name = ".telemetry-site"

  /// The same in every site, so that the same input gives the same bytes; and in every version of the
  /// tool, because a folder whose marker says anything else is not ours.
  static let text = """
    This folder is written by telemetry-site, and each build replaces the whole of it.
    Change the input of the build instead; this file tells that nothing else is lost with the folder.

    """

  /// Whether the marker in a folder says just that.
  static func stands(in folder: borrowing Platform.Descriptor) throws(SystemFailure) -> Bool {
    guard let file = try Platform.openFileIfPresent(name, at: folder) else { return false }
    let size = text.utf8.count
    return try Platform.readAll(file, atMost: size + 1).elementsEqual(text.utf8)
  }
}
