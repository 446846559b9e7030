import AlgebraicNumbers
import ExactArithmetic

/// The squared maximal correlation eta of two variables, and functions f of X and g of Y that attain it:
/// means 0, variances 1 and `E[f(X) g(Y)] = sqrt(eta)`.
///
/// The entries of f are polynomials in eta over a common square root, and g is `E[f(X) | Y] / sqrt(eta)`
/// (or f is `E[g(Y) | X] / sqrt(eta)`, whichever variable has fewer values), so they are enclosed as
/// closely as asked for.
public struct MaximalCorrelation: Sendable {
  /// The squared maximal correlation eta, in [0, 1].
  public let squared: AlgebraicReal

  /// The dimension of the space of functions f of mean 0 with `E[E[f|Y] | X] = eta f`, when eta is not 0.
  ///
  /// Where eta is 0 it is the dimension of all functions of mean 0 on the smaller variable, proportional
  /// rows and columns put together: 0 when the variables are independent.
  public let multiplicity: Int

  /// Whether eta is positive and the pair of functions is determined up to a common sign.
  public var isSimple: Bool { vectors != nil && multiplicity == 1 }

  private let vectors: CorrelationVectors?

  init(_ correlation: CorrelationOperator) {
    let spectrum = correlation.spectrum
    let eta = CorrelationOperator.greatestRoot(of: spectrum)
    squared = eta
    var multiplicity = 0
    var derivative = spectrum
    while derivative.degree > 0, eta.sign(of: derivative) == 0 {
      multiplicity += 1
      derivative = derivative.derivative
    }
    self.multiplicity = multiplicity
    vectors =
      eta.signum() == 0 ? nil : CorrelationVectors(correlation, eta: eta, spectrum: spectrum)
  }

  /// Positive multiples of the values of f, one for each input, as polynomials to be evaluated at eta: 0
  /// for inputs of probability 0.  `nil` when eta is 0.
  package var inputEntries: [Polynomial]? { vectors?.inputEntries }

  /// The same for g and the outputs; the positive factor is another one.
  package var outputEntries: [Polynomial]? { vectors?.outputEntries }

  /// Enclosures of the values of f for each input and of g for each output, each of width at most
  /// `2^-bits`.
  ///
  /// Values for inputs or outputs of probability 0 are 0.  The first value of f that is not 0 is positive.
  /// Where ``isSimple`` is false, this is one pair of many.
  ///
  /// - Returns: `nil` when eta is 0: then the variables are independent, and any functions will do.
  public func enclosures(bits: Int) -> (input: [Enclosure], output: [Enclosure])? {
    guard let vectors else { return nil }
    let width = Rational.one.scaled(byPowerOfTwo: -bits)
    var working = bits + 64
    while true {
      if let result = vectors.enclosures(
        eta: squared.enclosure(bits: working), workingBits: working),
        (result.input + result.output).allSatisfy({ $0.width <= width })
      {
        return result
      }
      working *= 2
    }
  }
}
