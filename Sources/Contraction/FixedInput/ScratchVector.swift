/// Numbers that a search uses again and again, without bounds checks; who allocates them frees them.
struct ScratchVector {
  private let entries: UnsafeMutablePointer<Double>

  /// `count` zeros.
  static func allocated(count: Int) -> ScratchVector {
    let entries = UnsafeMutablePointer<Double>.allocate(capacity: count)
    entries.initialize(repeating: 0, count: count)
    return ScratchVector(entries: entries)
  }

  func deallocate() { entries.deallocate() }

  @inline(__always)
  subscript(index: Int) -> Double {
    get { entries[index] }
    nonmutating set { entries[index] = newValue }
  }
}

/// A matrix of such numbers, row after row.
struct ScratchMatrix {
  private let entries: UnsafeMutablePointer<Double>
  private let columns: Int

  /// Zeros.
  static func allocated(rows: Int, columns: Int) -> ScratchMatrix {
    let entries = UnsafeMutablePointer<Double>.allocate(capacity: rows * columns)
    entries.initialize(repeating: 0, count: rows * columns)
    return ScratchMatrix(entries: entries, columns: columns)
  }

  func deallocate() { entries.deallocate() }

  @inline(__always)
  subscript(row: Int, column: Int) -> Double {
    get { entries[row * columns + column] }
    nonmutating set { entries[row * columns + column] = newValue }
  }

  @inline(__always)
  func column(_ column: Int) -> Column { Column(entries: entries + column, stride: columns) }

  /// A column, to be read.
  struct Column {
    fileprivate let entries: UnsafeMutablePointer<Double>
    fileprivate let stride: Int

    @inline(__always)
    subscript(row: Int) -> Double { entries[row * stride] }

    /// The least and the greatest of the first numbers.
    @inline(__always)
    func range(ofFirst count: Int) -> (low: Double, high: Double) {
      var (low, high) = (Double.infinity, -Double.infinity)
      for row in 0..<count {
        low = min(low, self[row])
        high = max(high, self[row])
      }
      return (low, high)
    }
  }
}
