import Synchronization

extension WordPrimes {
  private static let cache = Mutex<[UInt64]>([])

  /// The greatest `count` primes below 2^63, decreasing, from a list that is kept.
  ///
  /// - Complexity: a copy of the list, once it has grown to that length.
  package static func first(_ count: Int) -> [UInt64] {
    cache.withLock { primes in
      if primes.count < count { primes = descending(max(count, 2 * primes.count, 64)) }
      return Array(primes.prefix(count))
    }
  }
}
