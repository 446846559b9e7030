/// Alice's examples `X_1, ..., X_k`, as a message sees them.
///
/// Example `j` is a word whose bit `i` (lowest first) is coordinate `i + 1`; examples are counted from 0
/// here.  The index of the tuple is `X_1 + 2^d X_2 + 2^(2d) X_3 + ...`.
@frozen
public struct Examples: Sendable, Hashable {
  /// The index of the tuple, below `2^(k d)`.
  public let index: Int
  /// The number `k` of examples.
  public let count: Int
  /// The number `d` of bits of each.
  public let dimension: Int

  @inlinable
  package init(index: Int, count: Int, dimension: Int) {
    self.index = index
    self.count = count
    self.dimension = dimension
  }

  /// The bits of one example.
  ///
  /// - Precondition: `0 <= j < count`.
  @inlinable
  public subscript(j: Int) -> Int {
    precondition(j >= 0 && j < count, "example \(j) of \(count)")
    return (index >> (j * dimension)) & ((1 << dimension) - 1)
  }
}
