/// The partition of a set of few elements whose families, as bit masks, have the greatest sum of values.
enum BestPartition {
  /// The greatest sum of values of a partition of the whole set into at most so many families.
  ///
  /// - Parameters:
  ///   - values: a value for every family, 0 for the empty one and nowhere negative.
  ///   - parts: how many families at most.
  /// - Complexity: `parts 3^n` for `2^n` values.
  static func greatestSum(_ values: [Int], parts: Int) -> Int {
    // best[S]: the greatest sum for the elements of S.
    var best = values
    for _ in 1..<max(parts, 1) {
      let next = refined(best, by: values)
      if next == best { break }
      best = next
    }
    return best[values.count - 1]
  }

  /// One family more: that which holds the lowest element of each set, beside the best of the rest.
  private static func refined(_ best: [Int], by values: [Int]) -> [Int] {
    var next = best
    values.withUnsafeBufferPointer { values in
      best.withUnsafeBufferPointer { best in
        for set in values.indices.dropFirst() {
          let lowest = set & -set
          let others = set ^ lowest
          var greatest = best[set]
          var part = others
          while true {
            greatest = max(greatest, values[part | lowest] + best[others ^ part])
            if part == 0 { break }
            part = (part - 1) & others
          }
          next[set] = greatest
        }
      }
    }
    return next
  }
}
