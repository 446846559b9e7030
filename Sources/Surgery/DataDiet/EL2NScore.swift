import ExactArithmetic
import Work

/// The EL2N score of an example: the Euclidean norm of the error `p - e_y` of the predicted probabilities.
///
/// With `u = 1 - p_y` and `K` classes, `u^2 K/(K-1) <= s^2 <= 2 u^2`. The score does not order examples as the loss `-log p_y` does. The
/// score of the paper is the mean of this over initialisations.
///
/// ```swift
/// let score = try EL2NScore(probabilities: [7 / 10, 1 / 5, 1 / 10], label: 0)
/// print(score.squared)  // 7/50
/// ```
///
/// Source: M. Paul, S. Ganguli and G. Dziugaite, Deep learning on a data diet, 2021, arXiv 2107.07075, definition 2.3; the bounds
/// are derived here.
public struct EL2NScore: Sendable, Hashable {
  /// The predicted probabilities.
  public let probabilities: [Rational]
  /// The right class, from 0.
  public let label: Int

  /// - Parameters:
  ///   - probabilities: one for each of at least two classes, with the sum 1.
  ///   - label: the right class, from 0.
  /// - Throws: ``DataDietError``.
  public init(probabilities: [Rational], label: Int) throws(DataDietError) {
    if probabilities.count < 2 { throw .tooFewClasses(probabilities.count) }
    if let index = probabilities.firstIndex(where: \.isNegative) {
      throw .negativeProbability(label: index + 1, value: probabilities[index])
    }
    let sum = Rational.sum(probabilities)
    if sum != 1 { throw .sumIsNotOne(sum) }
    if !probabilities.indices.contains(label) {
      throw .labelOutOfRange(label + 1, classes: probabilities.count)
    }
    self.probabilities = probabilities
    self.label = label
  }

  /// `u = 1 - p_y`, the probability of the other classes.
  public var error: Rational { 1 - probabilities[label] }

  /// The square of the score, `sum_k (p_k - [k = y])^2`.
  public var squared: Rational {
    Rational.sum(
      probabilities.enumerated().map { (index: Int, p: Rational) -> Rational in
        let difference = index == label ? p - 1 : p
        return difference * difference
      })
  }

  /// The score.
  public var value: ComputableReal {
    let squared = squared
    return ComputableReal { Enclosure.squareRoot(Enclosure(squared), bits: $0) }
  }

  /// The least square for the error: that of equal probabilities of the other classes, `u^2 K/(K-1)`.
  public var leastSquare: Rational {
    let classes = probabilities.count
    return error * error * Rational(classes, classes - 1)
  }

  /// The greatest square for the error: that of one other class, `2 u^2`.
  public var greatestSquare: Rational { 2 * error * error }

  /// The loss `-log p_y`; `nil` where it is infinite.
  public var loss: LogForm? {
    probabilities[label].isZero ? nil : LogForm.log(probabilities[label].reciprocal())
  }
}

extension EL2NScore: CustomStringConvertible {
  /// The square of the score.
  public var description: String { "EL2N^2 = \(squared) at u = \(error)" }
}
