/// A quantity, `H(A|C)` or `I(A;B|C)`, as places of variables.
package struct StatedMeasure {
  package let first: [Int]
  /// `nil` for an entropy.
  package let second: [Int]?
  package let given: [Int]

  package init(_ text: String, variables: [String]) throws(ClaimRejection) {
    let problem = ClaimRejection("expected a quantity such as I(X;Y|Z)")
    guard text.hasSuffix(")"), text.hasPrefix("H(") || text.hasPrefix("I(") else { throw problem }
    let inside = text.dropFirst(2).dropLast()
    guard !inside.contains("("), !inside.contains(")") else { throw problem }
    let sides = inside.split(separator: "|", omittingEmptySubsequences: false)
    let groups = sides[0].split(separator: ";", omittingEmptySubsequences: false)
    guard sides.count <= 2, groups.count == (text.hasPrefix("I") ? 2 : 1),
      !sides.dropFirst().contains(where: { $0.contains(";") })
    else { throw problem }
    func places(_ group: Substring) throws(ClaimRejection) -> [Int] {
      var result: [Int] = []
      for name in group.split(separator: ",", omittingEmptySubsequences: false) {
        guard let place = variables.firstIndex(of: String(name)), !result.contains(place) else {
          throw ClaimRejection("unknown or repeated variable")
        }
        result.append(place)
      }
      return result
    }
    first = try places(groups[0])
    second = groups.count == 2 ? try places(groups[1]) : nil
    given = sides.count == 2 ? try places(sides[1]) : []
  }
}
