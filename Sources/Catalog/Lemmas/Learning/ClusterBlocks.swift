import Contraction
import ExactArithmetic
import InformationTheory

/// Samples of hypercube clusters with known labels: blocks that are independent, as integer
/// weights.
///
/// Block `j` has `n_j` samples of `d` signs of one cluster, whose coordinates are fixed with
/// probability `p`. A data set is the word of all its signs, block after block and sample after
/// sample, a set bit for +1.
struct ClusterBlocks: Sendable {
  /// The number of samples of each block.
  let sizes: [Int]
  let dimension: Int
  let fixedProbability: Rational
  /// The number `2^(n d)` of data sets.
  let dataCount: Int

  /// A variable V: for each data set its weights jointly with it, over the common denominator
  /// `total`.
  struct Column: Sendable {
    let weights: [[Integer]]
    let total: Integer
    /// `H(V)`.
    let entropy: LogForm

    init(weights: [[Integer]], total: Integer) {
      self.weights = weights
      self.total = total
      let sums = weights[0].indices.map { value in
        weights.reduce(Integer.zero) { $0 + $1[value] }
      }
      entropy = CountHistogram(sums).entropy(total: total)
    }
  }

  /// A constant.
  let constant: Column
  /// All parameters together.
  let parameters: Column
  /// The parameter, the block itself and a fresh sample of each cluster.
  let blocks: [(parameter: Column, data: Column, fresh: Column)]
  /// For each block a lower bound of `(1 - tau)/rho`, the constants of (parameter, data) and (fresh
  /// sample, data).
  let rates: [Rational]

  init(sizes: [Int], dimension d: Int, fixedProbability p: Rational) throws {
    self.sizes = sizes
    dimension = d
    fixedProbability = p
    dataCount = 1 << (sizes.reduce(0, +) * d)
    let clusters = sizes.map { ClusterTable(samples: $0, dimension: d, fixed: p) }
    let total = clusters.reduce(Integer.one) { $0 * $1.total }
    var offset = 0
    let offsets = sizes.map { size in
      defer { offset += size * d }
      return offset
    }
    /// The part of a data set that is block `j`.
    func part(_ x: Int, _ j: Int) -> Int {
      (x >> offsets[j]) & ((1 << (sizes[j] * d)) - 1)
    }
    func marginal(_ x: Int) -> [Integer] {
      clusters.indices.map { j in clusters[j].parameter[part(x, j)].reduce(.zero, +) }
    }
    let all = (0..<dataCount).map { marginal($0) }
    let products = all.map { $0.reduce(Integer.one, *) }
    constant = Column(weights: products.map { [$0] }, total: total)
    parameters = Column(
      weights: (0..<dataCount).map { x in
        clusters.indices.reduce([Integer.one]) { list, j in
          list.flatMap { weight in clusters[j].parameter[part(x, j)].map { weight * $0 } }
        }
      }, total: total)
    blocks = clusters.indices.map { j in
      // The weight of the other blocks.
      let rest = all.map { weights in
        weights.indices.reduce(Integer.one) { $1 == j ? $0 : $0 * weights[$1] }
      }
      func column(_ table: [[Integer]], scale: Integer) -> Column {
        Column(
          weights: (0..<rest.count).map { x in table[part(x, j)].map { $0 * rest[x] } },
          total: total * scale)
      }
      let count = 1 << (sizes[j] * d)
      let identity = (0..<count).map { x in
        (0..<count).map { $0 == x ? clusters[j].parameter[x].reduce(.zero, +) : .zero }
      }
      return (
        column(clusters[j].parameter, scale: .one), column(identity, scale: .one),
        column(clusters[j].fresh, scale: Integer(2).power(d))
      )
    }
    rates = try sizes.map { try ClusterBlocks.rate(samples: $0, fixed: p) }
  }

  /// A lower bound of `(1 - tau)/rho` for one coordinate, hence for all; 0 where rho is 0.
  private static func rate(samples: Int, fixed p: Rational) throws -> Rational {
    let strings = Array(0..<(1 << samples))
    let likelihoods = try Channel(
      [-1, 0, 1].map { theta in
        strings.map { x -> Rational in
          let plus = Rational(1 + theta, 2)
          return plus.power(x.nonzeroBitCount) * (1 - plus).power(samples - x.nonzeroBitCount)
        }
      })
    let sign = try Channel([-1, 0, 1].map { [Rational(1 - $0, 2), Rational(1 + $0, 2)] })
    let law = try JointLaw(
      input: FiniteLaw([p / 2, 1 - p, p / 2]), channel: likelihoods, inputVariable: "theta",
      outputVariable: "X"
    ).extended(by: "Z", from: "theta", through: sign)
    let tau = try law.contractionBound(of: "theta", from: "X")
    let rho = try law.contractionBound(of: "Z", from: "X")
    return rho.isZero ? .zero : (1 - tau) / rho
  }

  /// `H(M|V)` for a message given by a label, counted from 0, for each data set.
  ///
  /// - Complexity: one addition for each data set and value of V, and one logarithm for each
  ///   distinct sum.
  func conditionalEntropy(_ labels: [Int], _ column: Column) -> LogForm {
    let width = column.weights[0].count
    var sums = [Integer](repeating: .zero, count: width * ((labels.max() ?? 0) + 1))
    for (x, label) in labels.enumerated() {
      for (value, weight) in column.weights[x].enumerated() where !weight.isZero {
        sums[label * width + value] += weight
      }
    }
    return CountHistogram(sums).entropy(total: column.total) - column.entropy
  }
}

/// The samples of one cluster with its parameter and with a fresh sample, as integer weights.
private struct ClusterTable {
  /// For each word of signs, the weights of the parameters.
  let parameter: [[Integer]]
  /// For each word of signs, the weights of a fresh sample, over `total 2^d`.
  let fresh: [[Integer]]
  let total: Integer

  init(samples n: Int, dimension d: Int, fixed p: Rational) {
    // A coordinate: the parameter has weights over 2 b for p = a/b, a sign given it has weights over 2.
    let (a, b) = (p.numerator, p.denominator)
    let prior = [a, 2 * (b - a), a]
    let sign: [[Integer]] = [[2, 0], [1, 1], [0, 2]]
    let parameters = Integer(3).power(d)
    let thetas = (0..<Int(exactly: parameters)!).map { code in
      (0..<d).map { t in (0..<t).reduce(code) { rest, _ in rest / 3 } % 3 }
    }
    func weight(_ x: Int, _ theta: [Int], _ count: Int) -> Integer {
      (0..<count).reduce(Integer.one) { product, i in
        (0..<d).reduce(product) { $0 * sign[theta[$1]][(x >> (i * d + $1)) & 1] }
      }
    }
    let data = 0..<(1 << (n * d))
    let table = data.map { x in
      thetas.map { theta in
        theta.reduce(weight(x, theta, n)) { $0 * prior[$1] }
      }
    }
    parameter = table
    fresh = data.map { x in
      (0..<(1 << d)).map { z in
        thetas.indices.reduce(.zero) { $0 + table[x][$1] * weight(z, thetas[$1], 1) }
      }
    }
    total = (2 * b).power(d) * Integer(2).power(n * d)
  }
}
