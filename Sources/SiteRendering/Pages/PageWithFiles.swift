internal import TelemetryModel

/// A page that states how large the files beside it are: they are made first.
protocol PageWithFiles: TemplateRecord {
  /// Those that were made.
  var files: [NeighbourFile] { get set }

  /// Appends the bytes of a file beside the page.
  ///
  /// - Returns: The size of a drawing, in pixels.
  func append(_ file: CounterFile, to buffer: inout ByteBuffer) -> (width: Int, height: Int)?
}

extension PageFamily {
  /// A page for each place, and the files beside it.
  init<Place: Sendable, Page: PageWithFiles>(
    _ places: [Place], _ settings: SiteSettings, _ template: CompiledTemplate,
    page address: (Place) -> PageAddress, file fileAddress: (Place, CounterFile) -> PageAddress,
    make page: @escaping @Sendable (_ site: PageContext, _ place: Place) -> Page
  ) {
    let formats = CounterFile.rendered(settings.counterFormats)
    let bundles = places.map { place in
      [address(place)] + formats.map { fileAddress(place, $0) }
    }
    self.init(bundles: bundles) { bundle, site, buffer, put in
      let addresses = bundles[bundle]
      var page = page(site, places[bundle])
      for (file, address) in zip(formats, addresses.dropFirst()) {
        buffer.removeAll()
        let size = page.append(file, to: &buffer)
        try put(address, buffer.bytes)
        page.files.append(
          NeighbourFile(file: file, address: address, bytes: buffer.bytes.count, size: size))
      }
      buffer.removeAll()
      template.render(page, into: &buffer)
      try put(addresses[0], buffer.bytes)
    }
  }
}
