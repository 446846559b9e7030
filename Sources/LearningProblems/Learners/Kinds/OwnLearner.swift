import ExactArithmetic

/// A learner of signs that is given written out, and about which nothing else is known.
struct OwnLearner: LearnerKind {
  let name: String
  let keeps: SignLearner

  func onSigns(dimension: Int) -> SignLearner? { keeps }
}

extension Learner {
  /// A deterministic learner given by a table on the values of the sufficient statistic of all `d` coordinates:
  /// entry `sum_i t_i A^i` is the message for the values `t_0, ..., t_(d-1)`, each from `0..<A`.
  ///
  /// For Boolean clustering `t_i` is the number of samples that are +1 and `A = n + 1`; for the sparse hypercube
  /// 0 stands for all -1, 1 for all +1 and 2 for mixed samples, `A = 3`, or `A = 2` for one sample.
  public static func table(_ messages: [Int], name: String = "table") -> Learner {
    Learner(OwnLearner(name: name, keeps: .statistic(.table(messages))))
  }

  /// A randomised learner given by a table: the row for a value of the statistic, in the order of
  /// ``table(_:name:)``, is the law of the message.
  public static func channel(_ rows: [[Rational]], name: String = "channel") -> Learner {
    Learner(OwnLearner(name: name, keeps: .statistic(.channel(rows))))
  }

  /// A deterministic learner given by a function of the sufficient statistic's values in the `d` coordinates.
  public static func ofStatistic(
    _ name: String = "function", _ message: @escaping @Sendable ([Int]) -> Int
  ) -> Learner {
    Learner(OwnLearner(name: name, keeps: .statistic(.function(message))))
  }

  /// A randomised learner given by the law of its message for the sufficient statistic's values in the `d`
  /// coordinates: weights that are not negative and sum to 1.
  public static func randomised(
    _ name: String = "randomised function",
    _ law: @escaping @Sendable ([Int]) -> [Int: Rational]
  ) -> Learner {
    Learner(OwnLearner(name: name, keeps: .statistic(.law(law))))
  }

  /// A deterministic learner given by a function of the samples: `samples[i][j]`, -1 or +1, is coordinate `j` of
  /// sample `i`.
  public static func ofData(
    _ name: String = "function of the data", _ message: @escaping @Sendable ([[Int]]) -> Int
  ) -> Learner {
    Learner(OwnLearner(name: name, keeps: .data(message)))
  }

  /// The messages of a learner that is given by a table on the statistic; `nil` for any other.
  package var statisticTable: [Int]? {
    guard let own = kind as? OwnLearner, case .statistic(.table(let messages)) = own.keeps else {
      return nil
    }
    return messages
  }
}
