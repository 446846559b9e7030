import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Splitting work over the processor's cores.
package enum Concurrency {
  /// Calls `body` with consecutive ranges that cover `0..<count`, on all cores.
  ///
  /// - Parameters:
  ///   - minimum: the least number of items worth a thread of their own.
  ///   - body: receives the index of the range and the range; must be safe to call concurrently.
  /// - Returns: what `body` returned, in the order of the ranges.
  package static func map<Result: Sendable>(
    _ count: Int, minimumPerRange minimum: Int, rangesPerCore: Int = 1,
    _ body: @Sendable (_ index: Int, _ range: Range<Int>) -> Result
  ) -> [Result] {
    let rangeCount = max(1, min(coreCount * rangesPerCore, count / max(minimum, 1)))
    if rangeCount == 1 { return [body(0, 0..<count)] }
    return [Result](unsafeUninitializedCapacity: rangeCount) { buffer, initialized in
      // Each slot is written by exactly one iteration.
      nonisolated(unsafe) let slots = buffer.baseAddress!
      DispatchQueue.concurrentPerform(iterations: rangeCount) { index in
        let start = count * index / rangeCount
        let end = count * (index + 1) / rangeCount
        (slots + index).initialize(to: body(index, start..<end))
      }
      initialized = rangeCount
    }
  }

  /// Calls `body` with `0..<count`, concurrently; the calling thread takes part.
  package static func perform(_ count: Int, _ body: @Sendable (_ index: Int) -> Void) {
    if count == 1 { return body(0) }
    DispatchQueue.concurrentPerform(iterations: count, execute: body)
  }

  /// The number of cores this process may use.
  package static let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
