import AlgebraicNumbers
import CertificateChecking
import Contraction
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// The contraction coefficients of a channel: Dobrushin's and Doeblin's, both sides of KL's over all inputs, and for an
  /// input law both sides of chi-square's and a lower bound of KL's.
  ///
  /// Numbers that are not rational are bounded by rationals `10^-digits` apart.
  ///
  /// - Parameters:
  ///   - channel: the channel.
  ///   - input: the law of its input, if any.
  ///   - witness: a law that shows a lower bound of KL's coefficient for the input law; it is left out if `nil`.
  ///   - digits: the number of decimals of the bounds.
  /// - Throws: ``CertificationError``; `ChannelError`, `LawError`.
  public static func contraction(
    of channel: Channel, input: FiniteLaw<Int>? = nil, witness: ContractionWitness? = nil,
    digits: Int = 12
  ) throws -> [CertificateClaim] {
    let rows = JSONValue.rows(channel.rows)
    var claims = [
      try CertificateClaim(
        .dobrushin, [("channel", rows), ("value", .rational(channel.dobrushinCoefficient))]),
      try CertificateClaim(
        .doeblin, [("channel", rows), ("value", .rational(channel.doeblinCoefficient))]),
    ]
    let kl = channel.klContraction
    claims.append(try klUpper(channel, kl.value, digits: digits))
    if let lower = try klLower(channel, kl, digits: digits) { claims.append(lower) }
    guard let input else { return claims }
    claims += try chiSquare(of: channel, input: input, digits: digits)
    if let witness {
      claims.append(try klWitness(witness, channel: channel, input: input))
    }
    return claims
  }

  /// All claims about the contraction of a channel and an input law.
  ///
  /// Where no upper bound of KL's coefficient for the law is found that the format can show, it is left out, and a
  /// ``CertificateClaim/reservation`` says so; so it is, without one, where only one input is used.
  ///
  /// - Parameters:
  ///   - channel: the channel.
  ///   - input: the law of its input.
  ///   - width: how narrow the enclosure of KL's coefficient for the input law is wanted.
  ///   - digits: the number of decimals of the bounds.
  /// - Throws: ``CertificationError``; what finding the coefficients throws.
  public static func fixedInput(
    _ channel: Channel, _ input: FiniteLaw<Int>, within width: ContractionWidth = .usual,
    digits: Int = 12
  ) throws -> [CertificateClaim] {
    let kl = try channel.klContraction(input: input, within: width)
    var claims = try contraction(
      of: channel, input: input, witness: kl.witness, digits: digits)
    if input.probabilities.count(where: { !$0.isZero }) < 2 { return claims }
    if channel.inputCount == 2 {
      return claims + [
        try klInputUpper(of: kl, channel: channel, input: input, digits: digits)
      ]
    }
    do {
      claims.append(
        try klInputUpperBySimplices(of: kl, channel: channel, input: input, digits: digits))
    } catch let error as CertificationError {
      claims.append(claims.removeLast().reserving("left out is an upper bound: \(error)"))
    }
    return claims
  }

  /// A witness's lower bound of the KL coefficient for an input law.
  ///
  /// - Throws: ``CertificationError``; `ChannelError` where a law does not fit the channel.
  public static func klWitness(
    _ witness: ContractionWitness, channel: Channel, input: FiniteLaw<Int>
  ) throws -> CertificateClaim {
    let reference = try channel.output(of: input).probabilities
    let output = try channel.output(of: witness.law).probabilities
    let inside = try LogarithmSum.divergence(witness.law.probabilities, input.probabilities)
    let outside = try LogarithmSum.divergence(output, reference)
    var search = EvidenceSearch("eta_KL(P,W) >= \(witness.ratio)")
    let evidence = try search.notNegative(outside.adding(-witness.ratio, times: inside))
    return try CertificateClaim(
      .klWitness,
      [
        ("channel", .rows(channel.rows)), ("input", .rationals(input.probabilities)),
        ("witness", .rationals(witness.law.probabilities)), ("ratio", .rational(witness.ratio)),
        ("evidence", evidence),
      ])
  }

  /// The format's limit of a bound from above.
  static func requireFewOutputs(_ claim: String, _ channel: Channel) throws(CertificationError) {
    guard channel.outputCount <= 64 else {
      throw .isBeyondTheFormat(
        claim: claim,
        limit: "the channel has \(channel.outputCount) outputs, the format at most 64")
    }
  }

  private static func klUpper(
    _ channel: Channel, _ value: AlgebraicReal, digits: Int
  ) throws -> CertificateClaim {
    let bound = value.upperBound(digits: digits)
    try requireFewOutputs("eta_KL(W) <= \(bound)", channel)
    let rows = JSONValue.rows(channel.rows)
    for depth in [0, 4, 16, 64, 200] {
      let members: [(String, JSONValue)] = [
        ("channel", rows), ("value", .rational(bound)), ("evidence", ["depth": .init(depth)]),
      ]
      if let claim = try? CertificateClaim(.klChannelUpper, members) { return claim }
    }
    throw CertificationError.isBeyondTheFormat(
      claim: "eta_KL(W) <= \(bound)", limit: "200 halvings or 100000 forms do not show it")
  }

  /// The lower bound at a rational weight near the best one; `nil` where the rows are equal.
  ///
  /// A rational coefficient that no rational weight reaches, such as a limit, is rounded down with a reservation.
  private static func klLower(
    _ channel: Channel, _ kl: KLContraction, digits: Int
  ) throws -> CertificateClaim? {
    guard let pair = kl.pair else { return nil }
    let unit = Rational(1, Integer(10).power(digits))
    let weight: Rational
    switch kl.weight {
    case .towardsZero: weight = unit / 4
    case .towardsOne: weight = 1 - unit / 4
    case .interior(let exact):
      weight = exact.rationalValue ?? exact.enclosure(width: unit / 4).simplestRational
    }
    let (u, v) = (channel.rows[pair.first], channel.rows[pair.second])
    let terms = zip(u, v).filter { !$0.isZero || !$1.isZero }.map {
      ($0 - $1) * ($0 - $1) / (weight * $0 + (1 - weight) * $1)
    }
    let reached = weight * (1 - weight) * Rational.sum(terms)
    let bound =
      reached == kl.value.rationalValue
      ? reached : Rational((reached / unit).floor()) * unit
    let claim = try CertificateClaim(
      .klChannelLower,
      [
        ("channel", .rows(channel.rows)), ("value", .rational(bound)),
        ("inputs", [.init(pair.first), .init(pair.second)]), ("weight", .rational(weight)),
      ])
    guard let exact = kl.value.rationalValue, bound < exact else { return claim }
    return claim.reserving(
      "certified is eta_KL(W) >= \(bound), \((exact - bound).brief()) below the coefficient \(exact), which no rational weight reaches"
    )
  }
}

extension AlgebraicReal {
  /// The number itself where it is rational, else the least multiple of `10^-digits` above it.
  func upperBound(digits: Int) -> Rational {
    if let rationalValue { return rationalValue }
    let unit = Rational(1, Integer(10).power(digits))
    let upper = enclosure(width: unit / 1024).upper
    return Rational((upper / unit).ceiling()) * unit
  }

  /// The number itself where it is rational, else the greatest multiple of `10^-digits` below it.
  func lowerBound(digits: Int) -> Rational {
    if let rationalValue { return rationalValue }
    let unit = Rational(1, Integer(10).power(digits))
    return Rational((enclosure(width: unit / 1024).lower / unit).floor()) * unit
  }
}
