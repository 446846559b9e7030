/// A law on 0...n that is drawn from in constant time, by the alias method.
///
/// Source: M. D. Vose, "A linear algorithm for generating random numbers with a given distribution", IEEE
/// Transactions on Software Engineering 17, 1991.
package struct AliasTable: Sendable {
  private let first: Int
  private let thresholds: [Double]
  private let aliases: [Int32]

  /// - Precondition: masses are not negative, and one is positive.
  package init(_ masses: [Double]) {
    let first = masses.firstIndex { $0 > 0 }!
    let last = masses.lastIndex { $0 > 0 }!
    self.first = first
    let sum = masses[first...last].reduce(0, +)
    let count = last - first + 1
    var scaled = masses[first...last].map { $0 / sum * Double(count) }
    var aliases = (0..<Int32(count)).map { $0 }
    var small = scaled.indices.filter { scaled[$0] < 1 }
    var large = scaled.indices.filter { scaled[$0] >= 1 }
    while let less = small.popLast(), let more = large.last {
      aliases[less] = Int32(more)
      scaled[more] -= 1 - scaled[less]
      if scaled[more] < 1 {
        large.removeLast()
        small.append(more)
      }
    }
    // What is left is 1 up to rounding.
    for index in large { scaled[index] = 1 }
    thresholds = scaled
    self.aliases = aliases
  }

  package func draw(_ stream: inout BitStream) -> Int {
    // The high half of a product picks the column, the low half is its fraction.
    let (column, fraction) = stream.next().multipliedFullWidth(by: UInt64(thresholds.count))
    let index = Int(column)
    let isOwn = Double(fraction >> 11) * 0x1p-53 < thresholds[index]
    return first + (isOwn ? index : Int(aliases[index]))
  }
}
