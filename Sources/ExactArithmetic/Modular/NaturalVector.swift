import CGMP

/// Natural numbers side by side in one buffer: long lists of short numbers without an allocation for each.
///
/// Every element has a fixed room of limbs, to which GMP writes in place.
final class NaturalVector: @unchecked Sendable {
  // Concurrent use is safe while different threads write different elements and read finished ones.
  let count: Int
  private let limbs: UnsafeMutablePointer<UInt>
  /// The first limb of each element, and the end of the last.
  private let offsets: UnsafeMutablePointer<Int>
  private let sizes: UnsafeMutablePointer<Int>

  /// `count` zeros.
  ///
  /// - Parameter room: the greatest number of limbs that the element will ever have.
  init(count: Int, room: (_ index: Int) -> Int) {
    self.count = count
    offsets = .allocate(capacity: count + 1)
    sizes = .allocate(capacity: count)
    sizes.initialize(repeating: 0, count: count)
    var end = 0
    for index in 0..<count {
      offsets[index] = end
      end += max(room(index), 1)
    }
    offsets[count] = end
    limbs = .allocate(capacity: end)
  }

  /// Copies of non-negative integers.
  convenience init(_ values: some RandomAccessCollection<Integer>) {
    let start = values.startIndex
    self.init(count: values.count) { values[values.index(start, offsetBy: $0)].limbCount }
    for (index, value) in values.enumerated() { value.withGMP { set(index, to: $0) } }
  }

  deinit {
    limbs.deallocate()
    offsets.deallocate()
    sizes.deallocate()
  }

  /// The number of limbs of an element.
  func limbCount(_ index: Int) -> Int { sizes[index] }

  /// The number of limbs of all elements.
  var totalLimbs: Int { (0..<count).reduce(0) { $0 + sizes[$1] } }

  /// Calls `body` with a read-only view of an element.
  @inline(__always)
  func read<Result>(_ index: Int, _ body: (UnsafePointer<__mpz_struct>) -> Result) -> Result {
    var view = __mpz_struct()
    view._mp_alloc = 0
    view._mp_size = Int32(sizes[index])
    view._mp_d = limbs + offsets[index]
    return withUnsafePointer(to: &view) { body($0) }
  }

  /// Lets `body` write a non-negative value to an element; it must not need more than the element's room.
  @inline(__always)
  func write(_ index: Int, _ body: (UnsafeMutablePointer<__mpz_struct>) -> Void) {
    let start = limbs + offsets[index]
    var view = __mpz_struct()
    view._mp_alloc = Int32(offsets[index + 1] - offsets[index])
    view._mp_size = Int32(sizes[index])
    view._mp_d = start
    withUnsafeMutablePointer(to: &view) { body($0) }
    precondition(view._mp_d == start, "element \(index) outgrew its room")
    sizes[index] = Int(view._mp_size)
  }

  /// Copies a GMP integer to an element.
  @inline(__always)
  func set(_ index: Int, to value: UnsafePointer<__mpz_struct>) {
    write(index) { __gmpz_set($0, value) }
  }

  /// Copies an element of another vector to an element of this one.
  @inline(__always)
  func set(_ index: Int, to other: NaturalVector, _ otherIndex: Int) {
    let size = other.sizes[otherIndex]
    precondition(size <= offsets[index + 1] - offsets[index], "element \(index) outgrew its room")
    (limbs + offsets[index]).update(from: other.limbs + other.offsets[otherIndex], count: size)
    sizes[index] = size
  }

  /// Writes one to an element.
  func setOne(_ index: Int) {
    limbs[offsets[index]] = 1
    sizes[index] = 1
  }

  /// Whether an element is one.
  func isOne(_ index: Int) -> Bool { sizes[index] == 1 && limbs[offsets[index]] == 1 }

  /// An element as an integer.
  subscript(index: Int) -> Integer {
    if sizes[index] == 0 { return .zero }
    if sizes[index] == 1 { return Integer(limbs[offsets[index]]) }
    return read(index) { source in Integer.computed { __gmpz_set($0, source) } }
  }

  /// Whether two elements are equal.
  func areEqual(_ a: Int, _ b: Int) -> Bool {
    guard sizes[a] == sizes[b] else { return false }
    let (left, right) = (limbs + offsets[a], limbs + offsets[b])
    for limb in 0..<sizes[a] where left[limb] != right[limb] { return false }
    return true
  }

  /// A well-mixed function of the value of an element.
  func digest(_ index: Int) -> UInt {
    let start = limbs + offsets[index]
    var digest: UInt = 0x9e37_79b9_7f4a_7c15
    for limb in 0..<sizes[index] {
      let product = (digest ^ start[limb]).multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
      digest = product.low ^ product.high &+ 0x9e37_79b9_7f4a_7c15
    }
    return digest ^ (digest >> 32)
  }
}

extension Integer {
  /// The number of 64-bit limbs of the magnitude.
  var limbCount: Int {
    switch storage {
    case .word(let word): return word == 0 ? 0 : 1
    case .limbs(let limbs): return __gmpz_size(limbs.pointer)
    }
  }
}
