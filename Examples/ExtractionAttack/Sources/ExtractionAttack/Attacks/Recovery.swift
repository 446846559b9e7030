/// How many bits of the singletons an attack found.
public struct Recovery: Sendable, Hashable {
  /// The bits of the singletons, and those that were found.
  public var bits: Int
  public var found: Int
  /// The same of the irrelevant bits: those that the cluster leaves free.
  public var freeBits: Int
  public var freeFound: Int

  /// Compares points with the singletons, row by row.
  ///
  /// - Parameter fixedValues: a row for each singleton, 0 where its cluster leaves the coordinate free.
  /// - Precondition: the sizes agree.
  package init(of singletons: Matrix, by points: Matrix, fixedValues: Matrix) {
    precondition(
      singletons.elements.count == points.elements.count
        && singletons.elements.count == fixedValues.elements.count)
    (bits, found, freeBits, freeFound) = (singletons.elements.count, 0, 0, 0)
    for index in singletons.elements.indices {
      let isFound = singletons.elements[index] == points.elements[index]
      let isFree = fixedValues.elements[index] == 0
      found += isFound ? 1 : 0
      freeBits += isFree ? 1 : 0
      freeFound += isFound && isFree ? 1 : 0
    }
  }
}
