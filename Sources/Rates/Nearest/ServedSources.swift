/// The sources that a decision rule serves: those for which each of its answers is a nearest item.
///
/// An item `i` that is answered at `y` is as near as `j` there when the difference `w = x_i - x_j` of the rows has
/// `2 (|w+ & y| - |w- & y|) >= |w+| - |w-|`.  So a source is served when each difference of two of its rows is one that its pair
/// of cells allows, and the allowed ones, of the `3^d` of a pair, are joined row by row.
///
/// Source: derived here.
package struct ServedSources {
  private let orbits: SourceOrbits
  private let dimension: Int
  private let examples: Int
  /// All `3^d` differences, the coordinates at 1 and those at -1.
  private let differences: [Difference]

  /// A difference of two strings.
  private struct Difference {
    let plus: Int
    let minus: Int
  }

  package init(_ orbits: SourceOrbits) {
    self.orbits = orbits
    (examples, dimension) = (orbits.examples, orbits.dimension)
    let size = 1 << dimension
    differences = (0..<size).flatMap { plus in
      (0..<size).filter { $0 & plus == 0 }.map { Difference(plus: plus, minus: $0) }
    }
  }

  /// How many sources of each orbit a rule serves, sources with all-ones columns counted with those without.
  ///
  /// - Parameter answers: the items from 0 on, by `y`.
  package func counts(_ answers: [UInt8]) -> [Int] {
    var counts = [Int](repeating: 0, count: orbits.count)
    var cells = [[Int]](repeating: [], count: examples)
    for (y, item) in answers.enumerated() { cells[Int(item)].append(y) }
    var isAllowed = [[Bool]](repeating: [], count: examples * examples)
    var fromFirst: [[Difference]] = [[]]
    for j in 1..<examples {
      for i in 0..<j {
        var table = [Bool](repeating: false, count: 1 << (2 * dimension))
        var list: [Difference] = []
        for difference in differences where allows(difference, cells[i], cells[j]) {
          table[difference.plus << dimension | difference.minus] = true
          list.append(difference)
        }
        isAllowed[i * examples + j] = table
        if i == 0 { fromFirst.append(list) }
      }
    }
    var chosen = [Difference](repeating: Difference(plus: 0, minus: 0), count: examples)
    func extend(_ item: Int, _ plus: Int, _ minus: Int) {
      if item == examples {
        counts[orbit(chosen)] += 1 << (dimension - (plus | minus).nonzeroBitCount)
        return
      }
      for next in fromFirst[item] {
        if next.plus & minus | next.minus & plus != 0 { continue }
        var fits = true
        for other in 1..<item {
          let w = chosen[other]
          let index =
            (next.plus & ~w.plus | w.minus & ~next.minus) << dimension
            | (w.plus & ~next.plus | next.minus & ~w.minus)
          if !isAllowed[other * examples + item][index] {
            fits = false
            break
          }
        }
        if !fits { continue }
        chosen[item] = next
        extend(item + 1, plus | next.plus, minus | next.minus)
      }
    }
    extend(1, 0, 0)
    return counts
  }

  /// Whether `x_i - x_j` may be this when `i` is answered in one cell and `j` in another.
  private func allows(_ w: Difference, _ cellI: [Int], _ cellJ: [Int]) -> Bool {
    let half = w.plus.nonzeroBitCount - w.minus.nonzeroBitCount
    for y in cellI
    where 2 * ((w.plus & y).nonzeroBitCount - (w.minus & y).nonzeroBitCount) < half {
      return false
    }
    for y in cellJ
    where 2 * ((w.plus & y).nonzeroBitCount - (w.minus & y).nonzeroBitCount) > half {
      return false
    }
    return true
  }

  /// The orbit of the source with these differences `x_1 - x_j`: a column class is where they are not 0.
  private func orbit(_ chosen: [Difference]) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: dimension) { classes in
      for coordinate in 0..<dimension {
        var column = 0
        for item in 1..<examples {
          let differs = (chosen[item].plus | chosen[item].minus) >> coordinate & 1
          column |= differs << item
        }
        let value = orbits.classes(column)
        var place = coordinate
        while place > 0 && classes[place - 1] > value {
          classes[place] = classes[place - 1]
          place -= 1
        }
        classes[place] = value
      }
      var key: UInt64 = 0
      for place in 0..<dimension {
        key = key << UInt64(orbits.examples - 1) | UInt64(classes[place])
      }
      return orbits.orbit(ofClasses: key)
    }
  }
}
