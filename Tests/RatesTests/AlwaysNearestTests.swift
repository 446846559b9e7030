import ExactArithmetic
import LemmataTestSupport
import RateCertificates
import Rates
import Testing
import Work

/// `R_OPT(k,d)` against what is known of it.
@Suite struct AlwaysNearestTests {
  /// A certificate that its checker accepts.
  private func certificate(_ k: Int, _ d: Int, byTrees: Bool = false) throws -> RateCertificate {
    let value = try AlwaysNearest(examples: k, dimension: d)
    let certificate = try value.certificate(byTrees: byTrees)
    let interval = try RateCertificateChecker.check(certificate)
    #expect(interval.width <= AlwaysNearest.standardWidth, "\(value): \(interval)")
    return certificate
  }

  private func expect(_ certificate: RateCertificate, encloses form: LogForm) {
    #expect(certificate.lower <= form && form <= certificate.upper, "\(certificate)")
  }

  @Test func knownForms() throws {
    for byTrees in [false, true] {
      expect(try certificate(2, 1, byTrees: byTrees), encloses: .bits(1 / 2))
      expect(try certificate(2, 2, byTrees: byTrees), encloses: .bits(5 / 4))
    }
    expect(try certificate(3, 1), encloses: Rational(3, 4) * LogForm.log(3))
  }

  /// `- sum_m C(k,m) 2^-k log2( m (k-m) / (k (k-1)) )` for one bit; above 2 from k = 9 on, greatest at k = 11.
  @Test func oneBit() throws {
    var forms: [LogForm] = []
    for k in 2...12 {
      var form = LogForm.zero
      for m in 1..<k {
        let weight = Rational(Integer.binomial(k, m), Integer(1) << k)
        form += weight * LogForm.log(Rational(k * (k - 1), m * (k - m)))
      }
      forms.append(form)
      expect(try certificate(k, 1), encloses: form)
    }
    let aboveTwo = forms.map { $0 > .bits(2) }
    #expect(aboveTwo == [false, false, false, false, false, false, false, true, true, true, true])
    #expect(forms.indices.max { forms[$0] < forms[$1] } == 11 - 2)
  }

  /// Values that another program found, to about a unit of the last digit.
  @Test func referenceValues() throws {
    for (k, d, value) in [
      (2, 3, "2.376769495"), (3, 2, "2.985902"), (3, 3, "5.457823875"), (3, 4, "8.073939877"),
      (4, 3, "7.375699033"),
    ] {
      let interval = try certificate(k, d).interval()
      let digits = Rational(value)!
      let unit = Rational(1, Integer(10).power(value.count - 2))
      #expect(digits <= interval.upper && interval.lower <= digits + 2 * unit, "\(k), \(d)")
    }
  }

  /// Majorities of odd sets against trees over all rules.
  @Test func oddMajoritiesAreOptimal() throws {
    for d in 1...5 {
      let odd = try certificate(2, d)
      let trees = try certificate(2, d, byTrees: true)
      #expect(odd.lower <= trees.upper && trees.lower <= odd.upper, "d = \(d)")
    }
  }

  /// The bounds on `R_OPT(2,d)` with two terms and with three, and the upper bound for all `k`.
  @Test func bounds() throws {
    for d in [2, 3, 4, 5, 6, 7, 8, 12, 25, 40] {
      let certificate = try certificate(2, d)
      #expect(certificate.lower <= (try AlwaysNearest(examples: 2, dimension: d).upperBound))
      let mass = { (m: Int) in Rational(Integer.binomial(d, m), Integer(1) << d) }
      let rest = 1 - Rational(1).scaled(byPowerOfTwo: -d)
      let edge = rest * LogForm.log(rest)
      var lower = edge
      var upper = LogForm.zero
      var sharpLower = edge
      for m in 1...d {
        let bits = LogForm.bits(Rational(d + m))
        if m.isMultiple(of: 2) {
          lower += mass(m) * (bits - LogForm.log(4 * d - 2 * m + 2))
          upper += mass(m) * (bits - LogForm.log(2 * d + 2 * m))
          sharpLower += mass(m) * (bits - LogForm.log(3 * d))
        } else {
          lower += mass(m) * (bits - .bits(1))
          upper += mass(m) * (bits - .bits(1))
          sharpLower += mass(m) * (bits + LogForm.log(Rational(d + m, 3 * d)))
        }
      }
      #expect(lower <= certificate.upper && certificate.lower <= upper, "d = \(d)")
      #expect(sharpLower <= certificate.upper && lower <= sharpLower, "d = \(d)")
    }
    for (k, d) in [(3, 3), (4, 2), (5, 2)] {
      #expect(try certificate(k, d).lower <= AlwaysNearest(examples: k, dimension: d).upperBound)
    }
  }

  @Test func manyBitsOfTwoStrings() throws {
    let certificate = try certificate(2, 200)
    #expect(certificate.pricing.method == .oddMajorities)
    #expect(certificate.interval().contains(Rational("294.88539034458727")!))
  }

  @Test func largerGames() throws {
    let sizes = multiplier > 1 ? [(4, 4), (3, 5), (3, 6), (5, 3), (4, 5)] : [(3, 5)]
    for (k, d) in sizes {
      let certificate = try certificate(k, d)
      #expect(certificate.upper <= (try AlwaysNearest(examples: k, dimension: d).upperBound))
    }
  }

  @Test func narrower() throws {
    let width = Rational(1, 100_000_000_000)
    let certificate = try AlwaysNearest(examples: 3, dimension: 2).certificate(width: width)
    #expect(try RateCertificateChecker.check(certificate).width <= width)
  }

  @Test func refusals() throws {
    #expect(
      errorMessage { try AlwaysNearest(examples: 1, dimension: 2) } == "k is 1; expected at least 2"
    )
    #expect(
      errorMessage { try AlwaysNearest(examples: 2, dimension: 0) } == "d is 0; expected at least 1"
    )
    let value = try AlwaysNearest(examples: 3, dimension: 2)
    #expect(
      errorMessage { try value.certificate(width: Rational(1, Integer(10).power(13))) }
        .contains("expected at least 2^-40"))
    #expect(throws: WorkRefused.self) {
      try AlwaysNearest(examples: 9, dimension: 9).certificate()
    }
    #expect(throws: WorkRefused.self) {
      try AlwaysNearest(examples: 4, dimension: 7).certificate(
        limits: .init(operations: 1e9, bytes: 1e9))
    }
  }
}
