import Lemmata

/// Two forms of many logarithms that are equal, though no logarithm of the one occurs in the other, and
/// two that are not.
///
/// The logarithms are of different integers of 40 digits, products of two seeded integers of 20 digits
/// that nothing factors; equality follows from the products alone.
public struct LogFormIdentity: Sendable {
  public enum Shape: String, CaseIterable, Sendable {
    /// `sum_i log p_i q_i = sum_i log p_i q_s(i)` for a random permutation `s`: long cycles.
    case pairs
    /// `sum_ij (u_i + v_j) log p_i q_j`, whose terms share their factors, against the sum over
    /// the factors.
    case grid
    /// `c (log p q + log r s) = c (log p r + log q s)`, over and over: random coefficients, short
    /// cycles.
    case cycles
  }

  public let left: LogForm
  /// Equal to `left`.
  public let right: LogForm
  /// Greater than `left`, by `log(2^400 + 1) - log 2^400`, which 64 and 128 bits do not show.
  public let nearlyRight: LogForm
  /// Greater than `left`, by `2^-40 log 3`.
  public let greater: LogForm

  /// The forms of a shape; `left` has `count` terms, or the greatest square below it for a grid.
  public init(_ shape: Shape, count: Int, seed: UInt64 = 1) {
    var factors = SeededFactors(seed: seed)
    var left: [LogForm.Term] = []
    var right: [LogForm.Term] = []
    func term(_ coefficient: Rational, _ base: Integer) -> LogForm.Term {
      LogForm.Term(coefficient: coefficient, base: base)
    }
    switch shape {
    case .pairs:
      let (p, q) = (factors.next(count), factors.next(count))
      let permutation = (0..<count).shuffled(using: &factors.generator)
      for i in 0..<count {
        left.append(term(1, p[i] * q[i]))
        right.append(term(1, p[i] * q[permutation[i]]))
      }
    case .grid:
      let side = Int(Double(count).squareRoot())
      let (p, q) = (factors.next(side), factors.next(side))
      let (u, v) = (factors.coefficients(side), factors.coefficients(side))
      for i in 0..<side {
        for j in 0..<side { left.append(term(u[i] + v[j], p[i] * q[j])) }
      }
      let (rows, columns) = (u.reduce(0, +), v.reduce(0, +))
      for i in 0..<side {
        right.append(term(Rational(side) * u[i] + columns, p[i]))
        right.append(term(Rational(side) * v[i] + rows, q[i]))
      }
    case .cycles:
      for _ in 0..<(count / 2) {
        let f = factors.next(4)
        let c = factors.coefficients(1)[0]
        left += [term(c, f[0] * f[1]), term(c, f[2] * f[3])]
        right += [term(c, f[0] * f[2]), term(c, f[1] * f[3])]
      }
    }
    self.left = LogForm(left)
    self.right = LogForm(right)
    var nearlyRight = self.right
    let power = Integer(2).power(400)
    nearlyRight.add(1, log: power + 1)
    nearlyRight.add(-1, log: power)
    self.nearlyRight = nearlyRight
    var greater = self.right
    greater.add(Rational(.one, Integer(2).power(40)), log: 3)
    self.greater = greater
  }
}

/// Integers of 20 digits whose products have 40, and coefficients of 20 and 10 bits.
private struct SeededFactors {
  var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(state: seed) }

  /// Integers between `sqrt(10) 10^19` and `10^20`.
  mutating func next(_ count: Int) -> [Integer] {
    let least = Integer(31_622_776_601_683_793_320 as UInt128)
    return (0..<count).map { _ in
      least + Integer(UInt128.random(in: 0..<68_377_223_398_316_206_680, using: &generator))
    }
  }

  mutating func coefficients(_ count: Int) -> [Rational] {
    (0..<count).map { _ in
      Rational(
        Int.random(in: 1...(1 << 20), using: &generator),
        Int.random(in: 1...(1 << 10), using: &generator))
    }
  }
}
