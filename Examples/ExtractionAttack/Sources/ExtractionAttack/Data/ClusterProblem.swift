import ExactArithmetic
import Work

/// The clusters of the hypercube labelling problem.
///
/// Each cluster fixes each of the `d` coordinates independently with probability `rho`, to 1 or -1 with equal
/// probability.  A sample of the cluster has the fixed values there and is uniform on {-1, 1} elsewhere; its
/// label is the cluster.  Two samples of a cluster agree in a coordinate with probability `(1 + rho)/2`.
///
/// Source: G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, "When is memorization of irrelevant training
/// data necessary for high-accuracy learning?", STOC 2021, arXiv 2012.06421.
public struct ClusterProblem: Sendable {
  /// The number of clusters, which are equally likely.
  public let clusters: Int
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The probability `rho` that a cluster fixes a coordinate.
  public let correlation: Rational
  /// The fixed values, a row for each cluster; 0 where the coordinate is free.
  package let fixedValues: Matrix

  /// Draws the clusters: one word for each coordinate, whose upper 53 bits decide whether it is fixed, and whose
  /// lowest bit decides the value.
  ///
  /// - Precondition: there are clusters and coordinates, and `rho` is in [0, 1].
  package init(
    clusters: Int, dimension: Int, correlation: Rational, using generator: inout SplitMix64
  ) {
    precondition(clusters >= 1 && dimension >= 1, "\(clusters) clusters in dimension \(dimension)")
    precondition(
      !correlation.isNegative && correlation <= 1, "a correlation of \(correlation)")
    self.clusters = clusters
    self.dimension = dimension
    self.correlation = correlation
    let threshold = UInt64(Double(correlation) * 0x1p53)
    fixedValues = Matrix(
      rows: clusters, columns: dimension,
      elements: (0..<clusters * dimension).map { _ in
        let word = generator.next()
        return word >> 11 < threshold ? (word & 1 == 1 ? 1 : -1) : 0
      })
  }

  /// Samples of the given clusters, one in each row: a word for each coordinate, fixed or not.
  package func samples(of labels: [Int], using generator: inout SplitMix64) -> Matrix {
    var result = Matrix(rows: labels.count, columns: dimension)
    for (row, label) in labels.enumerated() {
      for i in 0..<dimension {
        let free = generator.nextSign()
        let fixed = fixedValues.elements[label * dimension + i]
        result.elements[row * dimension + i] = fixed == 0 ? free : fixed
      }
    }
    return result
  }

  /// Labelled samples of clusters drawn from a list with equal probabilities: first all labels, then all samples.
  package func sample(
    _ count: Int, from clusters: [Int], using generator: inout SplitMix64
  ) -> LabelledExamples {
    let labels = (0..<count).map { _ in clusters[generator.nextIndex(below: clusters.count)] }
    return LabelledExamples(
      inputs: samples(of: labels, using: &generator), labels: labels)
  }
}
