/// Examples of {-1, 1}^d, one in each row, and their labels.
public struct LabelledExamples: Sendable {
  public let inputs: Matrix
  public let labels: [Int]

  /// - Precondition: there is a label for each row.
  public init(inputs: Matrix, labels: [Int]) {
    precondition(inputs.rows == labels.count, "\(labels.count) labels of \(inputs.rows) examples")
    self.inputs = inputs
    self.labels = labels
  }

  /// The rows of the singletons, the examples whose label no other one has, in their order.
  public var singletons: [Int] {
    var counts: [Int: Int] = [:]
    for label in labels { counts[label, default: 0] += 1 }
    return labels.indices.filter { counts[labels[$0]] == 1 }
  }

  /// The examples followed by their singletons once more.
  public func duplicatingSingletons() -> LabelledExamples {
    selecting(Array(labels.indices) + singletons)
  }

  /// Some examples, in the order given.
  public func selecting(_ rows: [Int]) -> LabelledExamples {
    LabelledExamples(inputs: inputs.selecting(rows: rows), labels: rows.map { labels[$0] })
  }
}
