/// The file by which a build knows the output of an earlier one.
package enum SiteMarker {
  package static let name = ".telemetry-site"

  /// The same in every site, so that the same input gives the same bytes.
  package static let text = """
    This folder is written by telemetry-site, and each build replaces the whole of it.
    Change the input of the build instead; this file tells that nothing else is lost with the folder.

    """
}
