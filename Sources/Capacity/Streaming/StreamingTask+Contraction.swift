import Contraction
import ExactArithmetic
import InformationTheory

extension StreamingTask {
  /// The greatest number of coordinates for which ``klContraction()`` encloses the coefficient.
  public static let greatestContractionDimension = 4

  /// The KL contraction coefficient of the pair of the candidates after all examples and the rule, certified: every message about the
  /// examples has at least `1/eta` bits about them for each bit about the rule.
  ///
  /// It is the fixed-input coefficient of the channel that draws a rule from the candidate set, for the law
  /// `P(C = c) = |c|/d 2^(-N(|c|-1)) (1-2^-N)^(d-|c|)`.  For one example it is `log2 d/(log2 d + d - 1)`, see ``StreamingPrice``; for more no closed form is
  /// known here.
  ///
  /// - Returns: an enclosure; `nil` for more coordinates than ``greatestContractionDimension``.
  /// - Throws: ``StreamingError/noRule`` for `d = 1`; `CancellationError`.
  /// - Complexity: below a second for few examples; some ten seconds where the coefficient is close to 1, as for `d = 4`, `N = 12`.
  public func klContraction() throws -> Enclosure? {
    let d = dimension
    if d == 1 { throw StreamingError.noRule }
    if d > StreamingTask.greatestContractionDimension { return nil }
    let sets = 1..<(1 << d)
    let rows: [[Rational]] = sets.map { set in
      (0..<d).map { set >> $0 & 1 == 1 ? Rational(1, set.nonzeroBitCount) : 0 }
    }
    let law = try FiniteLaw(sets.map { candidateProbability($0.nonzeroBitCount) })
    return try Channel(rows).klContraction(input: law).interval
  }

  /// `P(C = c)` for a set of some size.
  package func candidateProbability(_ size: Int) -> Rational {
    let agreement = Rational(1).scaled(byPowerOfTwo: -examples)
    return Rational(size, dimension) * agreement.power(size - 1)
      * (1 - agreement).power(dimension - size)
  }
}
