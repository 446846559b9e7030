import ExactArithmetic
import InformationTheory

/// A message about uniform bits that another subject describes, such as one of the game: what the lemmas about
/// noisy bits ask of it.
public protocol BitMessage: Sendable {
  /// The name in reports.
  var name: String { get }

  /// Checks the number of bits and the correlation of a bit with its noisy copy.
  ///
  /// - Throws: what is wrong with one of them.
  func checkRange(dimension: Int, correlation: Rational) throws

  /// `I(M;X)` and `I(M;Y)` for uniform bits `X` and their noisy copies `Y`.
  ///
  /// - Throws: what is wrong when the message does not fit; `CancellationError`.
  func informations(
    dimension: Int, correlation: Rational
  ) throws -> (clean: InformationQuantity, noisy: InformationQuantity)

  /// For each value of the message a row: weight `i` is proportional to its probability given that the bits have
  /// the index `i`.
  ///
  /// - Throws: what is wrong when the message does not fit.
  func weights(dimension: Int, correlation: Rational) throws -> [[Integer]]
}
