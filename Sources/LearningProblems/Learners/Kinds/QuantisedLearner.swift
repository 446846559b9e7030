import ExactArithmetic
import Work

/// For Gaussian data: the mean of the samples in each of the first coordinates, quantised to some bits.
struct QuantisedLearner: NamedLearner {
  static let entry = NameEntry(NameForm("quantised", "m", "b"), meaning: "the mean to b bits")
  static let data = Learner.Data.normals
  static let isSimulated = true

  /// The greatest number of bits to which a mean is quantised.
  static let greatestDepth = 6

  let coordinates: Int
  let bits: Int

  init(coordinates: Int, bits: Int) {
    self.coordinates = coordinates
    self.bits = bits
  }

  init?(parameters: [String]) {
    guard let coordinates = Int(parameters[0]), let bits = Int(parameters[1]) else { return nil }
    self.init(coordinates: coordinates, bits: bits)
  }

  var name: String { "quantised:\(coordinates),\(bits)" }

  func onNormals(dimension: Int) throws(ProblemError) -> NormalLearner? {
    let coordinates = try checked(coordinates, of: dimension)
    guard (1...QuantisedLearner.greatestDepth).contains(bits) else {
      throw .quantisationOutOfRange(
        learner: name, bits: bits, limit: QuantisedLearner.greatestDepth)
    }
    return .quantisedMean(coordinates: coordinates, bits: bits)
  }
}

extension Learner {
  /// For Gaussian data: the mean of the samples in each of the first `m` coordinates, quantised to `b` bits: in which of
  /// `2^b` equally likely intervals it lies.  One bit is the sign.
  public static func quantised(_ m: Int, bits: Int) -> Learner {
    Learner(QuantisedLearner(coordinates: m, bits: bits))
  }
}
