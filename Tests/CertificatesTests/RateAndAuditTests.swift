import CertificateChecking
import Certificates
import Contraction
import Documents
import ExactArithmetic
import InformationTheory
import Leakage
import NearestNeighbourGame
import RateCertificates
import Rates
import Testing

/// The claims of the golden files about rates, audits and laws on two inputs.
enum NewKinds {
  static func inputClaims() throws -> [CertificateClaim] {
    let rows: [[[Rational]]] = [
      [[Rational(3, 4), Rational(1, 4)], [Rational(1, 4), Rational(3, 4)]],
      [[1, 0], [Rational(1, 2), Rational(1, 2)]],
      [
        [Rational(7, 10), Rational(1, 10), Rational(1, 5)],
        [Rational(1, 10), Rational(1, 5), Rational(7, 10)],
      ],
    ]
    let inputs: [Rational] = [Rational(1, 2), Rational(1, 4), Rational(1, 100)]
    return try zip(rows, inputs).map { (rows: [[Rational]], p: Rational) in
      let channel = try Channel(rows)
      let law = try FiniteLaw([p, 1 - p])
      return try CertificateClaim.klInputUpper(
        of: channel.klContraction(input: law), channel: channel, input: law, digits: 6)
    }
  }

  static func rateClaims() throws -> [CertificateClaim] {
    let sizes: [(k: Int, d: Int)] = [(2, 1), (2, 2), (3, 1)]
    let optima = try sizes.flatMap { (k: Int, d: Int) in
      try rate(k, d, .optimum)
    }
    return try optima + rate(2, 1, .success(Rational(3, 5)))
  }

  static func rate(_ k: Int, _ d: Int, _ target: RateTarget) throws -> [CertificateClaim] {
    let game = try Game(examples: k, dimension: d, correlation: Rational(1, 2))
    return try CertificateClaim.rate(Rate.certificate(for: target, in: game), digits: 9)
  }

  static func auditClaims() throws -> [CertificateClaim] {
    let fixed = try OneRunAudit(
      canaries: 1000, guesses: 100, correct: 95, delta: Rational(1, 100_000))
    let any = try OneRunAudit(
      canaries: 50, guesses: 12, correct: 12, delta: Rational(1, 1000), selection: .fromModel,
      leastGuesses: 4)
    let secrets = try SecretAudit(choices: 16, guesses: 20, correct: 9)
    return try CertificateClaim.audit(fixed, digits: 9) + CertificateClaim.audit(any, digits: 9)
      + CertificateClaim.audit(secrets, digits: 9)
  }
}

/// Claims about rates, audits and laws on two inputs, against the library.
@Suite struct RateAndAuditTests {
  @Test func theBoundsOfARateEncloseTheCertificate() throws {
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    for target in [RateTarget.optimum, .partOfOptimum(Rational(9, 10))] {
      let certificate = try Rate.certificate(for: target, in: game)
      let claims = try CertificateClaim.rate(certificate, digits: 8)
      #expect(claims.map(\.kind) == [.rateUpper, .rateLower])
      let upper = try claims[0].member("value").rational()
      let lower = try claims[1].member("value").rational()
      let interval = certificate.interval()
      #expect(lower <= interval.upper && interval.lower <= upper)
      #expect(upper - lower <= interval.width + Rational(3, 100_000_000))
    }
    // R_OPT(2,2) is 5/4, R_OPT(2,1) is 1/2.
    for (d, exact) in [(1, Rational(1, 2)), (2, Rational(5, 4))] {
      let claims = try NewKinds.rate(2, d, .optimum)
      #expect(try claims[1].member("value").rational() <= exact)
      #expect(try claims[0].member("value").rational() >= exact)
    }
  }

  @Test func theEndsOfAnAuditAreOnBothSides() throws {
    let audit = try OneRunAudit(canaries: 200, guesses: 60, correct: 55, delta: Rational(1, 10_000))
    let claims = try CertificateClaim.audit(audit, digits: 8)
    #expect(claims.count == 3)
    var ends: [[Rational]] = []
    var factors: [Rational] = []
    for claim in claims {
      ends.append(try claim.member("between").rationals())
      let success = try claim.member("success").rational()
      factors.append(success / (1 - success))
    }
    #expect(factors[0] == 1)
    #expect(factors[2] - factors[1] == Rational(1, 100_000_000))
    #expect(ends[1][1] <= Rational(1, 20) && ends[2][0] >= Rational(1, 20))
    for (factor, pair) in zip(factors, ends) {
      let exact = try audit.exactPValue(at: factor)
      #expect(pair[0] <= exact && exact <= pair[1])
    }
    let interval = audit.epsilon().interval
    #expect(Enclosure.log(factors[1], bits: 100).lower <= interval.upper)
    #expect(interval.lower <= Enclosure.log(factors[2], bits: 100).upper)
  }

