import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Leakage
import Lemmas
import Tables

/// The fingerprinting identity with a Beta prior.
public struct FingerprintingLemma: Lemma {
  public let id = "fingerprinting"
  public let title = "The fingerprinting identity with a Beta prior"
  public let status = LemmaStatus.published
  public let source =
    "T. Steinke, J. Ullman (2017); S. Voitovych, M. Haghifam, I. Attias, G. Dziugaite, R. Livni, D. Roy, "
    + "On traceability in l_p stochastic convex optimization (arXiv 2502.17384), lemma 4.2 with k = d"
  public let statement = """
    Let p have the density proportional to (1-p^2)^(beta-1) on [-1,1] for an integer beta >= 1, and given p let x_1, ..., x_n be \
    independent signs of mean p. For every f of n signs E[f(x) sum_i (x_i - p)] = 2 beta E[p f(x)].
    """
  public let summary = """
    g(p) = E[f(x)|p] is a polynomial, and (1-p^2) g'(p) = E[f(x) sum_i (x_i-p)|p], from the derivative of the product of \
    (1+p x_i)/2. Integrate by parts against (1-p^2)^(beta-1): the boundary terms vanish.
    """
  public let enumerated =
    "All 3^(2^n) functions with the values -1, 0 and 1 for n <= 2 with beta = 1, 2, 3 and for n = 3 with beta = 2 (exhaustive: beta = 1 to "
    + "4), and 60 seeded random functions of 4 and 5 signs."

  public let parameters = LemmaParameter.list(.points, .channel)

  public init() {}

  /// The learner of `--channel` for `-n` signs, with beta = 1, 2 and 3: its outputs are -1 and +1, in this order.
  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    try arguments.learnersWithPriors(of: id)
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try instances(arguments)[0]
  }

  /// A function of signs with a prior.
  public struct Instance: Sendable {
    public let learner: CoordinateLearner
    public let prior: SymmetricBetaPrior

    public init(learner: CoordinateLearner, prior: SymmetricBetaPrior) {
      self.learner = learner
      self.prior = prior
    }
  }

  public func label(_ instance: Instance) -> String {
    "n = \(instance.learner.samples), beta = \(instance.prior.beta), f = "
      + instance.learner.values.map(\.description).joined(separator: ",")
  }

  public func size(_ instance: Instance) -> CaseSize { instance.learner.values.caseSize }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    for n in 1...3 {
      let betas = scope == .exhaustive ? [1, 2, 3, 4] : n == 3 ? [2] : [1, 2, 3]
      for beta in betas {
        let prior = try SymmetricBetaPrior(beta: Rational(beta))
        for values in FingerprintingLemma.tables(length: 1 << n) {
          cases.append(
            Instance(learner: try CoordinateLearner(values, samples: n), prior: prior))
        }
      }
    }
    var generator = InstanceGenerator(seed: 25)
    for number in 0..<60 {
      let n = 4 + number % 2
      let values = (0..<(1 << n)).map { _ in Rational(generator.index(below: 13) - 6, 6) }
      let prior = try SymmetricBetaPrior(beta: Rational(1 + generator.index(below: 5)))
      cases.append(Instance(learner: try CoordinateLearner(values, samples: n), prior: prior))
    }
    return cases
  }

  /// All lists of a length with the elements -1, 0 and 1.
  private static func tables(length: Int) -> [[Rational]] {
    let signs: [Rational] = [-1, 0, 1]
    var lists: [[Rational]] = [[]]
    for _ in 0..<length {
      lists = lists.flatMap { (list: [Rational]) -> [[Rational]] in signs.map { list + [$0] } }
    }
    return lists
  }

  public func check(_ instance: Instance) -> [Claim] {
    let (learner, prior) = (instance.learner, instance.prior)
    let mean = MeanPolynomial(learner)
    return [
      Claim(
        "E[f sum_i (x_i - p)]", learner.score(prior), equals: "E[(1-p^2) g'(p)]",
        mean.derivativeTimesVariance.expectation(beta: prior.beta),
        reason: "The derivative of the product of (1 + p x_i)/2."),
      Claim(
        "E[(1-p^2) g'(p)]", mean.derivativeTimesVariance.expectation(beta: prior.beta),
        equals: "2 beta E[p g(p)]",
        Rational(2 * prior.beta) * mean.timesMean.expectation(beta: prior.beta),
        reason: "Integration by parts."),
    ]
  }
}

extension FingerprintingLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "E[f sum_i (x_i - p)] = 2 (beta - 1) E[p f]",
        change: "The exponent of the prior for its parameter."
      ) { instance in
        let (learner, prior) = (instance.learner, instance.prior)
        return [
          Claim(
            "E[f sum_i (x_i - p)]", learner.score(prior), equals: "2 (beta - 1) E[p f]",
            Rational(2 * (prior.beta - 1)) * learner.correlation(prior), reason: "False.")
        ]
      }
    ]
  }
}

/// A polynomial in the mean `p`, by its coefficients, the lowest first.
struct MeanPolynomial {
  let coefficients: [Rational]

  init(_ coefficients: [Rational]) { self.coefficients = coefficients }

  /// `g(p) = E[f(x)|p] = sum_x f(x) prod_i (1 + p x_i)/2`.
  init(_ learner: CoordinateLearner) {
    let n = learner.samples
    var sum = [Rational](repeating: 0, count: n + 1)
    for (code, value) in learner.values.enumerated() where !value.isZero {
      var product: [Rational] = [value.scaled(byPowerOfTwo: -n)]
      for i in 0..<n {
        let sign: Rational = code >> i & 1 == 1 ? 1 : -1
        product = (0...product.count).map { power in
          (power < product.count ? product[power] : 0)
            + (power > 0 ? sign * product[power - 1] : 0)
        }
      }
      for (power, coefficient) in product.enumerated() { sum[power] += coefficient }
    }
    coefficients = sum
  }

  /// `p g(p)`.
  var timesMean: MeanPolynomial { MeanPolynomial([0] + coefficients) }

  /// `(1 - p^2) g'(p)`.
  var derivativeTimesVariance: MeanPolynomial {
    var result = [Rational](repeating: 0, count: coefficients.count + 1)
    for (power, coefficient) in coefficients.enumerated().dropFirst() {
      let slope = Rational(power) * coefficient
      result[power - 1] += slope
      result[power + 1] -= slope
    }
    return MeanPolynomial(result)
  }

  /// The expectation under the density proportional to `(1-p^2)^(beta-1)`: `E[p^(2j)]` is the product of `(2i+1)/(2 beta + 2i + 1)`
  /// over `i < j`, and odd moments are 0.
  func expectation(beta: Int) -> Rational {
    var (moment, sum) = (Rational.one, Rational.zero)
    for (power, coefficient) in coefficients.enumerated() where power.isMultiple(of: 2) {
      sum += coefficient * moment
      moment *= Rational(power + 1, 2 * beta + power + 1)
    }
    return sum
  }

  /// `E|p|` under the same density, by `(1-p^2)^(beta-1) = sum_j C(beta-1,j) (-1)^j p^(2j)`.
  static func meanMagnitude(beta: Int) -> Rational {
    func integral(_ power: Int) -> Rational {
      Rational.sum(
        (0..<beta).map { j in
          let term = Rational(Integer.binomial(beta - 1, j), Integer(2 * j + power + 1))
          return j.isMultiple(of: 2) ? term : -term
        })
    }
    return integral(1) / integral(0)
  }
}
