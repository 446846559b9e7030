import Lemmata

/// A joint law without structure that every program can make for itself; the programs in `Peers` do.
public enum SeededLaw {
  /// The weight `1 + floor((6364136223846793005 (i + 1) mod 2^64) / 2^54)`, between 1 and 1024.
  @inline(__always)
  public static func weight(_ i: UInt64) -> Int {
    1 + Int((6_364_136_223_846_793_005 &* (i &+ 1)) >> 54)
  }

  /// The weights of a law of two variables with `n` outcomes each: row `i`, column `j` has weight `i n + j`.
  public static func weights(size n: Int) -> [[Int]] {
    (0..<n).map { i in (0..<n).map { j in weight(UInt64(i * n + j)) } }
  }

  /// The mutual information in bits of the law proportional to a matrix of weights, as two decimals
  /// of `digits` significant digits that enclose it.
  public static func mutualInformation(weights: [[Int]], digits: Int) throws -> String {
    let law = try JointLaw(normalizing: weights.map { row in row.map { Integer($0) } })
    let information = try law.mutualInformation(between: ["X"], and: ["Y"])
    // log2(10) < 10/3
    let enclosure = information.enclosure(in: .bits, bits: digits * 10 / 3 + 8)
    return enclosure.description(significantDigits: digits)
  }
}
