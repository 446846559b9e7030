import ExactArithmetic

// The checker's own sources: nothing here is shared with the search.

/// The orbits of sources as a certificate lists them, with the orbit of every source.
struct CheckedColumns {
  let examples: Int
  let dimension: Int
  /// The orbit of each multiset of column classes, packed in increasing order.
  private var orbitOfClasses: [UInt64: Int] = [:]

  /// Checks that the orbits are what permutations of the items make of one another, that their sizes are right, and
  /// that together they are all sources.
  init(_ certificate: RateCertificate) throws(RateCertificateError) {
    (examples, dimension) = (certificate.problem.examples, certificate.problem.dimension)
    let classCount = 1 << (examples - 1)
    for (index, orbit) in certificate.orbits.enumerated() {
      let name = "orbits[\(index)]"
      guard orbit.columns.count == classCount, orbit.columns.allSatisfy({ $0 >= 0 }),
        orbit.columns.reduce(0, { $0 + min($1, dimension + 1) }) == dimension
      else {
        throw RateCertificateError(
          "\(name).columns", found: "\(orbit.columns)",
          expected: "\(classCount) numbers from 0 on that add up to \(dimension)")
      }
      let images = images(of: orbit.columns)
      for image in images where orbitOfClasses.updateValue(index, forKey: image) != nil {
        throw RateCertificateError(
          "\(name).columns", found: "\(orbit.columns)", expected: "an orbit that no other equals")
      }
      let size = Integer(images.count) * arrangements(of: orbit.columns)
      if orbit.size != size {
        throw RateCertificateError("\(name).size", found: "\(orbit.size)", expected: "\(size)")
      }
    }
    let total = certificate.orbits.reduce(Integer.zero) { $0 + $1.size }
    let all = Integer(1) << (examples * dimension)
    if total != all {
      throw RateCertificateError(
        "orbits", found: "\(total) sources in all", expected: "2^(k d) = \(all)")
    }
  }

  /// `2^d d! / prod n_c!`: the sources with so many columns of each class.
  private func arrangements(of columns: [Int]) -> Integer {
    columns.reduce(Integer.factorial(dimension) << dimension) {
      $0.exactlyDivided(by: Integer.factorial($1))
    }
  }

  /// The multisets that permutations of the items make of one, packed: what exchanges of neighbours reach.
  private func images(of columns: [Int]) -> Set<UInt64> {
    let first = columns.indices.flatMap { Array(repeating: $0, count: columns[$0]) }
    var seen: Set<UInt64> = [packed(first)]
    var open = [first]
    while let classes = open.popLast() {
      for item in 0..<(examples - 1) {
        let image = classes.map { exchanged($0, item) }.sorted()
        if seen.insert(packed(image)).inserted { open.append(image) }
      }
    }
    return seen
  }

  /// The class of a column after the items `item` and `item + 1` are exchanged.
  private func exchanged(_ column: Int, _ item: Int) -> Int {
    let differ = (column >> item ^ column >> (item + 1)) & 1
    return classOfColumn(column ^ (differ * 3) << item)
  }

  /// The class of a column, the bits of its items.
  @inline(__always)
  func classOfColumn(_ column: Int) -> Int {
    column >> (examples - 1) & 1 == 0 ? column : ~column & (1 << examples - 1)
  }

  /// Classes in increasing order in one word.
  @inline(__always)
  private func packed(_ classes: [Int]) -> UInt64 {
    classes.reduce(0) { $0 << UInt64(examples - 1) | UInt64($1) }
  }

  /// The orbit of the source with these rows.
  func orbit(ofRows rows: UnsafePointer<Int>) -> Int {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: dimension) { classes in
      for coordinate in 0..<dimension {
        var column = 0
        for item in 0..<examples { column |= (rows[item] >> coordinate & 1) << item }
        let value = classOfColumn(column)
        var place = coordinate
        while place > 0 && classes[place - 1] > value {
          classes[place] = classes[place - 1]
          place -= 1
        }
        classes[place] = value
      }
      var key: UInt64 = 0
      for place in 0..<dimension { key = key << UInt64(examples - 1) | UInt64(classes[place]) }
      return orbitOfClasses[key]!
    }
  }
}
