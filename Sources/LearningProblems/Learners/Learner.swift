import ExactArithmetic

/// What a learner keeps of its samples: a channel from the data to messages.
///
/// ```swift
/// let parity = Learner.ofStatistic("parity") { values in values.reduce(0, +) % 2 }
/// ```
public struct Learner: Sendable {
  /// The name in reports; the built-in learners are named as on the command line.
  public let name: String
  package let kind: Kind

  package enum Kind: Sendable {
    case everything
    case majority(Int)
    case agreement(Int)
    case subsample(Int)
    case meanPlusNoise(Rational)
    case sign(Int)
    case quantised(Int, bits: Int)
    case table([Int])
    case channel([[Rational]])
    case ofStatistic(@Sendable ([Int]) -> Int)
    case randomised(@Sendable ([Int]) -> [Int: Rational])
    case ofData(@Sendable ([[Int]]) -> Int)
  }

  /// The messages of a learner that is given by a table on the statistic; `nil` for any other.
  package var statisticTable: [Int]? {
    if case .table(let messages) = kind { return messages }
    return nil
  }

  /// All samples.
  public static let everything = Learner(name: "everything", kind: .everything)

  /// The majority sign of the samples in each of the first `m` coordinates; the learner tosses a fair coin where the
  /// signs tie.
  public static func majority(_ m: Int) -> Learner {
    Learner(name: "majority:\(m)", kind: .majority(m))
  }

  /// In each of the first `m` coordinates: the sign of all samples if they agree, else that they do not.
  public static func agreement(_ m: Int) -> Learner {
    Learner(name: "agreement:\(m)", kind: .agreement(m))
  }

  /// All samples, of the first `m` coordinates only.
  public static func subsample(_ m: Int) -> Learner {
    Learner(name: "subsample:\(m)", kind: .subsample(m))
  }

  /// For Gaussian data: the mean of the samples plus independent Gaussian noise of a variance, in every coordinate.
  public static func meanPlusNoise(_ variance: Rational) -> Learner {
    Learner(name: "mean+noise:\(variance)", kind: .meanPlusNoise(variance))
  }

  /// For Gaussian data: the sign of the mean of the samples in each of the first `m` coordinates, the mean
  /// quantised to one bit.
  public static func sign(_ m: Int) -> Learner {
    Learner(name: "sign:\(m)", kind: .sign(m))
  }

  /// For Gaussian data: the mean of the samples in each of the first `m` coordinates, quantised to `b` bits: in which of
  /// `2^b` equally likely intervals it lies.  One bit is the sign.
  public static func quantised(_ m: Int, bits: Int) -> Learner {
    Learner(name: "quantised:\(m),\(bits)", kind: .quantised(m, bits: bits))
  }

  /// A deterministic learner given by a table on the values of the sufficient statistic of all `d` coordinates:
  /// entry `sum_i t_i A^i` is the message for the values `t_0, ..., t_(d-1)`, each from `0..<A`.
  ///
  /// For Boolean clustering `t_i` is the number of samples that are +1 and `A = n + 1`; for the sparse hypercube
  /// 0 stands for all -1, 1 for all +1 and 2 for mixed samples, `A = 3`, or `A = 2` for one sample.
  public static func table(_ messages: [Int], name: String = "table") -> Learner {
    Learner(name: name, kind: .table(messages))
  }

  /// A randomised learner given by a table: the row for a value of the statistic, in the order of
  /// ``table(_:name:)``, is the law of the message.
  public static func channel(_ rows: [[Rational]], name: String = "channel") -> Learner {
    Learner(name: name, kind: .channel(rows))
  }

  /// A deterministic learner given by a function of the sufficient statistic's values in the `d` coordinates.
  public static func ofStatistic(
    _ name: String = "function", _ message: @escaping @Sendable ([Int]) -> Int
  ) -> Learner {
    Learner(name: name, kind: .ofStatistic(message))
  }

  /// A randomised learner given by the law of its message for the sufficient statistic's values in the `d`
  /// coordinates: weights that are not negative and sum to 1.
  public static func randomised(
    _ name: String = "randomised function",
    _ law: @escaping @Sendable ([Int]) -> [Int: Rational]
  ) -> Learner {
    Learner(name: name, kind: .randomised(law))
  }

  /// A deterministic learner given by a function of the samples: `samples[i][j]`, -1 or +1, is coordinate `j` of
  /// sample `i`.
  public static func ofData(
    _ name: String = "function of the data", _ message: @escaping @Sendable ([[Int]]) -> Int
  ) -> Learner {
    Learner(name: name, kind: .ofData(message))
  }
}

extension Learner {
  /// The built-in learner of this name: `everything`, `majority:m`, `agreement:m`, `subsample:m`,
  /// `mean+noise:s2`, `sign:m` or `quantised:m,b`.
  ///
  /// - Throws: ``ProblemError/unknownLearner(_:)``, or what is wrong with the number.
  public init(parsing text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let (family, parameter) = (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil)
    if text == "everything" {
      self = .everything
    } else if family == "mean+noise", let parameter {
      self = .meanPlusNoise(try Rational(parsing: parameter))
    } else if family == "quantised",
      let numbers = parameter?.split(
        separator: ",", omittingEmptySubsequences: false),
      numbers.count == 2, let count = Int(numbers[0]), let bits = Int(numbers[1])
    {
      self = .quantised(count, bits: bits)
    } else if let parameter, let count = Int(parameter) {
      switch family {
      case "majority": self = .majority(count)
      case "agreement": self = .agreement(count)
      case "subsample": self = .subsample(count)
      case "sign": self = .sign(count)
      default: throw ProblemError.unknownLearner(text)
      }
    } else {
      throw ProblemError.unknownLearner(text)
    }
  }

  /// Checks a number of coordinates.
  package func check(_ coordinates: Int, of dimension: Int) throws(ProblemError) {
    guard (0...dimension).contains(coordinates) else {
      throw .coordinatesOutOfRange(learner: name, coordinates: coordinates, dimension: dimension)
    }
  }

  /// The greatest number of bits to which a mean is quantised.
  package static let greatestDepth = 6

  /// Checks a number of bits.
  package func checkQuantisation(_ bits: Int) throws(ProblemError) {
    guard (1...Learner.greatestDepth).contains(bits) else {
      throw .quantisationOutOfRange(learner: name, bits: bits, limit: Learner.greatestDepth)
    }
  }
}
