import ExactArithmetic
import InformationTheory
import Work

/// Lists of learners.
enum SmallLearners {
  /// One of each class of partitions that permutations of the values carry into each other.
  ///
  /// - Parameter permutations: a group, each as the list of the images.
  static func partitions(of count: Int, upTo permutations: [[Int]]) -> [[Int]] {
    SetPartitions.all(of: count).filter { labels in
      permutations.allSatisfy { permutation in
        !relabelled(permutation.map { labels[$0] }).lexicographicallyPrecedes(labels)
      }
    }
  }

  /// The same partition with blocks numbered by their first elements.
  private static func relabelled(_ labels: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return labels.map { label in
      let number = numbers[label] ?? numbers.count
      numbers[label] = number
      return number
    }
  }

  /// The symmetries of the sparse hypercube with two coordinates and three values each: signs flip in each
  /// coordinate, and coordinates change places.
  static let squareSymmetries: [[Int]] = {
    let flip = [1, 0, 2]
    var group: [[Int]] = []
    for first in [[0, 1, 2], flip] {
      for second in [[0, 1, 2], flip] {
        group.append((0..<9).map { first[$0 % 3] + 3 * second[$0 / 3] })
        group.append((0..<9).map { second[$0 / 3] + 3 * first[$0 % 3] })
      }
    }
    return group
  }()

  /// A random randomised learner: rows are certain, uniform, or random.
  static func randomChannel(
    inputs: Int, _ generator: inout SplitMix64
  ) -> [[Rational]] {
    let messages = Int.random(in: 2...4, using: &generator)
    return (0..<inputs).map { _ in
      switch Int.random(in: 0..<4, using: &generator) {
      case 0:
        let certain = Int.random(in: 0..<messages, using: &generator)
        return (0..<messages).map { $0 == certain ? 1 : 0 }
      case 1: return [Rational](repeating: Rational(1, messages), count: messages)
      default:
        var weights = (0..<messages).map { _ in Int.random(in: 0...6, using: &generator) }
        weights[0] += 1
        return weights.map { Rational($0, weights.reduce(0, +)) }
      }
    }
  }
}
