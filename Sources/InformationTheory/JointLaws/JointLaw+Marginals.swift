import ExactArithmetic

/// Cells of a joint law that agree on a group of variables, numbered.
struct Grouping {
  /// The number of the group of each cell.
  var group: [Int]
  /// A bound on the numbers; some may belong to no cell.
  var count: Int

  /// The sums of `values` over the groups.
  func sums(of values: [Integer]) -> [Integer] {
    var sums = [Integer](repeating: .zero, count: count)
    for (cell, group) in group.enumerated() { sums[group] += values[cell] }
    return sums
  }

  /// Renumbers the groups so that each number belongs to a cell; their order stays.
  mutating func compact() {
    if count <= 8 * group.count + 1024 {
      var numbers = [Int](repeating: 0, count: count)
      for old in group { numbers[old] = 1 }
      count = 0
      for old in numbers.indices where numbers[old] == 1 {
        numbers[old] = count
        count += 1
      }
      for cell in group.indices { group[cell] = numbers[group[cell]] }
    } else {
      let distinct = Set(group).sorted()
      let numbers = Dictionary(uniqueKeysWithValues: zip(distinct, distinct.indices))
      for cell in group.indices { group[cell] = numbers[group[cell]]! }
      count = distinct.count
    }
  }
}

extension JointLaw {
  /// Groups the cells by the outcomes of some variables; the groups are in lexicographic order.
  ///
  /// - Complexity: O(cells) for each variable; a dictionary is used only when the product of the alphabets
  ///   outgrows the number of cells.
  func grouping(by indices: [Int]) -> Grouping {
    guard let first = indices.first else {
      return Grouping(group: Array(repeating: 0, count: counts.count), count: 1)
    }
    var result = Grouping(group: codes[first].map { Int($0) }, count: alphabets[first].count)
    for index in indices.dropFirst() {
      let (size, column) = (alphabets[index].count, codes[index])
      for cell in result.group.indices {
        result.group[cell] = result.group[cell] * size + Int(column[cell])
      }
      result.count *= size
      if result.count > max(2 * counts.count, 1024) { result.compact() }
    }
    return result
  }

  /// The counts of the marginal law of some variables; zeros may be among them.
  func marginalCounts(of indices: [Int]) -> [Integer] {
    // Different cells of the law differ in some variable, so all variables together group nothing.
    if indices.count == variables.count { return counts }
    return grouping(by: indices).sums(of: counts)
  }

  /// The joint law of a group of variables, in the order given.
  ///
  /// - Throws: ``LawError`` when a variable is unknown or the group is empty.
  /// - Complexity: O(n) in the number of cells for each variable of the group.
  public func marginal(_ group: [String]) throws(LawError) -> JointLaw {
    let indices = try indices(of: group)
    if indices.isEmpty { throw .empty }
    var cells = grouping(by: indices)
    cells.compact()
    var representative = [Int](repeating: 0, count: cells.count)
    for (cell, group) in cells.group.enumerated().reversed() { representative[group] = cell }
    return JointLaw(
      variables: indices.map { variables[$0] }, alphabets: indices.map { alphabets[$0] },
      codes: indices.map { index in representative.map { codes[index][$0] } },
      counts: cells.sums(of: counts), denominator: denominator)
  }

  /// The law of one variable, with the outcomes of probability 0.
  ///
  /// - Throws: ``LawError/unknownVariable(_:known:)``.
  public func law(of variable: String) throws(LawError) -> FiniteLaw<AnyOutcome> {
    let index = try index(of: variable)
    return FiniteLaw(
      outcomes: alphabets[index], counts: grouping(by: [index]).sums(of: counts),
      denominator: denominator)
  }

  /// The law of the other variables given that one has a certain value: `P(. | X = x)`.
  ///
  /// The variable stays in the law, as a constant.
  ///
  /// - Throws: ``LawError`` when the variable or its outcome is unknown, or has probability 0.
  /// - Complexity: O(n) in the number of cells for each variable.
  public func conditional(
    on variable: String, equals outcome: AnyOutcome
  ) throws(LawError) -> JointLaw {
    let index = try index(of: variable)
    guard let code = alphabets[index].firstIndex(of: outcome) else {
      throw .unknownOutcome(variable: variable, outcome: quoted(outcome))
    }
    let cells = counts.indices.filter { codes[index][$0] == Int32(code) }
    if cells.isEmpty { throw .conditionHasProbabilityZero("\(variable) = \(quoted(outcome))") }
    let kept = cells.map { counts[$0] }
    return JointLaw(
      variables: variables, alphabets: alphabets,
      codes: codes.map { column in cells.map { column[$0] } }, counts: kept,
      denominator: kept.reduce(Integer.zero, +))
  }

  /// The joint law of independent groups of variables, `P(x) Q(y)`.
  ///
  /// - Throws: ``LawError/duplicateVariable(_:)`` when the laws share a name.
  /// - Complexity: O(mn) for laws with `m` and `n` cells.
  public func product(with other: JointLaw) throws(LawError) -> JointLaw {
    try JointLaw.checkNames(variables + other.variables)
    let (own, others) = (counts.indices, other.counts.indices)
    return JointLaw(
      variables: variables + other.variables, alphabets: alphabets + other.alphabets,
      codes: codes.map { column in own.flatMap { cell in others.map { _ in column[cell] } } }
        + other.codes.map { column in own.flatMap { _ in column } },
      counts: counts.flatMap { count in other.counts.map { count * $0 } },
      denominator: denominator * other.denominator)
  }

  /// The same law with other names for its variables, in order.
  ///
  /// - Throws: ``LawError`` when the names cannot be used.
  /// - Precondition: there is a name for each variable.
  public func renamed(_ names: [String]) throws(LawError) -> JointLaw {
    precondition(
      names.count == variables.count, "\(names.count) names for \(variables.count) variables")
    try JointLaw.checkNames(names)
    return JointLaw(
      variables: names, alphabets: alphabets, codes: codes, counts: counts, denominator: denominator
    )
  }

  /// The law with one more variable, a function of some of the others.
  ///
  /// ```swift
  /// let parity = try law.extended(by: "S", of: ["X", "Y"]) { $0[0] == $0[1] ? 0 : 1 }
  /// ```
  ///
  /// - Parameters:
  ///   - name: the new variable.
  ///   - group: the variables it is a function of.
  ///   - function: receives one outcome for each variable of the group, in the order given.
  /// - Throws: ``LawError`` when a variable is unknown or the name cannot be used.
  public func extended<Image: Hashable & Sendable>(
    by name: String, of group: [String], _ function: ([AnyOutcome]) -> Image
  ) throws(LawError) -> JointLaw {
    try JointLaw.checkNames(variables + [name])
    var indices: [Int] = []
    for variable in group { indices.append(try index(of: variable)) }
    var alphabet: [AnyOutcome] = []
    var codeByImage: [Image: Int32] = [:]
    let column = counts.indices.map { cell -> Int32 in
      let image = function(indices.map { alphabets[$0][Int(codes[$0][cell])] })
      if let code = codeByImage[image] { return code }
      let code = Int32(alphabet.count)
      codeByImage[image] = code
      alphabet.append(AnyOutcome(image))
      return code
    }
    return JointLaw(
      variables: variables + [name], alphabets: alphabets + [alphabet], codes: codes + [column],
      counts: counts, denominator: denominator)
  }
}
