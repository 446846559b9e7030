import ExactArithmetic
import InformationTheory
import Lemmas
import Work

extension MrsGerberVectorLemma {
  public func cases(_ scope: LemmaScope) -> [Instance] {
    let half = Rational(1, 2)
    var bits = MrsGerberVectorLemma.smallLaws(half)
    bits += MrsGerberVectorLemma.equalities
    bits += MrsGerberVectorLemma.random(60, dimensions: 2...3, seed: 1)
    var messages = MrsGerberVectorLemma.messages(dimension: 3, correlation: half)
    for rho in [0, Rational(1, 4), half, Rational(3, 4), 1] {
      for dimension in 1...2 {
        messages += MrsGerberVectorLemma.messages(dimension: dimension, correlation: rho)
      }
    }
    if scope == .exhaustive {
      bits += MrsGerberVectorLemma.random(2000, dimensions: 1...4, seed: 2)
      for rho in [Rational(1, 4), Rational(3, 4)] {
        messages += MrsGerberVectorLemma.messages(dimension: 3, correlation: rho)
      }
    }
    return bits.map { .bits($0) } + messages
  }

  /// All laws of two bits with weights up to 2, with no `U`, and one law with every deterministic `U`.
  private static func smallLaws(_ rho: Rational) -> [NoisyBits] {
    let laws = (1..<81).map { number -> NoisyBits in
      let weights: [Int] = [number % 3, number / 3 % 3, number / 9 % 3, number / 27]
      return NoisyBits(dimension: 2, correlation: rho, weights: [weights])
    }
    let messages = CubePartition.all(dimension: 2).map { partition -> NoisyBits in
      let weights: [[Int]] = (0..<partition.parts.count).map { part in
        (0..<4).map { point in partition.labels[point] == part ? point + 1 : 0 }
      }
      return NoisyBits(dimension: 2, correlation: rho, weights: weights)
    }
    return laws + messages
  }

  /// Laws for which (i) is an equality: equal independent bits, and uniform bits seen through noise as `U`.
  private static var equalities: [NoisyBits] {
    var bits: [NoisyBits] = []
    for dimension in 2...3 {
      for tenths in 0...5 {
        for rho in [Rational(1, 2), Rational(4, 5)] {
          let product = (0..<(1 << dimension)).map { point in
            Integer(tenths).power(point.nonzeroBitCount)
              * Integer(10 - tenths).power(dimension - point.nonzeroBitCount)
          }
          bits.append(NoisyBits(dimension: dimension, correlation: rho, weights: [product]))
          let copies = (0..<(1 << dimension)).map { seen in
            (0..<(1 << dimension)).map { product[$0 ^ seen] }
          }
          bits.append(NoisyBits(dimension: dimension, correlation: rho, weights: copies))
        }
      }
    }
    return bits
  }

  private static func random(
    _ count: Int, dimensions: ClosedRange<Int>, seed: UInt64
  ) -> [NoisyBits] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { index in
      let dimension = dimensions.lowerBound + index % dimensions.count
      return NoisyBits.random(dimension: dimension, values: 1...4, using: &generator)
    }
  }

  /// All deterministic messages on a cube.
  ///
  /// `I(U;X)` depends only on the sizes of the parts, and with it the limit: each is computed once.
  private static func messages(dimension: Int, correlation: Rational) -> [Instance] {
    let cube = NoisyCube(dimension: dimension, correlation: correlation)
    var limits: [[Int]: InformationQuantity] = [:]
    return CubePartition.all(dimension: dimension).map { partition in
      let message = NoisyMessage(partition, on: cube)
      let sizes = partition.sizes
      if let limit = limits[sizes] { return .message(message, limit: limit) }
      let clean = cube.informations(of: partition).clean
      let limit = NoisyMessage.limit(.exact(clean), dimension, correlation: correlation).remembered
      limits[sizes] = limit
      return .message(message, limit: limit)
    }
  }
}

extension NoisyMessage {
  /// `d g(I/d)`: the most that a noisy copy of `d` uniform bits can tell about a message of information `I`.
  static func limit(
    _ information: InformationQuantity, _ dimension: Int, correlation: Rational
  ) -> InformationQuantity {
    if dimension == 0 { return .zero }
    let size = Rational(dimension)
    return size
      * MrsGerber(correlation: correlation).informationFunction(size.reciprocal() * information)
  }
}

extension InformationQuantity {
  /// The same quantity with its enclosure of moderate width computed once.
  fileprivate var remembered: InformationQuantity {
    guard case .enclosed(let value) = self else { return self }
    let known = value.enclosure(bits: 128)
    return .enclosed(ComputableReal { $0 <= 128 ? known : value.enclosure(bits: $0) })
  }
}
