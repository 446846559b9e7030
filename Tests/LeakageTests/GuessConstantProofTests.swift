import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing

/// Each step of the proof in `Proofs/audit-any-guesses.md` that the constant falls with the number of guesses and with `E`, in
/// rationals on a grid.
@Suite struct GuessConstantProofTests {
  /// The binomial law with `n` trials and success `E/(1+E)`; `h` and `gap` for `v` from 1 to `n`.
  private struct Law {
    let n: Int
    let factor: Rational
    let mass: [Rational]
    /// `Pr[X >= v]` for `v` from 0 to `n + 1`.
    let tail: [Rational]

    init(_ n: Int, _ factor: Rational) {
      self.n = n
      self.factor = factor
      let q = factor / (1 + factor)
      let mass = (0...n).map { (k: Int) -> Rational in
        Rational(Integer.binomial(n, k)) * q.power(k) * (1 - q).power(n - k)
      }
      self.mass = mass
      tail = (0...(n + 1)).map { (v: Int) -> Rational in Rational.sum(mass[v...]) }
    }

    var failure: Rational { 1 / (1 + factor) }
    var success: Rational { factor / (1 + factor) }

    func h(_ v: Int) -> Rational { tail[v] * (1 - tail[v]) / (Rational(v) * mass[v]) }

    /// `E[X | X >= v] - E[X | X < v]`
    func gap(_ v: Int) -> Rational {
      func sum(_ range: Range<Int>) -> Rational {
        Rational.sum(range.map { (k: Int) -> Rational in Rational(k) * mass[k] })
      }
      return sum(v..<(n + 1)) / tail[v] - sum(0..<v) / (1 - tail[v])
    }

    /// The mode `floor((n+1) q)`.
    var mode: Int { Int(exactly: (Rational(n + 1) * success).floor()) ?? 0 }
  }

  private let factors: [Rational] = [
    1, Rational(101, 100), Rational(7, 5), 2, 3, Rational(19, 2), 25, 1000,
  ]

  private func forEachLaw(_ body: (Law) throws -> Void) rethrows {
    for n in 1...12 * multiplier {
      for factor in factors { try body(Law(n, factor)) }
    }
  }

  /// `h_v = q_0/g_v`, by the covariance of the law with its tail.
  @Test func conditionalMeans() {
    forEachLaw { law in
      for v in 1...law.n {
        let covariance = Rational.sum(
          (v...law.n).map { (k: Int) -> Rational in
            (Rational(k) - Rational(law.n) * law.success) * law.mass[k]
          })
        #expect(covariance == law.failure * Rational(v) * law.mass[v])
        #expect(covariance == law.tail[v] * (1 - law.tail[v]) * law.gap(v))
        #expect(law.h(v) == law.failure / law.gap(v))
      }
    }
  }

  /// `g_v <= T_v/p_v + F/p_(v-1) - 1` with both halves, and `g_M p_M <= 1` at the mode.
  @Test func greatestMass() {
    forEachLaw { law in
      for v in 1...law.n {
        let above = Rational.sum(law.tail[(v + 1)...]) / law.tail[v]
        let below =
          Rational.sum((0..<v).map { (k: Int) -> Rational in 1 - law.tail[k] })
          / (1 - law.tail[v])
        #expect(law.gap(v) == 1 + above + below)
        #expect(above <= law.tail[v] / law.mass[v] - 1)
        #expect(below <= (1 - law.tail[v]) / law.mass[v - 1] - 1)
      }
      let mode = law.mode
      #expect((1...law.n).contains(mode) && law.mass[mode] == law.mass.max())
      let ends = (law.mass[mode - 1], law.mass[mode])
      if ends.0 < ends.1 {
        #expect((1 - law.tail[mode]) / ends.0 <= ends.1 / (ends.1 - ends.0))
      }
      #expect(law.gap(mode) * ends.1 <= 1)
      #expect(law.h(mode) >= law.failure * ends.1)
    }
  }

  /// The step from `n` to `n + 1` guesses.
  @Test func induction() {
    forEachLaw { law in
      let next = Law(law.n + 1, law.factor)
      let (q, failure) = (law.success, law.failure)
      let constant = (1...law.n).map(law.h).max() ?? 0
      func spread(_ tail: Rational) -> Rational { tail * (1 - tail) }
      for v in 1...next.n {
        let (before, here) = (law.tail[v - 1], law.tail[v])
        let (massBefore, mass) = (law.mass[v - 1], v <= law.n ? law.mass[v] : 0)
        #expect(next.tail[v] == q * before + failure * here)
        #expect(
          Rational(v) * next.mass[v]
            == q * Rational(v - 1) * massBefore + failure * Rational(v) * mass + q * massBefore)
        #expect(
          spread(next.tail[v])
            == q * spread(before) + failure * spread(here) + q * failure * massBefore * massBefore)
        #expect(spread(before) <= constant * Rational(v - 1) * massBefore)
        #expect(spread(here) <= constant * Rational(v) * mass)
        #expect(failure * massBefore <= constant)
        #expect(next.h(v) <= constant)
      }
    }
  }

  /// The derivative with respect to `q`: as stated, and not positive where `h_v` is the greatest.
  @Test func derivative() {
    forEachLaw { law in
      let n = law.n
      let constant = (1...n).map(law.h).max() ?? 0
      for v in 1...n {
        // q dT_v/dq, term by term.
        let slope = Rational.sum(
          (v...n).map { (k: Int) -> Rational in
            (Rational(k) - law.factor * Rational(n - k)) * law.mass[k]
          })
        #expect(slope == Rational(v) * law.mass[v])
        // q d log h_v/dq from the derivatives of T_v, 1 - T_v and p_v.
        let logarithmic =
          slope / law.tail[v] - slope / (1 - law.tail[v])
          - (Rational(v) - law.factor * Rational(n - v))
        let h = law.h(v)
        #expect(
          logarithmic
            == (1 - 2 * law.tail[v]) / h - Rational(v) + law.factor * Rational(n - v))
        if v >= 2, h >= law.h(v - 1) {
          #expect(
            1 - 2 * law.tail[v]
              <= h * (Rational(v) - law.factor * Rational(n - v)) - h / law.failure
              + law.mass[v - 1])
        }
        if h == constant {
          #expect(logarithmic <= 0, "n = \(n), v = \(v), E = \(law.factor)")
        }
      }
    }
  }
}
