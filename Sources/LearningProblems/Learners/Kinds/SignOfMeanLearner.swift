import ExactArithmetic
import Work

/// For Gaussian data: the sign of the mean of the samples in each of the first coordinates.
struct SignOfMeanLearner: FirstCoordinatesLearner {
  static let entry = NameEntry(NameForm("sign", "m"))
  static let data = Learner.Data.normals

  let coordinates: Int

  func onNormals(dimension: Int) throws(ProblemError) -> NormalLearner? {
    .quantisedMean(coordinates: try checked(coordinates, of: dimension), bits: 1)
  }
}

extension Learner {
  /// For Gaussian data: the sign of the mean of the samples in each of the first `m` coordinates, the mean
  /// quantised to one bit.
  public static func sign(_ m: Int) -> Learner { Learner(SignOfMeanLearner(coordinates: m)) }
}
