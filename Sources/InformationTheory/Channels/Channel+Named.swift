import ExactArithmetic

// The channels of the field.  Their inputs are 0, 1, ..., q-1.

extension Channel {
  /// The binary symmetric channel: the bit is flipped with probability `delta`.
  ///
  /// - Throws: ``ChannelError/parameterOutsideUnitInterval(channel:parameter:value:)``.
  public static func binarySymmetric(_ delta: Rational) throws(ChannelError) -> Channel {
    try checkUnit(delta, "binary symmetric channel", "crossover probability")
    return try Channel([[1 - delta, delta], [delta, 1 - delta]])
  }

  /// The binary erasure channel: the bit is erased with probability `epsilon`.  The outputs are 0, 1 and,
  /// as output 2, the erasure.
  ///
  /// - Throws: ``ChannelError/parameterOutsideUnitInterval(channel:parameter:value:)``.
  public static func binaryErasure(_ epsilon: Rational) throws(ChannelError) -> Channel {
    try checkUnit(epsilon, "binary erasure channel", "erasure probability")
    return try qaryErasure(2, epsilon)
  }

  /// The Z-channel: the input 0 arrives unchanged, the input 1 becomes 0 with probability `p`.
  ///
  /// - Throws: ``ChannelError/parameterOutsideUnitInterval(channel:parameter:value:)``.
  public static func z(_ p: Rational) throws(ChannelError) -> Channel {
    try checkUnit(p, "Z-channel", "crossover probability")
    return try Channel([[1, 0], [p, 1 - p]])
  }

  /// The q-ary symmetric channel with total error probability `delta`: each of the `q - 1` wrong symbols is
  /// received with probability `delta/(q-1)`.
  ///
  /// - Throws: ``ChannelError`` when `delta` is outside [0, 1] or `q < 2`.
  public static func qarySymmetric(_ q: Int, _ delta: Rational) throws(ChannelError) -> Channel {
    let name = "q-ary symmetric channel"
    try checkUnit(delta, name, "error probability")
    try checkAlphabet(q, name, least: 2)
    let wrong = delta / Rational(q - 1)
    return try Channel(
      (0..<q).map { x in (0..<q).map { y in x == y ? 1 - delta : wrong } })
  }

  /// The q-ary erasure channel: the symbol is erased with probability `epsilon`.  The outputs are
  /// `0, ..., q-1` and, as output `q`, the erasure.
  ///
  /// - Throws: ``ChannelError`` when `epsilon` is outside [0, 1] or `q < 1`.
  public static func qaryErasure(_ q: Int, _ epsilon: Rational) throws(ChannelError) -> Channel {
    let name = "q-ary erasure channel"
    try checkUnit(epsilon, name, "erasure probability")
    try checkAlphabet(q, name, least: 1)
    return try Channel(
      (0..<q).map { x in (0..<q).map { y in x == y ? 1 - epsilon : 0 } + [epsilon] })
  }

  /// The noiseless channel on `q` symbols.
  ///
  /// - Throws: ``ChannelError`` when `q < 1`.
  public static func identity(_ q: Int) throws(ChannelError) -> Channel {
    try checkAlphabet(q, "identity channel", least: 1)
    return try Channel((0..<q).map { x in (0..<q).map { y in x == y ? 1 : 0 } })
  }

  /// The useless channel whose output has the same law for each of its inputs.
  ///
  /// - Throws: ``ChannelError`` when there is no input.
  public static func constant(
    inputs: Int, law: FiniteLaw<some Hashable & Sendable>
  ) throws(ChannelError) -> Channel {
    try checkAlphabet(inputs, "constant channel", least: 1)
    return try Channel(
      Array(repeating: law.probabilities, count: inputs),
      outputs: law.outcomes.map { AnyOutcome($0) })
  }

  private static func checkUnit(
    _ value: Rational, _ channel: String, _ parameter: String
  ) throws(ChannelError) {
    if value.isNegative || value > 1 {
      throw .parameterOutsideUnitInterval(channel: channel, parameter: parameter, value: value)
    }
  }

  private static func checkAlphabet(
    _ size: Int, _ channel: String, least: Int
  ) throws(ChannelError) {
    if size < least { throw .alphabetTooSmall(channel: channel, size: size, least: least) }
    // Room for the erasure in a matrix of at most ``greatestEntryCount`` entries.
    let greatest = (1 << 13) - 1
    if size > greatest {
      throw .alphabetTooLarge(channel: channel, size: size, greatest: greatest)
    }
  }
}
