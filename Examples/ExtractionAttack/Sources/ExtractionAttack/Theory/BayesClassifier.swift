import ExactArithmetic
import Foundation

/// The best rule for fresh examples given the training set: it maximises the probability of the label given both,
/// where clusters are drawn by their law.
///
/// Of a coordinate in which `m >= 1` examples of a cluster agree, the cluster has fixed it with probability
/// `q = rho / (rho + (1 - rho) 2^(1-m))`, and a fresh example agrees with probability `(1 + q)/2`; where they differ, and in
/// clusters without examples, it is uniform.  So the logarithm of the likelihood ratio to the uniform law is linear in the
/// example, and for clusters without examples it is 0.  No rule has a smaller expected error given the training set.
/// (Derived here.)
package struct BayesClassifier {
  private var weights: Matrix
  private var offsets: [Float]

  /// - Precondition: `0 < rho < 1`.
  package init(_ examples: LabelledExamples, labels: Int, correlation rho: Rational) {
    let d = examples.inputs.columns
    weights = Matrix(rows: labels, columns: d)
    offsets = [Float](repeating: 0, count: labels)
    var sums = Matrix(rows: labels, columns: d)
    var counts = [Int](repeating: 0, count: labels)
    for (row, label) in examples.labels.enumerated() {
      sums.addToRow(label, examples.inputs.row(row), times: 1)
      counts[label] += 1
    }
    let rho = Double(rho)
    for label in 0..<labels where counts[label] > 0 {
      let q = rho / (rho + (1 - rho) * exp2(Double(1 - counts[label])))
      for i in 0..<d where sums[label, i].magnitude == Float(counts[label]) {
        // ln(1 + q x v) for a value x = +-1 of the coordinate and the sign v of the sum.
        weights[label, i] = Float(log((1 + q) / (1 - q)) / 2) * (sums[label, i] > 0 ? 1 : -1)
        offsets[label] += Float(log((1 + q) * (1 - q)) / 2)
      }
    }
  }

  /// The logarithms of the likelihood ratios to the uniform law, a row for each input.
  package func scores(of inputs: Matrix) -> Matrix {
    var scores = Matrix.product(.plain(inputs), .transposed(weights))
    for row in 0..<scores.rows { scores.addToRow(row, offsets[...], times: 1) }
    return scores
  }
}
