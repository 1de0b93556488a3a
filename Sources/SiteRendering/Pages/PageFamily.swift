/// Takes the bytes of a file as soon as they are made.
package typealias PutFile = (_ address: PageAddress, _ bytes: [UInt8]) throws -> Void

/// The files of one kind: where each lies, and how its bytes are made.
///
/// A kind of page makes its own family, in the file of the page; `SiteRenderer` only strings them together. Files that
/// are made together are a bundle: a page states the sizes of the files beside it, so that these come first.
struct PageFamily: Sendable {
  /// In a fixed order; the page of a bundle first.
  let bundles: [[PageAddress]]
  /// Makes the files of a bundle. The buffer is empty, and is used again for each of them.
  let make:
    @Sendable (
      _ bundle: Int, _ site: PageContext, _ buffer: inout ByteBuffer, _ put: PutFile
    ) throws -> Void

  /// - Parameter make: Puts each file of the bundle, once.
  init(
    bundles: [[PageAddress]],
    make:
      @escaping @Sendable (
        _ bundle: Int, _ site: PageContext, _ buffer: inout ByteBuffer, _ put: PutFile
      ) throws -> Void
  ) {
    self.bundles = bundles
    self.make = make
  }

  /// Files of which each is made by itself.
  init(
    _ addresses: [PageAddress],
    render:
      @escaping @Sendable (_ site: PageContext, _ file: Int, _ buffer: inout ByteBuffer) -> Void
  ) {
    self.init(bundles: addresses.map { [$0] }) { file, site, buffer, put in
      render(site, file, &buffer)
      try put(addresses[file], buffer.bytes)
    }
  }

  /// Pages of one template.
  init(
    _ addresses: [PageAddress], _ template: CompiledTemplate,
    page: @escaping @Sendable (_ site: PageContext, _ file: Int) -> some TemplateRecord
  ) {
    self.init(addresses) { site, file, buffer in
      template.render(page(site, file), into: &buffer)
    }
  }

  /// The one page of its kind.
  init(
    _ address: PageAddress, _ template: CompiledTemplate,
    page: @escaping @Sendable (_ site: PageContext) -> some TemplateRecord
  ) {
    self.init([address], template) { site, _ in page(site) }
  }
}
