import ExactArithmetic
import Work

/// A learner that the command line knows by name.
protocol NamedLearner: LearnerKind {
  /// The form of its name, and what it stands for in help texts.
  static var entry: NameEntry { get }
  /// The sort of data that it suits.
  static var data: Learner.Data { get }
  /// Whether a simulation of learning problems knows it.
  static var isSimulated: Bool { get }
  /// The learner with these parameters; `nil` where they are of another kind than the form's.
  init?(parameters: [String]) throws
}

/// A named learner that keeps something of each of the first coordinates: `majority:5`.
protocol FirstCoordinatesLearner: NamedLearner {
  /// The number of coordinates.
  var coordinates: Int { get }

  init(coordinates: Int)
}

extension FirstCoordinatesLearner {
  static var isSimulated: Bool { true }

  init?(parameters: [String]) {
    guard let coordinates = Int(parameters[0]) else { return nil }
    self.init(coordinates: coordinates)
  }

  var name: String { "\(Self.entry.form.word):\(coordinates)" }
}

extension Learner {
  /// The built-in learners, a line each, in the order of help texts.
  static let builtIn: [any NamedLearner.Type] = [
    EverythingLearner.self,
    MajorityLearner.self,
    AgreementLearner.self,
    SubsampleLearner.self,
    MeanPlusNoiseLearner.self,
    SignOfMeanLearner.self,
    QuantisedLearner.self,
  ]

  /// A sort of data.
  public enum Data: Sendable, Hashable {
    /// Signs: Boolean clustering, the sparse hypercube and problems of one's own.
    case signs
    /// Real numbers: Gaussian clustering.
    case normals
  }

  /// The names that ``init(parsing:)`` reads, with what they stand for.
  public static var names: [NameEntry] { builtIn.map { $0.entry } }

  /// The names of the learners that suit a sort of data.
  ///
  /// - Parameters:
  ///   - data: the sort of data.
  ///   - isSimulated: whether only those count that a simulation of learning problems knows.
  public static func names(for data: Data, isSimulated: Bool = false) -> [NameEntry] {
    builtIn.filter { $0.data == data && ($0.isSimulated || !isSimulated) }.map { $0.entry }
  }

  /// The names for a sort of data, as an error message expects them: `sign:M or quantised:M,B`.
  static func expectation(
    for data: Data, isSimulated: Bool = false, others: [String] = []
  ) -> String {
    let forms = names(for: data, isSimulated: isSimulated).map(\.form.expectation)
    return (forms + others).list("or")
  }

  /// The built-in learner of this name: one of ``names``.
  ///
  /// - Throws: ``ProblemError/unknownLearner(_:)``, or what is wrong with the number.
  public init(parsing text: String) throws {
    for kind in Learner.builtIn {
      guard let values = kind.entry.form.values(in: text) else { continue }
      guard let kind = try kind.init(parameters: values) else { break }
      self.init(kind)
      return
    }
    throw ProblemError.unknownLearner(text)
  }
}
