import AlgebraicNumbers
import ExactArithmetic
import InformationTheory

extension JointLaw {
  /// The squared maximal correlation of two groups of variables, exact: the greatest `E[f g]^2` of
  /// functions f of the first group and g of the second with means 0 and variances 1.
  ///
  /// It is 0 exactly when the groups are independent.  (H. O. Hirschfeld, 1935; H. Gebelein, 1941; A.
  /// Rényi, 1959.)
  ///
  /// - Throws: `LawError` when a variable is unknown or there is none at all.
  /// - Complexity: that of a characteristic polynomial of the size of the group with fewer values, modulo
  ///   word primes.
  public func maximalCorrelationSquared(
    between first: [String], and second: [String]
  ) throws(LawError) -> AlgebraicReal {
    let law = try marginal(first + second)
    var rows: [[AnyOutcome]: Int] = [:]
    var columns: [[AnyOutcome]: Int] = [:]
    func position(_ key: [AnyOutcome], _ known: inout [[AnyOutcome]: Int]) -> Int {
      let next = known.count
      if let position = known[key] { return position }
      known[key] = next
      return next
    }
    var cells: [(row: Int, column: Int, count: Integer)] = []
    // A variable may be in both groups, and stands once in the law.
    let places = Dictionary(uniqueKeysWithValues: zip(law.variables, law.variables.indices))
    for (outcomes, probability) in law.support {
      let row = position(first.map { outcomes[places[$0]!] }, &rows)
      let column = position(second.map { outcomes[places[$0]!] }, &columns)
      cells.append((row, column, (probability * Rational(law.denominator)).numerator))
    }
    var counts = Array(
      repeating: [Integer](repeating: .zero, count: columns.count), count: rows.count)
    for cell in cells { counts[cell.row][cell.column] = cell.count }
    return CorrelationOperator.greatestRoot(of: CorrelationOperator(counts).spectrum)
  }
}
