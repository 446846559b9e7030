import ExactArithmetic
import Work

/// Labelled examples with coordinates +1 and -1, and the first step of gradient descent on them.
///
/// The model is multinomial logistic regression with a weight vector `w_j` for each of `N` classes,
/// without intercept: class `j` has the probability `exp(w_j . x) / sum_l exp(w_l . x)` given `x`,
/// and the loss is `L(w) = -sum_i log P(y_i | x_i)`, in nats.
public struct LabelledSample: Sendable, Hashable {
  /// The number `N >= 1` of classes.
  public let classes: Int
  /// The number `d >= 1` of coordinates of an example.
  public let dimension: Int
  /// The examples `x_1, ..., x_n`, each a list of `d` signs.
  public let examples: [[Int]]
  /// The classes of the examples, counted from 0.
  public let labels: [Int]

  /// Creates a sample.
  ///
  /// - Throws: ``LabelledSampleError`` when there is no class or no example, numbers or lengths
  ///   differ, a coordinate is not a sign or a label is no class.
  public init(classes: Int, examples: [[Int]], labels: [Int]) throws(LabelledSampleError) {
    if classes < 1 { throw .classesOutOfRange(classes) }
    guard let first = examples.first, !first.isEmpty else { throw .empty }
    if labels.count != examples.count {
      throw .labelCountMismatch(labels: labels.count, examples: examples.count)
    }
    for (row, example) in examples.enumerated() {
      if example.count != first.count {
        throw .lengthMismatch(example: row + 1, length: example.count, expected: first.count)
      }
      if let column = example.firstIndex(where: { abs($0) != 1 }) {
        throw .notASign(example: row + 1, coordinate: column + 1, value: example[column])
      }
    }
    if let row = labels.firstIndex(where: { !(0..<classes).contains($0) }) {
      throw .labelOutOfRange(example: row + 1, label: labels[row], classes: classes)
    }
    self.classes = classes
    self.examples = examples
    self.labels = labels
    dimension = first.count
  }

  /// The examples that are the only ones of their class, by position.
  public var singletons: [Int] {
    var counts = [Int](repeating: 0, count: classes)
    for label in labels { counts[label] += 1 }
    return labels.indices.filter { counts[labels[$0]] == 1 }
  }

  /// The sum `S` of all examples.
  public var sum: [Int] {
    (0..<dimension).map { t in examples.reduce(0) { $0 + $1[t] } }
  }

  /// The gradient of the loss with respect to the weights, given the probabilities of the classes:
  /// `dL/dw_j = sum_i (P(j|x_i) - [y_i = j]) x_i`.
  ///
  /// - Parameter probabilities: for each example, the probability of each class.
  /// - Precondition: there is a row for each example and an entry for each class.
  /// - Complexity: O(n N d).
  public func gradient(probabilities: [[Rational]]) -> [[Rational]] {
    precondition(
      probabilities.count == examples.count
        && probabilities.allSatisfy { $0.count == classes },
      "the probabilities of \(classes) classes for \(examples.count) examples")
    return (0..<classes).map { j in
      (0..<dimension).map { t in
        Rational.sum(
          examples.indices.map { i in
            (probabilities[i][j] - (labels[i] == j ? 1 : 0)) * Rational(examples[i][t])
          })
      }
    }
  }

  /// The weights after one step of gradient descent from 0 with step size 1.
  ///
  /// At 0 all classes are equally likely for every example.  Another step size multiplies the
  /// weights by it.
  ///
  /// - Complexity: O(n N d).
  public var firstStep: [[Rational]] {
    let uniform = [Rational](repeating: Rational(1, classes), count: classes)
    return gradient(probabilities: examples.map { _ in uniform }).map { $0.map { -$0 } }
  }
}

/// Why a labelled sample is refused.  Positions count from 1, labels from 0.
public enum LabelledSampleError: InputError, Hashable {
  /// There are no classes.
  case classesOutOfRange(Int)
  /// There is no example, or it has no coordinate.
  case empty
  /// There are not as many labels as examples.
  case labelCountMismatch(labels: Int, examples: Int)
  /// An example has another length than the first.
  case lengthMismatch(example: Int, length: Int, expected: Int)
  /// A coordinate is neither 1 nor -1.
  case notASign(example: Int, coordinate: Int, value: Int)
  /// A label is none of the classes.
  case labelOutOfRange(example: Int, label: Int, classes: Int)

  public var description: String {
    switch self {
    case .classesOutOfRange(let count):
      return "N = \(count): the number of classes must be at least 1"
    case .empty:
      return "there is no example, or it has no coordinate; expected at least one of each"
    case .labelCountMismatch(let labels, let examples):
      return "there are \(labels) labels for \(examples) examples"
    case .lengthMismatch(let example, let length, let expected):
      return "example \(example) has \(length) coordinates, but the first has \(expected)"
    case .notASign(let example, let coordinate, let value):
      return "coordinate \(coordinate) of example \(example) is \(value), expected 1 or -1"
    case .labelOutOfRange(let example, let label, let classes):
      return "the label of example \(example) is \(label), expected 0 to \(classes - 1)"
    }
  }
}
