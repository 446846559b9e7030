/// One of `n` equal shares of long work: of its pieces, numbered from 0, those whose number is `i - 1` modulo `n`.
public struct WorkShare: Sendable, Hashable {
  /// The number `i` of the share, from 1.
  public let index: Int
  /// The number `n` of shares.
  public let count: Int

  /// The greatest number of shares.
  public static let greatestCount = 1_000_000

  /// - Throws: ``PartError/invalidShare(_:)`` unless `1 <= i <= n`.
  public init(index: Int, count: Int) throws(PartError) {
    guard (1...WorkShare.greatestCount).contains(count), (1...count).contains(index) else {
      throw .invalidShare("\(index)/\(count)")
    }
    self.index = index
    self.count = count
  }

  /// Reads `i/n`.
  ///
  /// - Throws: ``PartError/invalidShare(_:)``
  public init(parsing text: String) throws(PartError) {
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1],
      let share = try? WorkShare(index: index, count: count)
    else { throw .invalidShare(text) }
    self = share
  }

  /// Whether the piece of a number, from 0, belongs to it.
  package func contains(_ place: Int) -> Bool { place % count == index - 1 }
}

extension WorkShare: CustomStringConvertible {
  /// The share: `2/3`.
  public var description: String { "\(index)/\(count)" }
}
