import ExactArithmetic

/// A histogram of counts for inner loops: open addressing over machine words.
///
/// `CountHistogram` is the form in which results leave this module.
@frozen
public struct CountTable<Word: CountWord>: Sendable {
  @usableFromInline var keys: [Word]
  @usableFromInline var multiplicities: [Int]
  @usableFromInline var occupied = 0
  @usableFromInline var mask: Int

  /// An empty histogram.
  @inlinable
  public init() {
    keys = Array(repeating: .zero, count: 1024)
    multiplicities = Array(repeating: 0, count: 1024)
    mask = 1023
  }

  /// The number of distinct positive counts.
  public var distinctCount: Int { occupied }

  /// Adds every element of a buffer; zeros are ignored.
  @inlinable
  public mutating func insert(_ values: UnsafeMutableBufferPointer<Word>) {
    // Runs of equal counts are frequent; only their ends touch the table.
    var index = 0
    while index < values.count {
      let value = values[index]
      var end = index + 1
      while end < values.count && values[end] == value { end += 1 }
      insert(value, multiplicity: end - index)
      index = end
    }
  }

  /// Adds cells that have the same count; zeros are ignored.
  @inlinable @inline(__always)
  public mutating func insert(_ value: Word, multiplicity: Int) {
    if value == .zero { return }
    var slot = Int(truncatingIfNeeded: value.hashWord) & mask
    while true {
      if multiplicities[slot] == 0 {
        keys[slot] = value
        multiplicities[slot] = multiplicity
        occupied += 1
        if 2 * occupied > mask { grow() }
        return
      }
      if keys[slot] == value {
        multiplicities[slot] += multiplicity
        return
      }
      slot = (slot + 1) & mask
    }
  }

  @inlinable @inline(never)
  mutating func grow() {
    let (oldKeys, oldMultiplicities) = (keys, multiplicities)
    let capacity = 2 * (mask + 1)
    keys = Array(repeating: .zero, count: capacity)
    multiplicities = Array(repeating: 0, count: capacity)
    mask = capacity - 1
    occupied = 0
    for (key, multiplicity) in zip(oldKeys, oldMultiplicities) where multiplicity != 0 {
      insert(key, multiplicity: multiplicity)
    }
  }

  /// The same histogram with integer counts.
  @inlinable
  public var histogram: CountHistogram {
    var result = CountHistogram()
    for slot in 0...mask where multiplicities[slot] != 0 {
      result.insert(keys[slot].integer, multiplicity: multiplicities[slot])
    }
    return result
  }
}
