import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import RateCertificates
import Rates
import Tables

/// For two examples the cost of the exact optimum is known up to its third term.
public struct TwoExamplesThirdTermLemma: Lemma {
  public let id = "two-examples-third-term"
  public let title = "Two examples: the cost of the exact optimum to its third term"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    For d >= 2, in bits and with P_m = C(d,m) 2^-d, R_OPT(2,d) is at most the sum over odd m of P_m (d + m - 1 - log2(2 (2d-m)/(3d))) plus that over \
    even m >= 2 of P_m (d + m - 1 - log2(2/(3d) ((2d-m)(d+m) + 3m - d))). With the bound from below of odd-majorities it follows that \
    R_OPT(2,d) = 3d/2 - log2(6d)/2 - 1/(36 d ln 2) + O(1/d^2) as d grows.
    """
  public let summary = """
    The law on odd majorities that makes all inequalities of the dual equalities in the limit has q_s in proportion to C(d,s) (2d-s). Both bounds are \
    means of logarithms near m = d/2, where the mass of the binomial law is; their expansions agree in three terms.
    """
  public let enumerated = "d = 2, ..., 40, by certificates that are checked. Exhaustive: d <= 120."
  public let buildsOn = ["odd-majorities"]
  public let parameters = LemmaParameter.list(.dimension)

  public init() {}

  public func cases(_ scope: LemmaScope) -> [Int] {
    Array(2...(scope == .exhaustive ? 120 : 40))
  }

  public func check(_ d: Int) throws -> [Claim] {
    let certificate = try AlwaysNearest(examples: 2, dimension: d).certificate()
    try RateCertificateChecker.check(certificate)
    return [
      Claim(
        "R_OPT", certificate.lower, atMost: "the sum", TwoExamplesThirdTermLemma.upperBound(d),
        reason: "The law C(d,s) 2^(1-d) 2 (2d-s)/(3d)."),
      Claim(
        "the bound from below", OddMajoritiesLemma.lowerBound(d), atMost: "R_OPT",
        certificate.upper, reason: "Dual numbers of odd majorities."),
    ]
  }

  /// The bound from above.
  static func upperBound(_ d: Int) -> LogForm { upperBound(d, correction: 1) }

  /// The bound with `correction (3m - d)` in place of `3m - d`.
  private static func upperBound(_ d: Int, correction: Int) -> LogForm {
    (1...d).reduce(LogForm.zero) { form, m in
      let mass = Rational(Integer.binomial(d, m), Integer(1) << d)
      let number =
        m.isMultiple(of: 2)
        ? Rational(2 * ((2 * d - m) * (d + m) + correction * (3 * m - d)), 3 * d)
        : Rational(2 * (2 * d - m), 3 * d)
      return form + mass * (LogForm.bits(Rational(d + m - 1)) - LogForm.log(number))
    }
  }

  public func label(_ d: Int) -> String { "d = \(d)" }

  public func instance(_ arguments: LemmaArguments) throws -> Int {
    let d = try arguments.require(.dimension, of: id)
    guard (2...200).contains(d) else {
      throw LemmaError.invalidInstance(id: id, reason: "d = \(d); expected 2 to 200")
    }
    return d
  }

  public func results() throws -> Table? {
    Table(
      columns: [
        "d", Table.Column("value", header: "R_OPT(2,d)", unit: "bits", notation: .leadingDigits),
        Table.Column("upper", header: "from above", unit: .information, notation: .decimal),
        Table.Column("distance", header: "above - below", unit: .information, notation: .decimal),
      ],
      rows: try [2, 3, 5, 10, 20, 40, 60].map { d in
        let interval = try AlwaysNearest(examples: 2, dimension: d).certificate().interval()
        let upper = TwoExamplesThirdTermLemma.upperBound(d)
        return [
          .integer(d), .enclosure(interval), .logForm(upper),
          .logForm(upper - OddMajoritiesLemma.lowerBound(d)),
        ]
      }, readerDigits: 12)
  }
}

extension TwoExamplesThirdTermLemma {
  public var falseVariants: [FalseVariant<Int>] {
    [
      FalseVariant(
        "the sum with 2 (3m - d) for 3m - d", change: "The correction of the even terms twice."
      ) { d in
        [
          Claim(
            "R_OPT", try AlwaysNearest(examples: 2, dimension: d).certificate().lower,
            atMost: "the sum", TwoExamplesThirdTermLemma.upperBound(d, correction: 2),
            reason: "False.")
        ]
      }
    ]
  }
}
