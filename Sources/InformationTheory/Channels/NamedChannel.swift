import ExactArithmetic

/// A channel with its name: a family and a parameter.
public struct NamedChannel: Sendable {
  /// The name up to the parameter: `bsc`, or `qsc:5`.
  public let family: String
  /// The last number of the name.
  public let parameter: Rational
  public let channel: Channel

  /// Reads a name such as `bsc:1/10` or `qsc:5,1/10`, as `Channel.init(named:)`.
  ///
  /// - Throws: `ChannelError`: the text is no name, or a parameter is out of range.
  public init(parsing text: String) throws(ChannelError) {
    try self.init(ChannelName(parsing: text))
  }

  private init(_ name: ChannelName) throws(ChannelError) {
    channel = try name.channel()
    family = name.stem
    parameter = try name.last()
  }

  /// Reads a name, or one with a range for its last parameter, such as `bsc:0...1/2` or `qsc:5,0...4/5`: the
  /// channels with equally spaced parameters, both ends included.
  ///
  /// - Parameters:
  ///   - text: the name, with or without a range.
  ///   - steps: the number of intervals into which a range is cut.
  /// - Throws: `ChannelError`: the text is no name, a parameter is out of range, or a range is empty.
  /// - Precondition: `steps >= 1`.
  public static func all(
    parsing text: String, steps: Int = 10
  ) throws(ChannelError) -> [NamedChannel] {
    precondition(steps >= 1, "\(steps) steps")
    guard let dots = text.firstRange(of: "...") else { return [try NamedChannel(parsing: text)] }
    let name = try ChannelName(parsing: String(text[..<dots.lowerBound]))
    let first = try NamedChannel(name)
    let last = try parameter(text[dots.upperBound...], in: text)
    if first.parameter >= last {
      throw .invalidName(text: text, reason: "the range is empty; expected the smaller end first")
    }
    var channels = [first]
    for step in 1...steps {
      let parameter = first.parameter + Rational(step, steps) * (last - first.parameter)
      channels.append(try NamedChannel(name.replacingLast(parameter)))
    }
    return channels
  }

  private static func parameter(
    _ value: Substring, in text: String
  ) throws(ChannelError) -> Rational {
    do {
      return try Rational(parsing: String(value))
    } catch {
      throw .invalidName(text: text, reason: "\(error)")
    }
  }
}
