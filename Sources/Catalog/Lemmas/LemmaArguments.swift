import ExactArithmetic
import InformationTheory
import LearningProblems
import NearestNeighbourGame

/// A parameter of an instance that a user gives, named as on the command line.
public enum LemmaParameter: String, Sendable, Hashable, CaseIterable {
  case examples = "-k"
  case dimension = "-d"
  case samples = "-n"
  case correlation = "--rho"
  case message = "--message"
  case channel = "--channel"
  case input = "--input"
  case law = "--law"
  case lambda = "--lambda"
  case fixed = "--fixed"
  case learner = "--learner"

  /// What the parameter is.
  public var meaning: String {
    switch self {
    case .examples: return "a number of examples"
    case .dimension: return "a number of coordinates"
    case .samples: return "a number of samples"
    case .correlation: return "a correlation in [0, 1]"
    case .message: return "what Alice sends"
    case .channel: return "a channel: a file or a name such as bsc:1/10"
    case .input: return "an input law: uniform or p1,p2,..."
    case .law: return "a file with a joint law"
    case .lambda: return "a correlation of data and parameter in [0, 1]"
    case .fixed: return "the probability that a coordinate is fixed"
    case .learner: return "a learner such as majority:1"
    }
  }
}

/// An instance of the user's own: the parameters that were given.
public struct LemmaArguments: Sendable {
  /// The number `k` of Alice's examples.
  public var examples: Int?
  /// The number `d` of coordinates.
  public var dimension: Int?
  /// The number `n` of samples.
  public var samples: Int?
  /// The correlation `rho` of `Y` with the copied example, in [0, 1].
  public var correlation: Rational?
  /// What Alice sends.
  public var message: Message?
  /// The channel of a lemma about contraction.
  public var channel: Channel?
  /// A law on the inputs of ``channel``, counted from 0.
  public var input: FiniteLaw<Int>?
  /// A joint law, of as many variables as the lemma speaks of.
  public var law: JointLaw?
  /// The correlation `lambda` of data and parameter in Boolean or Gaussian clustering, in [0, 1].
  public var lambda: Rational?
  /// The probability `p` that a coordinate of the sparse hypercube is fixed.
  public var fixed: Rational?
  /// What the learner keeps of its samples.
  public var learner: Learner?

  /// No parameters.
  public init() {}

  /// The parameters that were given.
  public var given: [LemmaParameter] {
    let all: [(LemmaParameter, Bool)] = [
      (.examples, examples != nil), (.dimension, dimension != nil), (.samples, samples != nil),
      (.correlation, correlation != nil), (.message, message != nil), (.channel, channel != nil),
      (.input, input != nil), (.law, law != nil), (.lambda, lambda != nil), (.fixed, fixed != nil),
      (.learner, learner != nil),
    ]
    return all.filter(\.1).map(\.0)
  }

  /// The value of a parameter that a lemma cannot do without: `try arguments.require(arguments.dimension, .dimension, of: id)`.
  ///
  /// - Throws: ``LemmaError/missingParameter(_:id:)``
  public func require<Value>(
    _ value: Value?, _ parameter: LemmaParameter, of id: String
  ) throws(LemmaError) -> Value {
    guard let value else { throw .missingParameter(parameter, id: id) }
    return value
  }

  /// The channel of `--channel`, if a lemma's check of one of its size takes seconds.
  ///
  /// - Throws: ``LemmaError/missingParameter(_:id:)``, ``LemmaError/invalidInstance(id:reason:)``.
  public func channel(of id: String, maximumInputs limit: Int) throws(LemmaError) -> Channel {
    let channel = try require(channel, .channel, of: id)
    let count = max(channel.inputCount, channel.outputCount)
    if count > limit {
      throw .invalidInstance(
        id: id,
        reason: "the channel has \(channel.inputCount) inputs and \(channel.outputCount) outputs; "
          + "expected at most \(limit) of each")
    }
    return channel
  }

  /// The game of `-k`, `-d` and `--rho`.
  public func game(of id: String) throws -> Game {
    try Game(
      examples: require(examples, .examples, of: id),
      dimension: require(dimension, .dimension, of: id),
      correlation: require(correlation, .correlation, of: id))
  }

  /// The problem of `-n` with `--lambda`, of a given family, or with `--fixed`, the sparse hypercube.
  ///
  /// - Parameter family: the family that `--lambda` stands for.
  /// - Throws: ``LemmaError``; `ProblemError` for a parameter out of range.
  public func learningProblem(
    of id: String, lambda family: LearningProblem.Family
  ) throws -> LearningProblem {
    let n = try require(samples, .samples, of: id)
    guard let fixed else {
      return try LearningProblem(
        family, samples: n, parameter: require(lambda, .lambda, of: id))
    }
    if lambda != nil {
      throw LemmaError.invalidInstance(
        id: id, reason: "--lambda and --fixed exclude each other; expected one of them")
    }
    return try LearningProblem(.sparse, samples: n, parameter: fixed)
  }
}
