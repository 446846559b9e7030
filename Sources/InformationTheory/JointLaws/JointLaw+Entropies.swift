import ExactArithmetic

// Every quantity is exact: a linear form in logarithms.  A group may name several variables, in any order,
// and groups may overlap: I(X;X) = H(X).  The empty group is a constant.

extension JointLaw {
  /// The entropy of all variables together.
  public var entropy: LogForm { CountHistogram(words: counts).entropy(total: denominator) }

  /// The entropy `H(A) = -sum_a P(a) log P(a)` of a group of variables.
  ///
  /// - Throws: ``LawError/unknownVariable(_:known:)``.
  /// - Complexity: O(n) in the number of cells for each variable of the group.
  public func entropy(of group: [String]) throws(LawError) -> LogForm {
    entropy(ofIndices: try indices(of: group))
  }

  /// The conditional entropy `H(A|B) = H(A,B) - H(B)`.
  ///
  /// - Throws: ``LawError/unknownVariable(_:known:)``.
  /// - Complexity: as ``entropy(of:)``.
  public func conditionalEntropy(
    of group: [String], given condition: [String]
  ) throws(LawError) -> LogForm {
    let both = try indices(of: group + condition)
    return entropy(ofIndices: both) - entropy(ofIndices: try indices(of: condition))
  }

  /// The mutual information `I(A;B|C) = H(A,C) + H(B,C) - H(A,B,C) - H(C)`; with no condition,
  /// `I(A;B) = H(A) + H(B) - H(A,B)`.
  ///
  /// - Throws: ``LawError/unknownVariable(_:known:)``.
  /// - Complexity: as ``entropy(of:)``.
  public func mutualInformation(
    between first: [String], and second: [String], given condition: [String] = []
  ) throws(LawError) -> LogForm {
    let separate = [try indices(of: first + condition), try indices(of: second + condition)]
    let together = [try indices(of: first + second + condition), try indices(of: condition)]
    return separate.reduce(LogForm.zero) { $0 + entropy(ofIndices: $1) }
      - together.reduce(LogForm.zero) { $0 + entropy(ofIndices: $1) }
  }

  private func entropy(ofIndices indices: [Int]) -> LogForm {
    if indices.isEmpty { return .zero }
    return CountHistogram(words: marginalCounts(of: indices)).entropy(total: denominator)
  }
}

extension CountHistogram {
  /// The histogram of a list of counts, most of which are expected to fit a word; zeros are ignored.
  init(words counts: [Integer]) {
    if counts.count < 256 {
      self.init(counts)
      return
    }
    var table = CountTable<UInt64>()
    var large = CountHistogram()
    for count in counts {
      if let word = Int(exactly: count) {
        table.insert(UInt64(word), multiplicity: 1)
      } else {
        large.insert(count)
      }
    }
    self = table.histogram
    if large != CountHistogram() { formUnion(large) }
  }
}
