internal import TelemetryModel

extension PageAddress {
  /// Whether a path below `assets/` can stand in an address as it is.
  ///
  /// Its parts hold `[a-z0-9._-]` and neither begin nor end with a dot: an asset keeps its name, because
  /// its author refers to it and servers tell its type by it, so a name that would need escapes is none.
  package static func isAssetName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      PathSegments.of(part).allSatisfy { $0.utf8.elementsEqual(part) }
    }
  }
}

extension PageAddress {
  /// A file of the templates' `assets/`, by its path below that folder.
  ///
  /// - Precondition: `isAssetName` holds.
  package static func asset(_ name: String) -> PageAddress {
    precondition(isAssetName(name), "an asset's name was checked where it was found")
    return PageAddress(.asset, name)
  }
}
