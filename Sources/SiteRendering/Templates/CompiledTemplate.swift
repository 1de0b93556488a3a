/// A template whose every name is a place in the page's record already: rendering cannot fail.
package struct CompiledTemplate: Sendable {
  let shape: RecordShape

  /// Appends the page to the buffer.
  ///
  /// - Precondition: The record is of the shape that the template was compiled for.
  package func render(_ record: Record, into buffer: inout ByteBuffer) {
    precondition(record.shape === shape, "a template renders the shape it was compiled for")
  }
}
