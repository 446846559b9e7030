import Documents
import ExactArithmetic

extension LawFile {
  /// A form in which a law or a channel is written.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// JSON with the keys that this library reads.
    case json
    /// A matrix separated by commas, with labels where there are any; a long table for other than two variables.
    case csv
    /// As `csv`, separated by tabs.
    case tsv
    /// A long table: a column for each variable, and one with the probabilities.
    case long
    /// A dictionary in JSON whose keys are the combinations of outcomes, as other libraries take it.
    case outcomes
    /// The transitions of a Markov chain, as PRISM's explicit files have them.
    case tra

    /// How what is written in the form is read.
    public var format: Format {
      switch self {
      case .json, .outcomes: .json
      case .csv, .long: .csv
      case .tsv: .tsv
      case .tra: .tra
      }
    }
  }

  /// The law or the channel as a text, exactly: all probabilities are fractions.
  ///
  /// What is written is read again and compared before it is returned; the text of what was read from it is the same text.
  ///
  /// - Throws: ``LawFileError/notWritable(form:reason:)`` where the form cannot hold the law or the channel, as names of variables
  ///   in a dictionary; and the errors of ``jointLaw()`` and ``channel()`` for a matrix that is neither.
  /// - Complexity: that of reading the text.
  public func text(_ form: Form) throws(LawFileError) -> String {
    let contents = try written()
    let text = try contents.text(form)
    guard let copy = try? LawFile(parsing: text, format: form.format),
      let again = try? copy.written(as: contents), again.isSame(as: contents)
    else {
      throw .notWritable(
        form: form.rawValue, reason: "names or outcomes would be lost; expected the form json")
    }
    return text
  }

  /// What is to be written.
  private func written() throws(LawFileError) -> WrittenFile {
    if hasOnlyNamedChannels {
      return WrittenFile(law: nil, channel: nil, input: nil, channels: channels)
    }
    if let law = try? jointLaw(), !isChannelWithInput {
      return WrittenFile(law: law, channel: nil, input: nil, channels: channels)
    }
    if let (channel, input) = try? channel() {
      return WrittenFile(law: nil, channel: channel, input: input, channels: channels)
    }
    // Neither: the law says what is wrong.
    return WrittenFile(law: try jointLaw(), channel: nil, input: nil, channels: channels)
  }

  /// What is in a file that was written, read as the same kind.
  private func written(as kind: WrittenFile) throws(LawFileError) -> WrittenFile {
    if kind.channel == nil { return try written() }
    let (channel, input) = try channel()
    return WrittenFile(law: nil, channel: channel, input: input, channels: channels)
  }
}

/// A law or a channel, and channels with names, as they are written.
struct WrittenFile {
  let law: JointLaw?
  let channel: Channel?
  let input: FiniteLaw<Int>?
  let channels: [(name: String, channel: Channel)]

  func text(_ form: LawFile.Form) throws(LawFileError) -> String {
    if form == .json { return json.serialized(.pretty) + "\n" }
    if !channels.isEmpty {
      throw .notWritable(
        form: form.rawValue, reason: "there are channels with names; expected the form json")
    }
    if input != nil {
      throw .notWritable(
        form: form.rawValue,
        reason: "there is a channel with the law of its input; expected the form json")
    }
    if let channel { return try text(of: channel, form) }
    guard let law else { return "" }
    switch form {
    case .json, .csv: return DelimitedWriter(",").text(of: law)
    case .tsv: return DelimitedWriter("\t").text(of: law)
    case .long: return DelimitedWriter(",").longText(of: law)
    case .outcomes: return try law.outcomeDictionary().serialized(.pretty) + "\n"
    case .tra: throw .notWritable(form: "tra", reason: "that is for channels, and there is a law")
    }
  }

  private func text(of channel: Channel, _ form: LawFile.Form) throws(LawFileError) -> String {
    switch form {
    case .json, .csv: return DelimitedWriter(",").text(of: channel)
    case .tsv: return DelimitedWriter("\t").text(of: channel)
    case .long, .outcomes:
      throw .notWritable(form: form.rawValue, reason: "that is for laws, and there is a channel")
    case .tra:
      if channel.inputCount != channel.outputCount {
        throw .notWritable(
          form: "tra",
          reason:
            "a Markov chain has as many inputs as outputs, and the channel has \(channel.inputCount) and "
            + "\(channel.outputCount)")
      }
      if channel.inputCount > TransitionFile.greatestStateCount {
        throw .notWritable(
          form: "tra",
          reason:
            "\(channel.inputCount) states are more than the limit of \(TransitionFile.greatestStateCount)"
        )
      }
      return TransitionFile.text(channel)
    }
  }

  /// Whether two files say the same: outcomes are compared by their descriptions, since a file has only these.
  func isSame(as other: WrittenFile) -> Bool {
    channel == other.channel && channel?.labels == other.channel?.labels
      && input?.probabilities == other.input?.probabilities
      && law?.describedCells == other.law?.describedCells && law?.variables == other.law?.variables
      && channels.map(\.name) == other.channels.map(\.name)
      && channels.map(\.channel) == other.channels.map(\.channel)
  }
}

extension Channel {
  /// The descriptions of inputs and outputs.
  var labels: [[String]] { [inputs.map(\.description), outputs.map(\.description)] }

  /// Whether inputs and outputs have no names of their own.
  var isUnlabelled: Bool {
    inputs == (0..<inputCount).map { AnyOutcome($0) }
      && outputs == (0..<outputCount).map { AnyOutcome($0) }
  }
}

extension JointLaw {
  /// The probabilities by the descriptions of outcomes.
  fileprivate var describedCells: [[String]: Rational] {
    Dictionary(support.map { ($0.outcomes.map(\.description), $0.probability) }) { $0 + $1 }
  }
}
