import AlgebraicNumbers
import ExactArithmetic
import InformationTheory
import Work

extension Channel {
  /// The KL contraction coefficient for an input law, `sup_Q D(QW||PW) / D(Q||P)`, certified.
  ///
  /// - Parameters:
  ///   - input: the law P; its outcomes are, in order, the inputs.
  ///   - width: the width wanted of the interval.  It is reached wherever the maximum is isolated and not flat, which the
  ///     search proves; else the interval is as narrow as the work limit and double precision allow.
  ///     With a positive probability below `2^-500` there is no search: the interval is what theorems and single inputs give.
  /// - Returns: an interval whose lower end a rational law attains, and the exact value where it is known.
  /// - Throws: `ChannelError.inputCountMismatch`; ``ContractionError/widthIsNotPositive(_:)``; `WorkRefused` for a
  ///   width below `2^-40000`; `CancellationError`.
  /// - Complexity: the search has the dimension of the smaller of the numbers of inputs and outputs, less one: milliseconds
  ///   to four, a second for six, some seconds for seven; up to about half a minute, after which a wider interval is returned.
  public func klContraction(
    input: FiniteLaw<Int>, width: Rational = Rational(1, 1_000_000)
  ) throws -> FixedInputContraction {
    try klContraction(input: input, within: .absolute(width))
  }

  /// The KL contraction coefficient for an input law, with an absolute or a relative width.
  ///
  /// - Parameters:
  ///   - input: the law P; its outcomes are, in order, the inputs.
  ///   - width: how narrow the interval is wanted.
  /// - Throws: as ``klContraction(input:width:)-(FiniteLaw<Int>,_)``.
  public func klContraction(
    input: FiniteLaw<Int>, within width: ContractionWidth
  ) throws -> FixedInputContraction {
    if input.outcomes.count != inputCount {
      throw ChannelError.inputCountMismatch(law: input.outcomes.count, channel: inputCount)
    }
    if width.number.signum() <= 0 { throw ContractionError.widthIsNotPositive(width.number) }
    if width.number < ContractionWidth.least {
      throw WorkRefused(
        "the enclosure of a contraction coefficient",
        size: .parameter("a width of \(width.number.brief())"),
        limit: .fixed(ContractionWidth.greatestBits, unit: "bits"))
    }
    if let resampling = ResamplingChannel(self, input: input) {
      return try resampling.contraction(width)
    }
    return try FixedInputProblem(channel: self, input: input, width: width).solution()
  }
}
