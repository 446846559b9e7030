import ExactArithmetic

/// Whether two enclosures of the same number are consistent.
package func overlap(_ a: Enclosure, _ b: Enclosure) -> Bool {
  a.lower <= b.upper && b.lower <= a.upper
}

/// The hash value within this process.
package func hashOf(_ value: some Hashable) -> Int {
  var hasher = Hasher()
  hasher.combine(value)
  return hasher.finalize()
}
