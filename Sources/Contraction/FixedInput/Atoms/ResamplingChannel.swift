import ExactArithmetic
import InformationTheory

/// A channel `W = (1 - l) 1 P^T + l I` with the law P of its input, for either sign of l and the outputs in any order: the
/// input is kept, or resampled from P.  The q-ary symmetric channel with the uniform law is one.
///
/// Its coefficients for P are those of one letter against the others (derived here):
/// `eta_chi2(P,W) = l^2`, and
/// `eta_KL(P,W) = max over x of sup over a of d(l a + (1 - l) P_x || P_x) / d(a || P_x)` with the binary divergence d.
struct ResamplingChannel {
  /// The number l.
  let correlation: Rational
  /// P, all positive.
  let law: [Rational]

  /// - Returns: `nil` for another channel, or one with fewer than three inputs.
  /// - Complexity: O(n^2) comparisons of integers for n inputs.
  init?(_ channel: Channel, input: FiniteLaw<some Hashable>) {
    let n = channel.inputCount
    guard n >= 3, channel.outputCount == n, input.outcomes.count == n,
      input.counts.allSatisfy({ $0.signum() > 0 })
    else { return nil }
    var excess: Integer?
    var isTaken = [Bool](repeating: false, count: n)
    for y in 0..<n {
      guard let (x, usual) = ResamplingChannel.exception(of: channel, column: y), !isTaken[x] else {
        return nil
      }
      isTaken[x] = true
      let difference = channel.counts[x * n + y] - usual
      guard excess ?? difference == difference else { return nil }
      excess = difference
      // usual = (1 - l) P_x.
      let rest = channel.denominator - difference
      guard usual * input.denominator == rest * input.counts[x] else { return nil }
    }
    guard let excess, !excess.isZero else { return nil }
    correlation = Rational(excess, channel.denominator)
    law = input.probabilities
  }

  /// The row in which a column differs from its other entries, which are all equal.
  private static func exception(
    of channel: Channel, column y: Int
  ) -> (row: Int, usual: Integer)? {
    let n = channel.outputCount
    func entry(_ x: Int) -> Integer { channel.counts[x * n + y] }
    let usual = entry(0) == entry(1) || entry(0) == entry(2) ? entry(0) : entry(1)
    var row: Int?
    for x in 0..<n where entry(x) != usual {
      if row != nil { return nil }
      row = x
    }
    return row.map { ($0, usual) }
  }

  /// The channel of one letter of a probability against the others, and its law.
  func letter(_ p: Rational) -> (channel: Channel, input: FiniteLaw<Int>) {
    let (kept, resampled) = (correlation + (1 - correlation) * p, (1 - correlation) * p)
    guard let channel = try? Channel([[kept, 1 - kept], [resampled, 1 - resampled]]),
      let input = try? FiniteLaw<Int>([p, 1 - p])
    else { preconditionFailure("a channel of two letters") }
    return (channel, input)
  }
}
