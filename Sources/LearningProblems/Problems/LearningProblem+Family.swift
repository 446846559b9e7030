import ExactArithmetic

extension LearningProblem {
  /// A family of problems: a number of samples and one parameter make a problem.
  public struct Family: Sendable {
    /// The name on the command line.
    public let rawValue: String
    /// The name in reports: `the sparse hypercube`.
    public let name: String
    /// What is drawn in each coordinate, in a few words for help texts.
    public let summary: String
    /// What is drawn in each coordinate, in a sentence for reports.
    public let model: String
    /// The sort of the data.
    public let data: Learner.Data
    /// The parameter beside the number of samples.
    public let parameter: Parameter
    /// What the factor `(1-tau)/rho` is multiplied by in tables, so that it tends to a constant.
    package let scaling: Scaling
    /// A learner that comes close to the lower bound, on one coordinate.
    public let simpleLearner: Learner
    /// A learner that is simulated with a given number of samples and of coordinates, or bits of each.
    package let simulation: Simulation
    /// Whether chi-square's constants are far from the KL constants, so that their factor is no bound.
    package let hasLooseChiSquare: Bool
    private let make: @Sendable (Int, Rational) throws(ProblemError) -> LearningProblem

    package init(
      _ rawValue: String, name: String, summary: String, model: String, data: Learner.Data,
      parameter: Parameter, scaling: Scaling, simpleLearner: Learner, simulation: Simulation,
      hasLooseChiSquare: Bool = false,
      make:
        @escaping @Sendable (_ samples: Int, _ parameter: Rational) throws(ProblemError) ->
        LearningProblem
    ) {
      self.rawValue = rawValue
      self.name = name
      self.summary = summary
      self.model = model
      self.data = data
      self.parameter = parameter
      self.scaling = scaling
      self.simpleLearner = simpleLearner
      self.simulation = simulation
      self.hasLooseChiSquare = hasLooseChiSquare
      self.make = make
    }
  }
}

extension LearningProblem.Family {
  /// The parameter of a family.
  public struct Parameter: Sendable, Hashable {
    /// The symbol in reports: `lambda`, or `p`.
    public let symbol: String
    /// The symbol in LaTeX, without dollar signs.
    public let latex: String
    /// The option on the command line, without dashes.
    public let option: String
    /// What it is and where it lies: `a correlation in [0, 1]`.
    public let expectation: String
    /// The degree `r` of the scaling `C d^(-1/r)` with an interesting trade-off.
    public let degree: Int

    /// The correlation `lambda` of data and parameter.
    package static let correlation = Parameter(
      symbol: "lambda", latex: "\\lambda", option: "lambda", expectation: "a correlation in [0, 1]",
      degree: 4)
  }

  /// What the factor `(1-tau)/rho` is multiplied by.
  package struct Scaling: Sendable {
    /// The multiple in words, and in LaTeX without dollar signs.
    package let header: String
    package let latex: String
    package let value: @Sendable (_ samples: Int, _ parameter: Rational) -> Rational

    /// `n lambda^4`.
    package static let correlation = Scaling(
      header: "n lambda^4", latex: "n\\lambda^4",
      value: { n, lambda in Rational(n) * lambda.power(4) })
  }

  /// How a family is simulated in tables.
  package struct Simulation: Sendable {
    /// The number of trials of a row.
    package let usualTrials: Int
    /// The number of coordinates for samples and a dimension, unless another is asked for.
    package let coordinates: @Sendable (_ samples: Int, _ dimension: Int) -> Int
    /// The learner on some coordinates, with a number of bits of each.
    package let learner: @Sendable (_ coordinates: Int, _ bits: Int) -> Learner

    package init(
      usualTrials: Int = 10_000,
      coordinates: @escaping @Sendable (_ samples: Int, _ dimension: Int) -> Int = { n, d in
        max(1, d / n)
      },
      learner: @escaping @Sendable (_ coordinates: Int, _ bits: Int) -> Learner
    ) {
      self.usualTrials = usualTrials
      self.coordinates = coordinates
      self.learner = learner
    }
  }

  /// The name at the start of a title: `The sparse hypercube`.
  public var title: String { name.prefix(1).uppercased() + name.dropFirst() }

  /// The problem with a number of samples and a parameter.
  ///
  /// - Throws: ``ProblemError`` when a number is out of range.
  public func problem(
    samples: Int, parameter: Rational
  ) throws(ProblemError) -> LearningProblem {
    try make(samples, parameter)
  }
}

extension LearningProblem.Family: CaseIterable {
  /// The families, a line each, in the order of help texts.
  public static let allCases: [LearningProblem.Family] = [
    .boolean,
    .sparse,
    .gaussian,
  ]
}

extension LearningProblem.Family: RawRepresentable, Hashable {
  /// The family of this name on the command line; `nil` if there is none.
  public init?(rawValue: String) {
    guard let family = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = family
  }
}

extension LearningProblem.Family: CustomStringConvertible {
  /// The name in reports: `Boolean clustering`.
  public var description: String { name }
}

extension LearningProblem.Family.Parameter: CustomStringConvertible {
  /// The symbol and what it is: `lambda, a correlation in [0, 1]`.
  public var description: String { "\(symbol), \(expectation)" }
}
