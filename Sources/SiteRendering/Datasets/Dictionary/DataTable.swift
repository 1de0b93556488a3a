/// A published table, as the dictionary describes it.
package struct DataTable: Sendable {
  /// A column whose every value is one of another table's, where it has one.
  package struct ForeignKey: Sendable {
    package let column: String
    package let table: PublishedTable
    package let otherColumn: String
  }

  package let title: String
  package let description: String
  package let columns: [DataColumn]
  /// The columns whose values no two rows have in common.
  package let key: [String]
  package let foreignKeys: [ForeignKey]

  init(
    title: String, description: String, columns: [DataColumn], key: [String],
    foreignKeys: [ForeignKey] = []
  ) {
    for name in key + foreignKeys.map(\.column) {
      precondition(columns.contains { $0.name == name }, "a key of '\(title)' is no column")
    }
    self.title = title
    self.description = description
    self.columns = columns
    self.key = key
    self.foreignKeys = foreignKeys
  }

  package subscript(column column: String) -> DataColumn? { columns.first { $0.name == column } }
}