  @Test func upperBoundsForTwoInputs() throws {
    let rows: [[Rational]] = [
      [Rational(1, 2), Rational(1, 3), Rational(1, 6)], [0, Rational(1, 4), Rational(3, 4)],
    ]
    let channel = try Channel(rows)
    for p in [Rational(1, 10), Rational(1, 2), Rational(19, 20)] {
      let law = try FiniteLaw([p, 1 - p])
      let contraction = try channel.klContraction(input: law, width: Rational(1, 1_000_000_000))
      let claim = try CertificateClaim.klInputUpper(
        of: contraction, channel: channel, input: law, digits: 9)
      let bound = try claim.member("value").rational()
      #expect(claim.reservation == nil)
      #expect(bound >= contraction.interval.lower)
      #expect(bound <= contraction.interval.upper + Rational(2, 1_000_000_000))
      // A bound below a witness's ratio has no cells.
      let ratio = try #require(contraction.witness).ratio
      #expect(throws: CertificationError.self) {
        try CertificateClaim.klInputUpper(
          ratio - Rational(1, 1000), channel: channel, input: law)
      }
    }
  }

  /// At q = 1 the ratio of the divergences is the coefficient itself, so that no cells show that bound.
  @Test func aLooserBoundHasAReservation() throws {
    let channel = try Channel.z(Rational(1, 3))
    let law = try FiniteLaw([Rational(1, 4), Rational(3, 4)])
    let contraction = try channel.klContraction(input: law)
    let claim = try CertificateClaim.klInputUpper(
      of: contraction, channel: channel, input: law, digits: 6)
    #expect(try claim.member("value") == "500001/1000000")
    let reservation =
      "certified is eta_KL(P,W) <= 500001/1000000, 1/1000000 above the coefficient 1/2: no cells were found that show 1/2"
    #expect(claim.reservation == reservation)
    #expect(Certificate([claim, claim]).reservations == [reservation, reservation])
    let claims = try CertificateClaim.fixedInput(channel, law, digits: 6)
    #expect(
      Certificate(claims).reservations == [
        "certified is eta_KL(W) >= 333333/500000, 1/1500000 below the coefficient 2/3, which no rational weight reaches",
        reservation,
      ])
    let symmetric = try CertificateClaim.fixedInput(
      .binarySymmetric(Rational(1, 4)), FiniteLaw([Rational(1, 2), Rational(1, 2)]), digits: 6)
    #expect(symmetric.count == 8)
    #expect(Certificate(symmetric).reservations == [])
  }

  @Test func otherSizesAreRefused() throws {
    let channel = try Channel.binaryErasure(Rational(1, 3))
    let error = #expect(throws: CertificationError.self) {
      try CertificateClaim.klInputUpper(1, channel: channel, input: FiniteLaw([1, 0]))
    }
    #expect(
      error?.description
        == "cannot certify eta_KL(P,W) <= 1: its cells are for two inputs of positive probability"
    )
    let row = [Rational](repeating: Rational(1, 65), count: 65)
    let wide = try Channel([row, row])
    let uniform = try FiniteLaw([Rational(1, 2), Rational(1, 2)])
    let limit = "the channel has 65 outputs, the format at most 64"
    let refusal = #expect(throws: CertificationError.self) {
      try CertificateClaim.klInputUpper(1, channel: wide, input: uniform)
    }
    #expect(refusal?.description == "cannot certify eta_KL(P,W) <= 1: \(limit)")
    let other = #expect(throws: CertificationError.self) {
      try CertificateClaim.contraction(of: wide)
    }
    #expect(other?.description.hasSuffix(limit) == true)
    let majorities = try AlwaysNearest(examples: 2, dimension: 2).certificate()
    #expect(throws: CertificationError.self) { try CertificateClaim.rate(majorities) }
  }
}
