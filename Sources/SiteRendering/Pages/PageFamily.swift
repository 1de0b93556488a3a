/// The files of one kind: where each lies, and how its bytes are made.
///
/// A kind of page makes its own family, in the file of the page; `SiteRenderer` only strings them
/// together.
struct PageFamily: Sendable {
  /// In a fixed order.
  let addresses: [PageAddress]
  /// Appends the bytes of the file at a place of `addresses`.
  let render: @Sendable (_ file: Int, _ buffer: inout ByteBuffer) -> Void

  init(
    _ addresses: [PageAddress],
    render: @escaping @Sendable (_ file: Int, _ buffer: inout ByteBuffer) -> Void
  ) {
    self.addresses = addresses
    self.render = render
  }

  /// Pages of one template.
  init(
    _ addresses: [PageAddress], _ template: CompiledTemplate,
    page: @escaping @Sendable (_ file: Int) -> some TemplateRecord
  ) {
    self.init(addresses) { file, buffer in template.render(page(file), into: &buffer) }
  }

  /// The one page of its kind.
  init(
    _ address: PageAddress, _ template: CompiledTemplate,
    page: @escaping @Sendable () -> some TemplateRecord
  ) {
    self.init([address], template) { _ in page() }
  }
}
