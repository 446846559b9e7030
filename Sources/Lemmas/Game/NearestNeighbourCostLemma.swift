import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import RateCertificates
import Rates
import Tables

/// The least information with which Bob always answers a nearest example.
public struct NearestNeighbourCostLemma: Lemma {
  public let id = "nearest-neighbour-cost"
  public let title = "What always answering a nearest example costs"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    For k >= 2 examples of d >= 1 bits let R_OPT(k,d) be the least I(X;M) of a message M from which \
    Bob can answer, for every y, an example nearest to y. In bits, R_OPT(k,d) <= k d - 2^(1-k) (d + \
    log2 d); for d = 1 it is the sum over 0 < m < k of C(k,m) 2^-k log2(k (k-1)/(m (k-m))); and with P \
    the probability that every y in {0,1}^d is an example, R_OPT(k,d) >= P (d 2^d + log2 P). For 0 < rho \
    < 1 it is the least I(X;M) of a message with which Bob's success is OPT(k, d, rho).
    """
  public let summary = """
    Messages may be taken as Bob's rules. For a law on rules, let each rule that serves the examples \
    be as likely as before: that costs -E log2 Z, where Z is the probability of the rules that serve them. \
    Conversely numbers c with E c 1[f serves X] <= 1 for every rule f give I >= E log2 c. For the upper bound the rules \
    are those that serve other, independent examples; where all examples have the same parity, d neighbours share \
    their rules.
    """
  public let enumerated = """
    All k <= 5, d <= 3 with k d <= 12, and k <= 12 for d = 1, by certificates that are checked. Exhaustive: (3,4) to (3,6), (4,4) \
    and (5,3) as well.
    """
  public let buildsOn = ["optimum"]
  public let parameters = LemmaParameter.list(.examples, .dimension)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [AlwaysNearest] {
    var sizes = (2...12).map { (k: $0, d: 1) }
    sizes += (2...5).flatMap { k in (2...3).map { (k: k, d: $0) } }.filter { $0.k * $0.d <= 12 }
    if scope == .exhaustive { sizes += [(3, 4), (3, 5), (3, 6), (4, 4), (5, 3)] }
    return try sizes.map { try AlwaysNearest(examples: $0.k, dimension: $0.d) }
  }

  public func check(_ value: AlwaysNearest) throws -> [Claim] {
    let certificate = try value.certificate()
    try RateCertificateChecker.check(certificate)
    var claims = [
      Claim(
        "R_OPT", certificate.upper, atMost: "k d - 2^(1-k) (d + log2 d)", value.upperBound,
        reason: "Rules that serve other examples.")
    ]
    let bound = occupancyBound(value)
    if bound.signum() > 0 {
      claims.append(
        Claim(
          "P (d 2^d + log2 P)", bound, atMost: "R_OPT from above", certificate.upper,
          reason: "Where every y is an example, there is one answer everywhere."))
    }
    if value.dimension == 1 {
      let form = oneBit(value.examples)
      claims += [
        Claim(
          "R_OPT from below", certificate.lower, atMost: "the sum", form,
          reason: "The certificate from below."),
        Claim(
          "the sum", form, atMost: "R_OPT from above", certificate.upper,
          reason: "The certificate from above."),
      ]
    }
    return claims
  }

  /// `P (d 2^d + log2 P)`, 0 where `P` is.
  private func occupancyBound(_ value: AlwaysNearest) -> LogForm {
    let size = 1 << value.dimension
    guard value.examples >= size else { return .zero }
    let onto = (0...size).reduce(Integer.zero) { sum, missing in
      let term =
        Integer.binomial(size, missing) * Integer(size - missing).power(value.examples)
      return missing.isMultiple(of: 2) ? sum + term : sum - term
    }
    let probability = Rational(onto, Integer(size).power(value.examples))
    return probability
      * (LogForm.bits(Rational(value.dimension * size)) + LogForm.log(probability))
  }

  /// The value for one bit.
  private func oneBit(_ k: Int) -> LogForm {
    (1..<k).reduce(LogForm.zero) { form, m in
      let weight = Rational(Integer.binomial(k, m), Integer(1) << k)
      return form + weight * LogForm.log(Rational(k * (k - 1), m * (k - m)))
    }
  }

  public func label(_ value: AlwaysNearest) -> String {
    "k = \(value.examples), d = \(value.dimension)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> AlwaysNearest {
    try AlwaysNearest(
      examples: arguments.require(.examples, of: id),
      dimension: arguments.require(.dimension, of: id))
  }

  public func results() throws -> Table? {
    let sizes = (2...5).flatMap { k in (1...3).map { (k: k, d: $0) } }.filter { $0.k * $0.d <= 12 }
    return Table(
      columns: [
        "k", "d",
        Table.Column("value", header: "R_OPT(k,d)", unit: "bits", notation: .leadingDigits),
        Table.Column("perBit", header: "R_OPT(k,d)/kd", notation: .leadingDigits),
        Table.Column("bound", header: "upper bound", unit: "bits", notation: .decimal), "rules",
      ],
      rows: try sizes.map { k, d in
        let value = try AlwaysNearest(examples: k, dimension: d)
        let certificate = try value.certificate()
        let interval = certificate.interval()
        return [
          .integer(k), .integer(d), .enclosure(interval),
          .enclosure(Rational(1, k * d) * interval), .logForm(value.upperBound),
          .integer(certificate.rules.count),
        ]
      }, readerDigits: 9)
  }
}

extension NearestNeighbourCostLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "R_OPT(k,d) is at least k d - 2^(1-k) (d + log2 d)",
        change: "The upper bound as a lower one."
      ) { value in
        [
          Claim(
            "k d - 2^(1-k) (d + log2 d)", value.upperBound, atMost: "R_OPT",
            try value.certificate().upper, reason: "False.")
        ]
      }
    ]
  }
}
