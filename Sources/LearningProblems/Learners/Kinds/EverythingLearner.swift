import ExactArithmetic
import Work

/// All samples.
struct EverythingLearner: NamedLearner {
  static let entry = NameEntry(NameForm("everything"))
  static let data = Learner.Data.signs
  static let isSimulated = false

  init() {}

  init?(parameters: [String]) {}

  var name: String { "everything" }

  func onSigns(dimension: Int) -> SignLearner? { .samples(coordinates: dimension) }
}

extension Learner {
  /// All samples.
  public static let everything = Learner(EverythingLearner())
}
