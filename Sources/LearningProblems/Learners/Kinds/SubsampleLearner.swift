import ExactArithmetic
import Work

/// All samples, of the first coordinates only.
struct SubsampleLearner: NamedLearner {
  static let entry = NameEntry(NameForm("subsample", "m"), meaning: "of m coordinates")
  static let data = Learner.Data.signs
  static let isSimulated = false

  let coordinates: Int

  init(coordinates: Int) { self.coordinates = coordinates }

  init?(parameters: [String]) {
    guard let coordinates = Int(parameters[0]) else { return nil }
    self.init(coordinates: coordinates)
  }

  var name: String { "subsample:\(coordinates)" }

  func onSigns(dimension: Int) throws(ProblemError) -> SignLearner? {
    .samples(coordinates: try checked(coordinates, of: dimension))
  }
}

extension Learner {
  /// All samples, of the first `m` coordinates only.
  public static func subsample(_ m: Int) -> Learner { Learner(SubsampleLearner(coordinates: m)) }
}
