import Claims
import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame
import RateCertificates
import Rates
import Tables

/// For two examples majorities of odd sets are the best rules, and the cost has three known terms.
public struct OddMajoritiesLemma: Lemma {
  public enum Instance: Sendable {
    /// All rules of Bob for a dimension.
    case rules(Int)
    /// The value for a dimension, against its bounds.
    case value(Int)
  }

  public let id = "odd-majorities"
  public let title = "Two examples: majorities of odd sets are the best rules"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    For two examples of d >= 1 bits, R_OPT(2,d) is the minimum over the laws q on the odd s <= d of - sum_m \
    C(d,m) 2^-d log2 Z_m with Z_0 = 1, Z_m = q_m/n_m for odd m and Z_m = m q_(m-1)/n_(m-1) + 2 (d-m) \
    q_(m+1)/n_(m+1) for even m >= 2, where n_m = C(d,m) 2^m. For d >= 2, in bits and with P_m = C(d,m) 2^-d, it lies between \
    the sum over odd m of P_m (d + m + log2((d+m)/(3d))) plus that over even m >= 2 of P_m (d + m - log2(3d)) plus (1 - \
    2^-d) log2(1 - 2^-d), and the sum over odd m of P_m (d + m - 1) plus that over even m >= 2 of P_m (d + m - log2(2d + 2m)).
    """
  public let summary = """
    Which example is nearer depends on the difference of the examples only. The differences that one rule \
    serves are compatible in pairs, and a set of vectors in pairs at the distances that this allows is a star around one odd vector, \
    which the majority on it serves, or one of few small sets that such a star outdoes. The bounds are two laws put in.
    """
  public let enumerated = """
    Every rule of Bob up to symmetry for d = 1, ..., 4 (222 of 65536 for d = 4); the value against both bounds for d = 2, ..., 24, \
    and against a search over all rules for d <= 4. Exhaustive: the value for d <= 60.
    """
  public let buildsOn = ["exact-optimum-cost", "nearest-neighbour-cost"]
  public let parameters = LemmaParameter.list(.dimension)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let isExhaustive = scope == .exhaustive
    return (1...4).map { .rules($0) }
      + (1...(isExhaustive ? 60 : 24)).map { .value($0) }
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .rules(let d):
      return [
        Claim(
          "the number of rules that serve what no majority of an odd set serves as much",
          Rational(OddMajoritiesLemma.undominatedRules(d)), equals: "0", 0,
          reason: "Every set of compatible differences is outdone by a star.")
      ]
    case .value(let d):
      return try check(dimension: d)
    }
  }

  private func check(dimension d: Int) throws -> [Claim] {
    let value = try AlwaysNearest(examples: 2, dimension: d)
    let certificate = try value.certificate()
    try RateCertificateChecker.check(certificate)
    var claims: [Claim] = []
    if d <= 4 {
      let trees = try value.certificate(byTrees: true)
      claims += [
        Claim(
          "from below by majorities", certificate.lower, atMost: "from above by all rules",
          trees.upper, reason: "Both are the same value."),
        Claim(
          "from below by all rules", trees.lower, atMost: "from above by majorities",
          certificate.upper, reason: "Both are the same value."),
      ]
    }
    if d >= 2 {
      claims += [
        Claim(
          "the sum from below", OddMajoritiesLemma.lowerBound(d), atMost: "R_OPT",
          certificate.upper,
          reason: "Dual numbers that meet the inequalities."),
        Claim(
          "R_OPT", certificate.lower, atMost: "the sum from above",
          OddMajoritiesLemma.upperBound(d),
          reason: "The law C(d,s) 2^(1-d)."),
      ]
    }
    return claims
  }

  // MARK: Bounds

  private static func mass(_ m: Int, _ d: Int) -> Rational {
    Rational(Integer.binomial(d, m), Integer(1) << d)
  }

  /// The sharper bound from below.
  static func lowerBound(_ d: Int) -> LogForm {
    let rest = 1 - Rational(1).scaled(byPowerOfTwo: -d)
    return (1...d).reduce(rest * LogForm.log(rest)) { form, m in
      let size = LogForm.bits(Rational(d + m))
      let change =
        m.isMultiple(of: 2) ? -LogForm.log(3 * d) : LogForm.log(Rational(d + m, 3 * d))
      return form + mass(m, d) * (size + change)
    }
  }

  /// The bound from above.
  static func upperBound(_ d: Int) -> LogForm {
    (1...d).reduce(LogForm.zero) { form, m in
      let change = m.isMultiple(of: 2) ? LogForm.log(2 * d + 2 * m) : .bits(1)
      return form + mass(m, d) * (LogForm.bits(Rational(d + m)) - change)
    }
  }

  // MARK: Rules

  /// The number of rules that are better than every majority of an odd set for some distance each.
  private static func undominatedRules(_ d: Int) -> Int {
    let orbits = SourceOrbits(examples: 2, dimension: d)
    let served = ServedSources(orbits)
    let majorities = stride(from: 1, through: d, by: 2).map { s in
      served.counts(
        (0..<(1 << d)).map { (y: Int) -> UInt8 in
          let ones = (y & ((1 << s) - 1)).nonzeroBitCount
          return 2 * ones > s ? 1 : 0
        })
    }
    return RuleOrbits(examples: 2, dimension: d).enumerated().filter { rule in
      let counts = served.counts(rule.answers)
      return !majorities.contains { majority in
        zip(counts, majority).allSatisfy { $0 <= $1 }
      }
    }.reduce(0) { $0 + $1.size }
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .rules(let d): "all rules, d = \(d)"
    case .value(let d): "d = \(d)"
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let value = try AlwaysNearest(examples: 2, dimension: arguments.require(.dimension, of: id))
    return .value(value.dimension)
  }

  public func results() throws -> Table? {
    Table(
      columns: [
        "d", Table.Column("value", header: "R_OPT(2,d)", unit: "bits", notation: .leadingDigits),
        Table.Column("lower", header: "from below", unit: .information, notation: .decimal),
        Table.Column("upper", header: "from above", unit: .information, notation: .decimal),
      ],
      rows: try [2, 3, 4, 5, 8, 12, 20, 40].map { d in
        let interval = try AlwaysNearest(examples: 2, dimension: d).certificate().interval()
        return [
          .integer(d), .enclosure(interval), .logForm(OddMajoritiesLemma.lowerBound(d)),
          .logForm(OddMajoritiesLemma.upperBound(d)),
        ]
      }, readerDigits: 12)
  }
}

extension OddMajoritiesLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "R_OPT(2,d) <= 3d/2 - log2(8d)/2", change: "The constant 8 for 6."
      ) { instance in
        guard case .value(let d) = instance else { return [] }
        let bound = LogForm.bits(Rational(3 * d, 2)) - Rational(1, 2) * LogForm.log(8 * d)
        return [
          Claim(
            "R_OPT", try AlwaysNearest(examples: 2, dimension: d).certificate().lower,
            atMost: "3d/2 - log2(8d)/2", bound, reason: "False.")
        ]
      }
    ]
  }
}
