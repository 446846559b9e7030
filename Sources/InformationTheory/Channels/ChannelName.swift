import ExactArithmetic
import Work

/// The name of a channel: a family, and the texts of its parameters.
///
/// ```swift
/// let name = try ChannelName(parsing: "qsc:5,1/10")
/// print(name.stem)                             // qsc:5
/// print(try name.channel().dobrushinCoefficient) // 7/8
/// ```
public struct ChannelName: Sendable {
  /// The family.
  public let family: Family
  /// The parameters, as they were written.
  public let values: [String]

  /// A family of channels, by its parameters.
  public struct Family: Sendable {
    /// The form of the names: `qsc:q,delta`.
    public let form: NameForm
    /// What the channel is, with the symbols of the form.
    public let meaning: String
    /// The channel with the parameters of a name.
    let make: @Sendable (ChannelName) throws(ChannelError) -> Channel
  }

  /// The families, a line or two each, in the order of help texts.
  public static let families: [Family] = [
    Family(
      form: NameForm("bsc", "delta"), meaning: "binary symmetric, crossover probability delta",
      make: { name throws(ChannelError) in try .binarySymmetric(name.rational(0)) }),
    Family(
      form: NameForm("bec", "epsilon"), meaning: "binary erasure, erasure probability epsilon",
      make: { name throws(ChannelError) in try .binaryErasure(name.rational(0)) }),
    Family(
      form: NameForm("z", "p"), meaning: "Z-channel, the input 1 becomes 0 with probability p",
      make: { name throws(ChannelError) in try .z(name.rational(0)) }),
    Family(
      form: NameForm("qsc", "q", "delta"),
      meaning: "q-ary symmetric, total error probability delta",
      make: { name throws(ChannelError) in
        try .qarySymmetric(name.alphabetSize(0), name.rational(1))
      }),
    Family(
      form: NameForm("qec", "q", "epsilon"), meaning: "q-ary erasure, erasure probability epsilon",
      make: { name throws(ChannelError) in
        try .qaryErasure(name.alphabetSize(0), name.rational(1))
      }),
    Family(
      form: NameForm("id", "q"), meaning: "noiseless, q symbols",
      make: { name throws(ChannelError) in try .identity(name.alphabetSize(0)) }),
  ]

  /// Reads a name such as `bsc:1/10` or `qsc:5,1/10`.
  ///
  /// - Throws: ``ChannelError/invalidName(text:reason:)``: there is no such family, or it has another number of
  ///   parameters.  The parameters are read by ``channel()``.
  public init(parsing text: String) throws(ChannelError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2,
      let family = ChannelName.families.first(where: { $0.form.word == parts[0] })
    else {
      let forms = ChannelName.families.map(\.form.description).joined(separator: ", ")
      throw .invalidName(text: text, reason: "expected one of \(forms)")
    }
    self.init(
      family: family,
      values: parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    if values.count != family.form.parameters.count {
      throw .invalidName(text: text, reason: "expected \(family.form)")
    }
  }

  private init(family: Family, values: [String]) {
    self.family = family
    self.values = values
  }

  /// The channel.
  ///
  /// - Throws: ``ChannelError``: a parameter cannot be read, or is out of range.
  public func channel() throws(ChannelError) -> Channel { try family.make(self) }

  /// The name without its last parameter: `bsc`, or `qsc:5`.
  public var stem: String { ChannelName.text(family, values.dropLast()) }

  /// The same name with another last parameter.
  public func replacingLast(_ value: Rational) -> ChannelName {
    ChannelName(family: family, values: values.dropLast() + ["\(value)"])
  }

  /// The last parameter.
  ///
  /// - Throws: ``ChannelError/invalidName(text:reason:)``
  public func last() throws(ChannelError) -> Rational { try rational(values.count - 1) }

  private func rational(_ index: Int) throws(ChannelError) -> Rational {
    do {
      return try Rational(parsing: values[index])
    } catch {
      throw .invalidName(text: description, reason: "\(error)")
    }
  }

  private func alphabetSize(_ index: Int) throws(ChannelError) -> Int {
    guard let size = Int(values[index]) else {
      throw .invalidName(
        text: description, reason: "\"\(values[index])\" is not the size of an alphabet")
    }
    return size
  }

  private static func text(_ family: Family, _ values: some Collection<String>) -> String {
    values.isEmpty ? family.form.word : "\(family.form.word):\(values.joined(separator: ","))"
  }
}

extension ChannelName: CustomStringConvertible {
  /// The name as it is written: `qsc:5,1/10`.
  public var description: String { ChannelName.text(family, values) }
}

extension ChannelName.Family: CustomStringConvertible {
  /// The form of the names and what they mean: `bsc:delta, binary symmetric, crossover probability delta`.
  public var description: String { "\(form), \(meaning)" }
}

extension Channel {
  /// The names that ``init(named:)`` reads, with what they mean.
  public static var names: [(name: String, meaning: String)] {
    ChannelName.families.map { ($0.form.description, $0.meaning) }
  }

  /// Reads a named channel: `bsc:1/10`, `bec:1/3`, `z:1/4`, `qsc:5,1/10`, `qec:4,1/3`, `id:3`.
  ///
  /// - Throws: ``ChannelError``: the text is no name, or a parameter is out of range.
  public init(named text: String) throws(ChannelError) {
    self = try ChannelName(parsing: text).channel()
  }
}
