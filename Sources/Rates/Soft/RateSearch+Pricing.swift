import ExactArithmetic
import Foundation
import RateCertificates
import Work

extension RateSearch {
  /// The trees of all starts; the rules that exceed the bound, if there are any.
  func price(
    _ exact: ExactRate, excessBits: Int
  ) throws -> (tree: [Int], rules: [[UInt8]]) {
    let results = try search(exact, excessBits: excessBits, starts: starts)
    return (results.flatMap(\.tree), results.compactMap(\.best))
  }

  /// The trees of a share of the starts.
  func trees(
    _ exact: ExactRate, excessBits: Int, share: WorkShare
  ) throws -> [RatePart.Tree] {
    let places = starts.indices.filter { share.contains($0) }
    let results = try search(exact, excessBits: excessBits, starts: places.map { starts[$0] })
    return zip(places, results).map { place, result in
      RatePart.Tree(
        index: place, nodes: result.best == nil ? result.tree : [],
        rule: result.best.map { rule in rule.map { Int($0) + 1 } })
    }
  }

  func search(
    _ exact: ExactRate, excessBits: Int, starts: [[UInt8]]
  ) throws -> [(tree: [Int], best: [UInt8]?)] {
    let slope = exact.logarithm
    let factors = model.lossValues.map { exp2(-slope * Double($0)) }
    let weights = model.orbitOfSource.map { exact.sourceWeights[$0] }
    // The checker's numbers are rounded up, these to the nearest: a margin for both.
    let threshold = (1 + exp2(Double(-excessBits))) * (1 - exp2(-38))
    let model = model
    return try monitor.map(starts) { start -> (tree: [Int], best: [UInt8]?) in
      var tree = SoftTree(model, factors: factors, threshold: threshold)
      tree.search(weights, start: start)
      return (tree.tree, tree.best)
    }
  }
}
