import ExactArithmetic

/// One of the three model problems of learning: a cluster of data around a random parameter.
public enum LearningProblem: Sendable {
  /// A problem with signs for data: ``BooleanClustering``, ``SparseHypercube``, or one of your own.
  case clustering(any ClusteringProblem)
  case gaussian(GaussianClustering)

  /// A problem of a family: its parameter is `lambda`, or the probability `p` of a fixed coordinate.
  ///
  /// - Throws: ``ProblemError`` when a parameter is out of range.
  public init(_ family: Family, samples: Int, parameter: Rational) throws(ProblemError) {
    self = try family.problem(samples: samples, parameter: parameter)
  }

  /// A problem as a member of its family.
  public typealias Member = (family: Family, parameter: Rational)

  /// The family of the problem, and its parameter there; `nil` for a problem of one's own.
  public var member: Member? {
    switch self {
    case .clustering(let problem): return problem.member
    case .gaussian(let problem): return problem.member
    }
  }

  /// The name of the family on the command line; that in reports for a problem of one's own.
  package var familyName: String {
    if let member { return member.family.rawValue }
    switch self {
    case .clustering(let problem): return problem.family
    case .gaussian(let problem): return problem.family
    }
  }

  /// The family and the parameters.
  public var title: String {
    switch self {
    case .clustering(let problem): return problem.title
    case .gaussian(let problem): return problem.title
    }
  }

  /// The number of samples.
  public var samples: Int {
    switch self {
    case .clustering(let problem): return problem.samples
    case .gaussian(let problem): return problem.samples
    }
  }

  /// The contraction constants of (parameter, data) and (test point, data), of one coordinate and of all.
  ///
  /// - Parameter width: the width wanted of those that are enclosed, relative to their chi-square values.
  public func constants(width: Rational = SDPIConstants.usualWidth) throws -> SDPIConstants {
    switch self {
    case .clustering(let problem): return try problem.constants(width: width)
    case .gaussian(let problem): return problem.constants()
    }
  }

  /// The quantities of a learner on data of `d` coordinates.
  ///
  /// - Parameters:
  ///   - learner: what is kept of the samples.
  ///   - dimension: the number of coordinates, at least 1.
  ///   - withTest: whether the best test is computed as well, which takes long for many coordinates.
  /// - Throws: ``ProblemError`` when the learner does not suit the problem or the dimension, or there is too
  ///   much to enumerate.
  public func quantities(
    for learner: Learner, dimension: Int, withTest: Bool = true
  ) throws -> MemorizationQuantities {
    switch self {
    case .clustering(let problem):
      return try problem.quantities(for: learner, dimension: dimension, withTest: withTest)
    case .gaussian(let problem):
      return try problem.quantities(for: learner, dimension: dimension)
    }
  }
  /// The quantities of a learner on data of `d` coordinates.
  @available(*, deprecated, renamed: "quantities(for:dimension:withTest:)")
  public func quantities(
    of learner: Learner, dimension: Int, withTest: Bool = true
  ) throws -> MemorizationQuantities {
    try quantities(for: learner, dimension: dimension, withTest: withTest)
  }
}
