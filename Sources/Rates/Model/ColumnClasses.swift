/// The classes of columns of a `k x d` matrix of bits: a column and its complement are one class.
///
/// A column is a word of `k` bits, the bit of item 1 the lowest.  A class is named by its column in which item `k` has the
/// bit 0, so that the classes are `0..<2^(k-1)`, and 0 is the class of the constant columns.
package struct ColumnClasses: Sendable, Hashable {
  package let examples: Int

  /// `2^(k-1)`.
  package var count: Int { 1 << (examples - 1) }

  /// The class of a column.
  package func callAsFunction(_ column: Int) -> Int {
    column >> (examples - 1) & 1 == 0 ? column : ~column & (1 << examples - 1)
  }

  /// The class of the complement's other column: all columns of a class but the all-ones one.
  package func columns(of columnClass: Int) -> [Int] {
    columnClass == 0 ? [0] : [columnClass, ~columnClass & (1 << examples - 1)]
  }

  /// The class of the column in which two neighbouring items are exchanged.
  package func exchanging(_ item: Int, in columnClass: Int) -> Int {
    let differ = (columnClass >> item ^ columnClass >> (item + 1)) & 1
    return self(columnClass ^ (differ * 3) << item)
  }

  /// A multiset of classes in increasing order as one word.
  package func key(_ sorted: [UInt16]) -> UInt64 {
    sorted.reduce(0) { $0 << UInt64(examples - 1) | UInt64($1) }
  }
}
