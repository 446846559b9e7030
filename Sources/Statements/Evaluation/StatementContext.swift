import InformationTheory

/// What the names in a statement stand for: the variables of a law, and channels.
public struct StatementContext: Sendable {
  /// The law whose variables may occur, if there is one.
  public var law: JointLaw?
  /// The channels by name.
  public var channels: [String: Channel]

  /// Creates a context, without a law or channels unless they are given.
  public init(law: JointLaw? = nil, channels: [String: Channel] = [:]) {
    self.law = law
    self.channels = channels
  }

  /// What can be read in a file: its law, if it has one, and its channels.
  ///
  /// A channel without a name is called `W`; a matrix whose entries sum to 1 is the law of `X` and `Y`.
  ///
  /// - Throws: `LawFileError` when the file has neither a law nor a channel, or numbers beside channels with names
  ///   that are neither.
  public init(_ file: LawFile) throws(LawFileError) {
    channels = Dictionary(uniqueKeysWithValues: file.channels.map { ($0.name, $0.channel) })
    let channel = try? file.channel().channel
    if let channel, channels["W"] == nil { channels["W"] = channel }
    // What is neither a channel nor a law says what is wrong with it, also beside channels with names.
    let isNeither = channel == nil && !file.hasOnlyNamedChannels
    law = isNeither ? try file.jointLaw() : try? file.jointLaw()
  }

  /// The names of the variables.
  public var variables: [String] { law?.variables ?? [] }
}

extension StatementContext: CustomStringConvertible {
  /// The law, and the channels by name.
  public var description: String {
    let parts =
      [law.map(\.description)].compactMap { $0 }
      + channels.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return parts.isEmpty ? "no law" : parts.joined(separator: ", ")
  }
}
