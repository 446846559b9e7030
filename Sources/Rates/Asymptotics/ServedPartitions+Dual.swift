import ExactArithmetic

extension ServedPartitions {
  // MARK: The dual

  /// `1/a_C + lambda_C/e`, by partition.
  private var dual: [Rational] {
    let mass = partitions.lineMass
    return zip(partitions.probabilities, partitions.lineDensities).map {
      (a: Rational, density: Rational) -> Rational in
      a.reciprocal() + density / mass
    }
  }

  /// The greatest sum of `1/a_C + lambda_C/e` over a set that a system serves.
  package var greatestDual: Rational {
    let dual = dual
    return servedSets.map { set in
      Rational.sum(partitions.all.indices.filter { set >> $0 & 1 == 1 }.map { dual[$0] })
    }.max() ?? 0
  }

  /// The greatest sum of `1/a_C + lambda_C/e` over all partitions that do not separate a certain pair.
  package var greatestUnseparatedDual: Rational {
    let dual = dual
    return ItemPartitions.pairs(partitions.items).map { i, j in
      Rational.sum(
        partitions.all.indices.filter { !partitions.separates(partitions.all[$0], i, j) }.map {
          dual[$0]
        })
    }.max() ?? 0
  }
}
