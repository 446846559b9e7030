import ExactArithmetic
import Foundation
import LemmataTestSupport
import Testing
import Work

@Suite struct LogFormComparisonTests {
  private func randomForm(_ random: inout SplitMix64) -> LogForm {
    LogForm(
      (0..<random.int(1...8)).map { _ in
        LogForm.Term(
          coefficient: random.rational(), base: random.nonzeroInteger().magnitude)
      })
  }

  @Test func orderAgreesWithHighPrecisionEnclosures() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(200) {
      let a = randomForm(&random)
      var b = randomForm(&random)
      if random.coin() { b = a + Rational(1).scaled(byPowerOfTwo: -random.int(0...400)) * b }
      let (x, y) = (a.enclosure(bits: 1000), b.enclosure(bits: 1000))
      if x.upper < y.lower {
        #expect(a < b && a != b && !(b < a) && (a - b).signum() == -1, "\(a), \(b)")
      } else if y.upper < x.lower {
        #expect(b < a && a != b && !(a < b) && (a - b).signum() == 1, "\(a), \(b)")
      } else {
        #expect(a == b && hashOf(a) == hashOf(b) && (a - b).isZero, "\(a), \(b)")
      }
      #expect(!a.magnitude.enclosure().upper.isNegative)
    }
  }

  @Test func nearlyEqualFormsAreToldApart() {
    for exponent in [10, 62, 63, 64, 127, 128, 400, 2000] {
      let n = Integer(2).power(exponent)
      for base in [n, n * 3, n - 1, n + 12345] {
        let step = LogForm.log(base + 1) - LogForm.log(base)
        #expect(step.signum() == 1 && (-step).signum() == -1 && step != .zero, "\(exponent)")
        // 1/(n+1) < ln(1 + 1/n) < 1/n
        let value = step.enclosure(in: .nats, bits: 40)
        #expect(
          Rational(1, base + 1) < value.upper && value.lower < Rational(1, base), "\(exponent)")
        #expect(value.isAccurate(toRelativeBits: 40), "\(exponent)")
        // log(n-1) + log(n+1) < 2 log n
        let bend = LogForm.log(base - 1) + LogForm.log(base + 1) - 2 * LogForm.log(base)
        #expect(bend < .zero, "\(exponent)")
        #expect(LogForm.log(base * base - 1) == LogForm.log(base - 1) + LogForm.log(base + 1))
      }
    }
  }

  @Test func convergentsOfALogarithm() {
    // p/q near log2 3: the sign of q log 3 - p log 2 alternates along the convergents.
    let value = LogForm.log(3).enclosure(bits: 3000).midpoint
    var (x, p, q, oldP, oldQ): (Rational, Integer, Integer, Integer, Integer) = (value, 1, 0, 0, 1)
    for index in 0..<200 {
      let a = x.floor()
      (p, oldP) = (a * p + oldP, p)
      (q, oldQ) = (a * q + oldQ, q)
      let difference = Rational(q) * LogForm.log(3) - Rational(p) * LogForm.log(2)
      #expect(difference.signum() == (index & 1 == 0 ? 1 : -1), "convergent \(index)")
      let integers =
        q.bitWidth < 12
        ? Integer(3).power(Int(exactly: q)!) < Integer(2).power(Int(exactly: p)!) : nil
      if let integers { #expect(integers == (difference < .zero)) }
      x = (x - Rational(a)).reciprocal()
    }
  }

  // MARK: Enclosures

  @Test func enclosuresContainTheSeries() {
    for n in 2...30 {
      for (unit, bits) in [(InformationUnit.nats, 40), (.nats, 150), (.bits, 40), (.bits, 150)] {
        let value = LogForm.log(Integer(n)).enclosure(in: unit, bits: bits)
        #expect(value.isAccurate(toRelativeBits: bits))
        // The artanh series converges by 4 ((n-1)/(n+1))^2 a term: reduce n to at most 2 by powers of two.
        let exponent = Integer(n).bitWidth - 1
        let ln2 = EnclosureFunctionTests.logarithmBySeries(2, terms: 90)
        let rest = EnclosureFunctionTests.logarithmBySeries(
          Rational(n).scaled(byPowerOfTwo: -exponent), terms: 90)
        let nats = Rational(exponent) * ln2 + rest
        let series = unit == .nats ? nats : nats.divided(by: ln2, bits: 400)
        #expect(max(value.lower, series.lower) <= min(value.upper, series.upper), "log \(n)")
      }
    }
  }

  @Test func enclosuresAtTwoPrecisionsMeetAndShrink() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(150) {
      let form = randomForm(&random)
      if form.isZero { continue }
      for unit in InformationUnit.allCases {
        let bits = random.int(1...200)
        let coarse = form.enclosure(in: unit, bits: bits)
        let fine = form.enclosure(in: unit, bits: bits + 100)
        #expect(
          coarse.isAccurate(toRelativeBits: bits) && fine.isAccurate(toRelativeBits: bits + 100))
        #expect(max(coarse.lower, fine.lower) <= min(coarse.upper, fine.upper), "\(form)")
        #expect(coarse.lower <= fine.upper && coarse.contains(fine.midpoint), "\(form)")
        let approximation = Rational(exactly: form.approximation(in: unit))
        if let approximation, approximation.magnitude > Rational(exactly: 1e-300)! {
          #expect((approximation / fine.midpoint - 1).magnitude < Rational(1, 1 << 50), "\(form)")
        }
      }
      // nats = bits * ln 2
      let nats = form.enclosure(in: .bits, bits: 120) * Enclosure.log(Rational(2), bits: 120)
      let direct = form.enclosure(in: .nats, bits: 120)
      #expect(max(nats.lower, direct.lower) <= min(nats.upper, direct.upper), "\(form)")
    }
  }

  @Test func approximationsAgreeWithFloatingPoint() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(500) {
      let terms = (0..<random.int(1...6)).map { _ in
        LogForm.Term(
          coefficient: Rational(random.int(1...99), random.int(1...99)),
          base: Integer(random.int(2...999)))
      }
      let nats = terms.reduce(0.0) { $0 + Double($1.coefficient) * Foundation.log(Double($1.base)) }
      #expect(abs(LogForm(terms).approximation(in: .nats) / nats - 1) < 1e-14)
      #expect(abs(LogForm(terms).approximation() * Foundation.log(2.0) / nats - 1) < 1e-14)
    }
  }

  @Test func cancellingFormsKeepTheirRelativeAccuracy() {
    for bits in [10, 64, 200] {
      let n = Integer(10).power(50)
      let form = 1_000_000 * (LogForm.log(n + 1) - LogForm.log(n))
      for unit in InformationUnit.allCases {
        #expect(form.enclosure(in: unit, bits: bits).isAccurate(toRelativeBits: bits))
      }
    }
    #expect(
      (LogForm.log(6) - LogForm.log(2) - LogForm.log(3)).enclosure(in: .nats, bits: 500) == .zero)
  }
}
