extension DualCellBound {
  /// `shrink Cov_R - growth Cov_P`, scaled by the deviations of the output.
  func setMatrix(shrink: Double, growth: Double) {
    let d = finiteCount
    for i in 0..<d {
      let r = tilted[finite[i]]
      scale[i] = (r * max(1 - r, 0x1p-40)).squareRoot()
    }
    for i in 0..<d {
      let (y, r) = (finite[i], tilted[finite[i]])
      var others = 0.0
      for k in 0..<m where k != y { others += tilted[k] }
      matrix[i, i] = shrink * r * others
      for j in 0..<i { matrix[i, j] = -shrink * r * tilted[finite[j]] }
    }
    for x in 0..<n {
      let weight = growth * tiltedPrior[x]
      for i in 0..<d {
        let y = finite[i]
        let scaled = weight * (problem.rows[x * m + y] - mean[y])
        for j in 0...i {
          let k = finite[j]
          matrix[i, j] -= scaled * (problem.rows[x * m + k] - mean[k])
        }
      }
    }
    for i in 0..<d {
      for j in 0...i { matrix[i, j] /= scale[i] * scale[j] }
    }
  }

  /// Cholesky's decomposition of the matrix less a multiple of 1 that exceeds the rounding errors.
  func decompose() -> Bool {
    let d = finiteCount
    var trace = 0.0
    for i in 0..<d { trace += abs(matrix[i, i]) }
    let shift = (trace + 2) * Double(d + 4) * 0x1p-46
    for i in 0..<d {
      for j in 0...i {
        var sum = matrix[i, j] - (i == j ? shift : 0)
        for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
        if i == j {
          guard sum > 0x1p-30, sum.isFinite else { return false }
          factor[i, i] = sum.squareRoot()
        } else {
          factor[i, j] = sum / factor[j, j]
        }
      }
    }
    return true
  }

  /// `grad M^-1 grad / 2` for the decomposed matrix, by the forward substitution, and what the error of the gradient changes
  /// on the box.
  func quadraticLoss() -> Double {
    let d = finiteCount
    var (loss, error) = (0.0, 0.0)
    for i in 0..<d {
      let y = finite[i]
      error += gradientError[y] * radius[y]
      var sum = gradient[y] / scale[i]
      for k in 0..<i { sum -= factor[i, k] * effect[k] }
      effect[i] = sum / factor[i, i]
      loss += effect[i] * effect[i]
    }
    return loss / 2 + error
  }

  /// The greatest variance of a function on the outputs with the given radii under the tilted law.
  func variance() -> Double {
    var (sum, greatest) = (0.0, 0.0)
    for i in 0..<finiteCount {
      let d = radius[finite[i]]
      sum += tilted[finite[i]] * d * d
      greatest = max(greatest, d * d)
    }
    return min(sum, greatest) * (1 + 1e-9)
  }
}
