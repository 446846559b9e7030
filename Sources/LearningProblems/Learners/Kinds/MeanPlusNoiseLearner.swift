import ExactArithmetic
import Work

/// For Gaussian data: the mean of the samples plus independent Gaussian noise, in every coordinate.
struct MeanPlusNoiseLearner: NamedLearner {
  static let entry = NameEntry(NameForm("mean+noise", "s2"))
  static let data = Learner.Data.normals
  static let isSimulated = false

  let variance: Rational

  init(variance: Rational) { self.variance = variance }

  init?(parameters: [String]) throws { self.init(variance: try Rational(parsing: parameters[0])) }

  var name: String { "mean+noise:\(variance)" }

  func onNormals(dimension: Int) throws(ProblemError) -> NormalLearner? {
    guard variance.signum() > 0 else { throw .noiseOutOfRange(variance) }
    return .meanPlusNoise(variance: variance)
  }
}

extension Learner {
  /// For Gaussian data: the mean of the samples plus independent Gaussian noise of a variance, in every coordinate.
  public static func meanPlusNoise(_ variance: Rational) -> Learner {
    Learner(MeanPlusNoiseLearner(variance: variance))
  }
}
