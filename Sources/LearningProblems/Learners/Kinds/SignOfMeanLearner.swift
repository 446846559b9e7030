import ExactArithmetic
import Work

/// For Gaussian data: the sign of the mean of the samples in each of the first coordinates.
struct SignOfMeanLearner: NamedLearner {
  static let entry = NameEntry(NameForm("sign", "m"))
  static let data = Learner.Data.normals
  static let isSimulated = true

  let coordinates: Int

  init(coordinates: Int) { self.coordinates = coordinates }

  init?(parameters: [String]) {
    guard let coordinates = Int(parameters[0]) else { return nil }
    self.init(coordinates: coordinates)
  }

  var name: String { "sign:\(coordinates)" }

  func onNormals(dimension: Int) throws(ProblemError) -> NormalLearner? {
    .quantisedMean(coordinates: try checked(coordinates, of: dimension), bits: 1)
  }
}

extension Learner {
  /// For Gaussian data: the sign of the mean of the samples in each of the first `m` coordinates, the mean
  /// quantised to one bit.
  public static func sign(_ m: Int) -> Learner { Learner(SignOfMeanLearner(coordinates: m)) }
}
