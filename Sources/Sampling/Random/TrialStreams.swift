import ExactArithmetic
import Work

/// How the trials of a simulation are cut into streams of random bits: trial `t` of a seed is the same in every run,
/// whatever the range of trials and the number of threads.
package struct TrialStreams: Sendable {
  package let seed: UInt64
  /// The number of trials that one stream serves.
  package let trialsPerStream: Int
  package let kernels: Kernels

  package init(seed: UInt64, trialsPerStream: Int, kernels: Kernels) {
    self.seed = seed
    self.trialsPerStream = trialsPerStream
    self.kernels = kernels
  }

  /// Plays a range of trials on several threads and returns what each of them counted.
  ///
  /// - Parameters:
  ///   - threads: at most so many; by default one for each core.
  ///   - zero: the count to start from.
  ///   - play: plays the first trials of a stream, up to the end of a range, and counts those of the range.
  /// - Throws: `CancellationError`.
  package func run<Count: Sendable>(
    _ trials: Range<Int>, threads: Int?, monitor: WorkMonitor, zero: Count,
    _ play: @Sendable (inout Count, inout BitStream, Range<Int>) -> Void
  ) throws -> [Count] {
    precondition(trials.lowerBound >= 0, "trial \(trials.lowerBound)")
    if trials.isEmpty { return [] }
    let first = trials.lowerBound / trialsPerStream
    let last = (trials.upperBound - 1) / trialsPerStream
    return try monitor.run(
      last - first + 1, itemsPerStep: 1, workers: threads, makeState: { zero }
    ) { count, streams in
      for index in streams.lowerBound + first..<streams.upperBound + first {
        let start = index * trialsPerStream
        var stream = BitStream(seed: seed, stream: UInt64(index), kernels: kernels)
        play(
          &count, &stream,
          max(trials.lowerBound - start, 0)..<min(trials.upperBound - start, trialsPerStream))
      }
    }
  }
}
