import ExactArithmetic
import InformationLemmas
import NearestNeighbourGame

/// A message about one example is one about uniform bits.
extension Message: BitMessage {
  public func checkRange(dimension: Int, correlation: Rational) throws {
    _ = try Game(examples: 1, dimension: dimension, correlation: correlation)
  }

  public func informations(
    dimension: Int, correlation: Rational
  ) throws -> (clean: InformationQuantity, noisy: InformationQuantity) {
    let game = try Game(examples: 1, dimension: dimension, correlation: correlation)
    let quantities = try game.quantities(for: self)
    return (quantities.information, quantities.noisyInformation)
  }

  public func weights(dimension: Int, correlation: Rational) throws -> [[Integer]] {
    try Game(examples: 1, dimension: dimension, correlation: correlation).weights(of: self)
  }
}
