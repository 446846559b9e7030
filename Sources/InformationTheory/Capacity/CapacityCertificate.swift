import ExactArithmetic

/// Two laws that enclose the capacity of a channel, `C = max_p I(p,W)`, and prove it.
///
/// For every law `p` on the inputs and every law `r` on the outputs
///
/// `I(p,W) <= C <= max_x D(W_x||r)`,
///
/// because `sum_x p_x D(W_x||r) = I(p,W) + D(pW||r)` for every `p`. Both laws are rational, so both
/// bounds are exact log forms, and whether they are equal, or how far apart they are, is decided.
///
/// ```swift
/// let certificate = try Channel.binarySymmetric(1 / 10).capacity()
/// print(certificate.exact!)     // 9/5 log2 3 - log2 5
/// try certificate.check()       // throws unless both bounds hold
/// ```
///
/// (T. M. Cover and J. A. Thomas, "Elements of Information Theory", 2nd edition, 2006, section 10.8; R.
/// G. Gallager, "Information Theory and Reliable Communication", 1968, theorem 4.5.1, for the
/// conditions under which they are equal.)
public struct CapacityCertificate: Sendable, Equatable {
  /// The channel.
  public let channel: Channel
  /// The law `p` on the inputs, counted from 0.
  public let input: FiniteLaw<Int>
  /// The law `r` on the outputs, counted from 0.
  public let output: FiniteLaw<Int>
  /// What is claimed to be at most the capacity: `I(p,W)`.
  public let lower: LogForm
  /// What is claimed to be at least the capacity: `max_x D(W_x||r)`.
  public let upper: LogForm

  /// Creates a certificate of bounds that were found elsewhere; ``check()`` tells whether it proves them.
  public init(
    channel: Channel, input: FiniteLaw<Int>, output: FiniteLaw<Int>, lower: LogForm, upper: LogForm
  ) {
    self.channel = channel
    self.input = input
    self.output = output
    self.lower = lower
    self.upper = upper
  }

  /// Creates the certificate of the best bounds that two laws prove.
  ///
  /// - Parameters:
  ///   - channel: a channel with n inputs and m outputs.
  ///   - input: a law on its inputs.
  ///   - output: a law on its outputs, positive wherever a row of the channel is.
  /// - Throws: ``ChannelError/inputCountMismatch(law:channel:)``; ``CapacityCertificateError`` when the
  ///   law on the outputs has another length, or misses an output.
  /// - Complexity: 2 n m logarithms, and comparisons of those divergences that are close to the greatest.
  public init(channel: Channel, input: FiniteLaw<Int>, output: FiniteLaw<Int>) throws {
    let lower = try channel.mutualInformation(input: input)
    let upper = try channel.greatestDivergence(from: output)
    self.init(channel: channel, input: input, output: output, lower: lower, upper: upper)
  }

  /// The upper bound less the lower: at most so much is unknown of the capacity.
  public var gap: LogForm { upper - lower }

  /// The capacity, where both bounds are equal.
  public var exact: LogForm? { gap.isZero ? lower : nil }

  /// An enclosure of the capacity in a unit, each end rounded outward by at most `2^-bits` of its value.
  public func interval(in unit: InformationUnit = .bits, bits: Int = 128) -> Enclosure {
    Enclosure(
      lower.enclosure(in: unit, bits: bits).lower, upper.enclosure(in: unit, bits: bits).upper)
  }
}

extension CapacityCertificate: CustomStringConvertible {
  /// `C = 9/5 log2 3 - log2 5`, or `C in [0.5582..., 0.5582...] bits`.
  public var description: String {
    exact.map { "C = \($0)" } ?? "C in \(interval()) bits"
  }
}

extension Channel {
  /// `max_x D(W_x||r)`, exact.
  func greatestDivergence(from output: FiniteLaw<Int>) throws(CapacityCertificateError) -> LogForm {
    if output.outcomes.count != outputCount {
      throw .outputCountMismatch(law: output.outcomes.count, channel: outputCount)
    }
    var forms: [LogForm] = []
    for input in 0..<inputCount {
      for (y, count) in zip(0..., rowCounts(input)) where !count.isZero && output.counts[y].isZero {
        throw .outputMissed(output: y + 1, input: input + 1)
      }
      guard case .finite(let form) = row(input).klDivergence(from: output) else { continue }
      forms.append(form)
    }
    let enclosures = forms.map { $0.enclosure(bits: 64) }
    let bound = enclosures.lazy.map(\.lower).max()!
    // Only those that may be the greatest are compared exactly.
    return zip(forms, enclosures).lazy.filter { $0.1.upper >= bound }.map(\.0).max()!
  }
}
