import ExactArithmetic

/// A kind of learner: its name, and what it keeps of each sort of data.
///
/// Conform to it for a learner of your own that treats coordinates alike; for one that is only a function or a table
/// ``Learner`` has makers.
///
/// ```swift
/// struct FirstSign: LearnerKind, SignRule {
///   let name = "is any +1"
///   func onSigns(dimension: Int) -> SignLearner? { .eachCoordinate(dimension, self) }
///   func law(plusCount: Int, of samples: Int) -> [Int: Rational] { [plusCount > 0 ? 1 : 0: 1] }
/// }
/// ```
public protocol LearnerKind: Sendable {
  /// The name in reports.
  var name: String { get }
  /// What it keeps of samples in `{-1,+1}^d`; `nil` where it does not suit signs.
  ///
  /// - Throws: ``ProblemError`` where it does not suit the dimension.
  func onSigns(dimension: Int) throws(ProblemError) -> SignLearner?
  /// What it keeps of Gaussian samples; `nil` where it does not suit real numbers.
  ///
  /// - Throws: ``ProblemError`` where it does not suit the dimension.
  func onNormals(dimension: Int) throws(ProblemError) -> NormalLearner?
}

extension LearnerKind {
  public func onSigns(dimension: Int) throws(ProblemError) -> SignLearner? { nil }

  public func onNormals(dimension: Int) throws(ProblemError) -> NormalLearner? { nil }

  /// A number of the first coordinates, checked against the dimension.
  ///
  /// - Throws: ``ProblemError/coordinatesOutOfRange(learner:coordinates:dimension:)``
  public func checked(_ coordinates: Int, of dimension: Int) throws(ProblemError) -> Int {
    guard (0...dimension).contains(coordinates) else {
      throw .coordinatesOutOfRange(learner: name, coordinates: coordinates, dimension: dimension)
    }
    return coordinates
  }
}

/// What a learner keeps of samples of signs.
public enum SignLearner: Sendable {
  /// All samples, of the first coordinates.
  case samples(coordinates: Int)
  /// The same of each of the first coordinates by itself.
  case eachCoordinate(Int, any SignRule)
  /// Something of the sufficient statistic of all coordinates.
  case statistic(WrittenLearner)
  /// A function of the samples: `samples[i][j]`, -1 or +1, is coordinate `j` of sample `i`.
  case data(@Sendable ([[Int]]) -> Int)
}

/// What a learner keeps of the samples of one coordinate: a symbol, by their number of signs +1.
public protocol SignRule: Sendable {
  /// The law of the symbol when `plusCount` of the samples are +1.
  func law(plusCount: Int, of samples: Int) -> [Int: Rational]
  /// Whether the symbols are signs, 0 for -1 and 1 for +1, or 2 for none.
  var keepsSigns: Bool { get }
}

extension SignRule {
  public var keepsSigns: Bool { false }
}

/// A learner that is written out for every value of the sufficient statistic.
///
/// The values `t_0, ..., t_(d-1)` of the coordinates, each from `0..<A`, have the index `sum_i t_i A^i`.
public enum WrittenLearner: Sendable {
  /// Entry `i` is the message for the values with index `i`.
  case table([Int])
  /// Row `i` is the law of the message for the values with index `i`.
  case channel([[Rational]])
  /// A function of the values.
  case function(@Sendable ([Int]) -> Int)
  /// The law of the message for the values: weights that are not negative and sum to 1.
  case law(@Sendable ([Int]) -> [Int: Rational])
}

/// What a learner keeps of Gaussian samples.
public enum NormalLearner: Sendable, Hashable {
  /// The mean of the samples plus independent Gaussian noise of a variance, in every coordinate.
  case meanPlusNoise(variance: Rational)
  /// The mean of the samples in the first coordinates, quantised to some bits.
  case quantisedMean(coordinates: Int, bits: Int)
}
