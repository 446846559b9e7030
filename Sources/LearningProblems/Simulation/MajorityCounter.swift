/// Counts, in each of 64 coordinates at once, how many of some samples are +1: bit `i` of the counts of all
/// coordinates is one word.
package struct MajorityCounter {
  /// The counts plus an offset that brings a majority to `2^top`, lowest bits first.
  private var planes: [UInt64]
  private let start: [UInt64]
  private let breaksTies: Bool

  /// A counter for `n >= 1` samples.
  package init(samples n: Int) {
    let top = Int.bitWidth - n.leadingZeroBitCount  // 2^top > n
    // Exactly half of an even number reaches 2^top, as does anything above half of an odd one.
    let offset = (1 << top) - (n + 1) / 2
    start = (0...top).map { offset >> $0 & 1 == 1 ? .max : 0 }
    planes = start
    breaksTies = n % 2 == 0
  }

  package mutating func reset() { planes = start }

  /// Counts one sample.
  package mutating func add(_ sample: UInt64) {
    var carry = sample
    for bit in planes.indices {
      let sum = planes[bit] ^ carry
      carry &= planes[bit]
      planes[bit] = sum
      if carry == 0 { return }
    }
  }

  /// The coordinates in which more than half of the samples are +1, or half of them and the coin.
  package func majority(coins: () -> UInt64) -> UInt64 {
    let reached = planes[planes.count - 1]
    guard breaksTies else { return reached }
    var ties = reached
    for plane in planes.dropLast() { ties &= ~plane }
    return ties == 0 ? reached : reached & ~ties | ties & coins()
  }
}
