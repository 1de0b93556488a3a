/// The picture that other sites show beside a link to a page.
package enum PreviewImage {
  /// Among the assets of the templates; a set of templates without it has no picture.
  package static let assetName = "preview.png"
  /// Pixels.
  package static let width = 1200
  package static let height = 630

  /// What a PNG file's own header says of its size; nil for what is no PNG.
  ///
  /// - Source: Portable Network Graphics (PNG) Specification, section 11.2.1.
  package static func size(of bytes: [UInt8]) -> (width: Int, height: Int)? {
    let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    guard bytes.count >= 24, bytes.starts(with: signature),
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    func number(_ start: Int) -> Int {
      bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    return (number(16), number(20))
  }
}
