import ExactArithmetic
import RateCertificates

/// The orbits of sources under the symmetries of the game, as counts of column classes.
///
/// A source is a `k x d` matrix of bits.  Flipping and permuting coordinates leaves the number of columns of each class;
/// permuting the items permutes the classes.  So an orbit is a multiset of `d` classes up to permutations of the items, and
/// `2^d d! / prod n_c!` sources have the same multiset.
///
/// Source: derived here.
package struct SourceOrbits: Sendable {
  package let examples: Int
  package let dimension: Int
  package let classes: ColumnClasses
  package let orbits: [SourceOrbit]
  /// The orbit of each multiset of classes.
  private let orbitOfClasses: [UInt64: Int]

  /// Finds all orbits; those come first whose representative has the fewest `y` with several nearest items.
  ///
  /// - Complexity: `(k-1) d` operations for each of the `C(d + 2^(k-1) - 1, d)` multisets of classes.
  package init(examples: Int, dimension: Int) {
    self.examples = examples
    self.dimension = dimension
    let classes = ColumnClasses(examples: examples)
    self.classes = classes
    var found: Set<UInt64> = []
    var orbits: [SourceOrbit] = []
    SourceOrbits.forEachMultiset(count: classes.count, size: dimension) { multiset in
      if found.contains(classes.key(multiset)) { return }
      let images = SourceOrbits.images(of: multiset, classes)
      for image in images { found.insert(classes.key(image)) }
      orbits.append(SourceOrbit(images: images, examples: examples))
    }
    let ties = orbits.map { orbit in
      NearestItems(rows: orbit.representative(examples), dimension: dimension).tieCount
    }
    self.orbits = orbits.indices.sorted { (ties[$0], $0) < (ties[$1], $1) }.map { orbits[$0] }
    var map: [UInt64: Int] = [:]
    map.reserveCapacity(found.count)
    for (index, orbit) in self.orbits.enumerated() {
      for image in orbit.multisets { map[classes.key(image)] = index }
    }
    orbitOfClasses = map
  }

  /// The number of orbits.
  package var count: Int { orbits.count }

  /// `2^(k d)`.
  package var sourceCount: Integer { Integer(1) << (examples * dimension) }

  /// The probability of each orbit.
  package var probabilities: [Rational] { orbits.map { Rational($0.size, sourceCount) } }

  /// The number of sources without all-ones columns.
  package var mergedCount: Int { orbits.reduce(0) { $0 + $1.mergedSize } }

  /// The orbit of a multiset of classes in increasing order.
  package func orbit(ofClasses key: UInt64) -> Int { orbitOfClasses[key]! }

  /// The orbits as a certificate lists them.
  package var listed: [RateCertificate.Orbit] {
    orbits.map { orbit in
      var columns = [Int](repeating: 0, count: classes.count)
      for columnClass in orbit.multisets[0] { columns[Int(columnClass)] += 1 }
      return RateCertificate.Orbit(columns: columns, size: orbit.size)
    }
  }

  /// Calls `body` with every non-decreasing sequence of `size` numbers below `count`.
  private static func forEachMultiset(count: Int, size: Int, _ body: ([UInt16]) -> Void) {
    var sequence = [UInt16](repeating: 0, count: size)
    func extend(_ place: Int, _ least: Int) {
      if place == size { return body(sequence) }
      for value in least..<count {
        sequence[place] = UInt16(value)
        extend(place + 1, value)
      }
    }
    extend(0, 0)
  }

  /// What permutations of the items make of a multiset: exchanges of neighbours generate them.
  private static func images(of multiset: [UInt16], _ classes: ColumnClasses) -> [[UInt16]] {
    var seen: Set<UInt64> = [classes.key(multiset)]
    var images = [multiset]
    var next = 0
    while next < images.count {
      let current = images[next]
      next += 1
      for item in 0..<(classes.examples - 1) {
        let image = current.map { UInt16(classes.exchanging(item, in: Int($0))) }.sorted()
        if seen.insert(classes.key(image)).inserted { images.append(image) }
      }
    }
    return images
  }
}

/// One orbit of sources.
package struct SourceOrbit: Sendable {
  /// The multisets of column classes in it, in increasing order each; the first is that of the representative.
  package let multisets: [[UInt16]]
  /// The number of sources.
  package let size: Integer
  /// The number of constant columns.
  package let constantColumns: Int

  package init(images: [[UInt16]], examples: Int) {
    multisets = images
    let multiset = images[0]
    constantColumns = multiset.count { $0 == 0 }
    var arrangements = Integer.factorial(multiset.count)
    var run = 0
    for place in multiset.indices {
      run = place > 0 && multiset[place] == multiset[place - 1] ? run + 1 : 1
      arrangements = arrangements.exactlyDivided(by: Integer(run))
    }
    size = Integer(images.count) * arrangements << multiset.count
  }

  /// The number of sources without all-ones columns.
  package var mergedSize: Int { Int(exactly: size >> constantColumns)! }

  /// The rows of the representative: column `i` has the bits of its class.
  package func representative(_ examples: Int) -> [Int] {
    let columns = multisets[0]
    return (0..<examples).map { item in
      columns.indices.reduce(0) { $0 | (Int(columns[$1]) >> item & 1) << $1 }
    }
  }
}
