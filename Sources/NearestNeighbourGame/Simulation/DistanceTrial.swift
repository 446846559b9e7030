import Sampling

/// One thread's simulation of the distances alone: that of `Y` from the example it copies, and the least of those
/// from the others.
struct DistanceTrial: Sendable {
  private let own: AliasTable
  /// The law of the least of the other distances; none for `k = 1`.
  private let others: AliasTable?
  private let tieChances: [Double]

  init(_ laws: DistanceLaws) {
    own = AliasTable(laws.own)
    others = laws.leastOfOthers.map(AliasTable.init)
    tieChances = laws.tieChances
  }

  /// Plays once; returns whether Bob is right.
  func play(_ stream: inout BitStream) -> Bool {
    guard let others else { return true }
    let own = own.draw(&stream)
    let least = others.draw(&stream)
    if own != least { return own < least }
    return stream.nextUniform() < tieChances[own]
  }
}
