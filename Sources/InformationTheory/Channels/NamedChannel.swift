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
    channel = try Channel(named: text)
    // Every name has a parameter: what follows the last colon or comma.
    let separator = text.lastIndex { $0 == ":" || $0 == "," }!
    family = String(text[..<separator])
    parameter = try NamedChannel.parameter(text[text.index(after: separator)...], in: text)
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
    let first = try NamedChannel(parsing: String(text[..<dots.lowerBound]))
    let last = try parameter(text[dots.upperBound...], in: text)
    if first.parameter >= last {
      throw .invalidName(text: text, reason: "the range is empty; expected the smaller end first")
    }
    var channels = [first]
    for step in 1...steps {
      let parameter = first.parameter + Rational(step, steps) * (last - first.parameter)
      let separator = first.family.contains(":") ? "," : ":"
      channels.append(try NamedChannel(parsing: "\(first.family)\(separator)\(parameter)"))
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
