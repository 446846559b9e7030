import Certificates
import Contraction
import Documents
import ExactArithmetic
import InformationTheory
import Testing

/// Channels and laws whose coefficient is bounded by the cells of a simplex.
enum Simplices {
  static let rows: [[[Rational]]] = [
    [
      [Rational(1, 2), Rational(1, 2), 0], [Rational(1, 4), Rational(1, 4), Rational(1, 2)],
      [0, Rational(1, 3), Rational(2, 3)],
    ],
    [
      [Rational(2, 3), Rational(1, 3)], [Rational(1, 2), Rational(1, 2)],
      [Rational(1, 3), Rational(2, 3)], [0, 1],
    ],
    [
      [Rational(1, 2), Rational(1, 4), Rational(1, 8), Rational(1, 8), 0],
      [Rational(1, 4), Rational(1, 4), Rational(1, 4), Rational(1, 4), 0],
      [Rational(1, 8), Rational(1, 8), Rational(1, 4), Rational(1, 2), 0],
    ],
  ]
  static let inputs: [[Rational]] = [
    [Rational(1, 2), Rational(1, 4), Rational(1, 4)],
    [Rational(1, 4), Rational(1, 4), Rational(1, 2), 0],
    [Rational(1, 3), Rational(1, 3), Rational(1, 3)],
  ]

  static func cases() throws -> [(channel: Channel, input: FiniteLaw<Int>)] {
    try zip(rows, inputs).map { (try Channel($0), try FiniteLaw($1)) }
  }

  /// The claims of the golden file: bounds somewhat above the coefficient, with few cells.
  static func claims() throws -> [CertificateClaim] {
    try cases().map { (channel: Channel, input: FiniteLaw<Int>) in
      let upper = try channel.klContraction(input: input).interval.upper
      let bound = Rational((upper * 50).ceiling()) / 50 + Rational(1, 50)
      return try #require(
        try CertificateClaim.klInputUpperBySimplices(bound, channel: channel, input: input))
    }
  }
}

/// Upper bounds of coefficients for laws of any number of inputs, against the library.
@Suite struct SimplexTests {
  @Test func theBoundIsTheUpperEnd() throws {
    for (channel, input) in try Simplices.cases() {
      let contraction = try channel.klContraction(input: input)
      let claim = try CertificateClaim.klInputUpperBySimplices(
        of: contraction, channel: channel, input: input, digits: 6)
      #expect(try areAccepted([claim]))
      let bound = try claim.member("value").rational()
      #expect(bound >= contraction.interval.lower)
      let isTight = bound <= contraction.interval.upper + Rational(1, 1_000_000)
      #expect(isTight || claim.reservation != nil, "\(claim.reservation ?? "")")
      // A bound below a witness's ratio has no cells.
      let ratio = try #require(contraction.witness).ratio
      #expect(
        try CertificateClaim.klInputUpperBySimplices(
          ratio - Rational(1, 1_000_000), channel: channel, input: input) == nil)
    }
  }

  @Test func allClaimsOfAChannelAndALaw() throws {
    let (channel, input) = try Simplices.cases()[0]
    let claims = try CertificateClaim.fixedInput(channel, input, digits: 6)
    #expect(claims.map(\.kind).suffix(2) == [.klWitness, .klInputUpper])
    #expect(try areAccepted(claims))
  }

  /// The erasure channel takes the same share of every law's divergence: no cells show the coefficient itself.
  @Test func aLooserBoundHasAReservation() throws {
    let half = Rational(1, 2)
    let channel = try Channel([[half, 0, 0, half], [0, half, 0, half], [0, 0, half, half]])
    let input = try InputLaw.uniform.law(for: channel)
    let contraction = try channel.klContraction(input: input)
    let claim = try CertificateClaim.klInputUpperBySimplices(
      of: contraction, channel: channel, input: input, digits: 3)
    let bound = try claim.member("value").rational()
    #expect(bound > Rational(1, 2))
    let reservation = try #require(claim.reservation)
    #expect(
      reservation
        == "certified is eta_KL(P,W) <= \(bound), \(bound - Rational(1, 2)) above the coefficient 1/2: no cells were found that show less"
    )
  }

  @Test func moreLettersAreLeftOut() throws {
    let channel = try Channel(named: "qsc:12,1/10")
    let input = try InputLaw.uniform.law(for: channel)
    let claims = try CertificateClaim.fixedInput(channel, input, digits: 3)
    #expect(!claims.contains { $0.kind == .klInputUpper })
    let reservation = try #require(Certificate(claims).reservations.last)
    #expect(reservation.hasPrefix("left out is an upper bound: cannot certify eta_KL(P,W) <= "))
    #expect(reservation.hasSuffix("and its smaller side 12 letters, the format at most 11"))
  }

  @Test func lawsOfOneInputHaveNoBound() throws {
    let (channel, _) = try Simplices.cases()[0]
    let claims = try CertificateClaim.fixedInput(channel, FiniteLaw([0, 1, 0]), digits: 3)
    #expect(!claims.contains { $0.kind == .klInputUpper || $0.kind == .klWitness })
    #expect(!Certificate(claims).reservations.contains { $0.contains("eta_KL(P,W)") })
  }
}
