import Documents
import ExactArithmetic

/// A law or a channel as users write it in a file.
///
/// In JSON one of
/// - `{"channel": [["3/4", "1/4"], ["1/4", "3/4"]]}`, rows are inputs, with an optional `"input": ["1/2", "1/2"]`;
/// - `{"joint": [["1/2", "0"], ["0", "1/2"]]}`, the joint law of `X` (rows) and `Y` (columns);
/// - `{"variables": ["X", "Y", "Z"], "law": [[["0", "1", "0"], "1/4"], ...]}`, the joint law of any number of
///   variables, where combinations that are not listed have probability 0;
/// - the last two with the key `"counts"` for `"joint"` and `"law"`, and counts for probabilities;
/// - `[[0.5, 0.5], [0.25, 0.75]]`, a channel or a joint law, as is asked for;
/// - `{"00": "1/4", "11": "3/4"}`, a law whose outcomes are the keys, of one variable for each character if they are of one length;
/// - `{"channels": {"W": [[...], ...], "V": [[...], ...]}}`, channels with names, also beside the keys of one of the others.
///
/// Numbers are strings such as `"1/2"` or `"0.25"`, or JSON numbers, which are read exactly from their text.
///
/// As a table, separated by commas, tabs, semicolons or blanks, one of
/// - the rows of a channel or of the joint law of two variables, with or without a heading and an index column, which name the
///   outcomes;
/// - a long table: a column for each variable and one with the weights;
/// - records, a column for each variable, each of which counts 1.
public struct LawFile: Sendable {
  /// How a file is written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case json, csv, tsv, semicolons, blanks
    /// The transitions of a Markov chain, as PRISM's explicit files have them.
    case tra

    /// The format that a file's name tells: CSV when it ends in `.csv`, else JSON.
    public init(fileName: String) { self = fileName.lowercased().hasSuffix(".csv") ? .csv : .json }
  }

  enum Contents {
    case channel(Channel, input: FiniteLaw<Int>?)
    case joint(JointLaw)
    /// A matrix that can be read as either.
    case matrix(LawMatrix)
    /// Nothing besides channels with names.
    case nothing
  }

  let contents: Contents
  /// The channels that have names, in the order of the file.
  public let channels: [(name: String, channel: Channel)]
  /// How the weights in the file were taken: as probabilities, unless it was asked for or the file says otherwise.
  public let weights: Reading.Weights

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - format: how it is written.
  ///   - reading: how its numbers are taken.
  /// - Throws: ``LawFileError``, which names the place, the value and what was expected.
  /// - Complexity: linear in the length of the text for short numbers.
  public init(
    parsing bytes: some Collection<UInt8>, format: Format = .json, reading: Reading = Reading()
  ) throws(LawFileError) {
    if format == .json {
      let (document, named) = try LawFileDocument.parse(bytes)
      weights = document?.isOfCounts ?? false ? .counts : reading.weights
      contents =
        try document.map { document throws(LawFileError) in
          try LawFile.contents(
            of: document, document.isOfCounts ? .counts : reading.weights, reading)
        } ?? .nothing
      channels = try named.map { named throws(LawFileError) in
        (named.name, try LawFile.channel(named.rows, named: named.name, reading))
      }
      return
    }
    channels = []
    if format == .tra {
      weights = reading.weights
      contents = .channel(
        try LawMatrix(TransitionFile.rows(bytes)).oriented(reading).channel(weights), input: nil)
      return
    }
    let table = try LawTable(LawFile.fields(bytes, format), weight: reading.weightColumn)
    if case .records = table { weights = .counts } else { weights = reading.weights }
    contents = try LawFile.contents(of: table, weights, reading)
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``LawFileError``
  public init(
    parsing text: String, format: Format = .json, reading: Reading = Reading()
  ) throws(LawFileError) {
    try self.init(parsing: text.utf8, format: format, reading: reading)
  }

  /// What a file with a law has.
  public init(_ law: JointLaw) {
    contents = .joint(law)
    channels = []
    weights = .probabilities
  }

  /// What a file with a channel has.
  public init(_ channel: Channel) {
    contents = .channel(channel, input: nil)
    channels = []
    weights = .probabilities
  }

  /// Reads the text of a file whose format its name and its text tell.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - fileName: the name of the file.
  ///   - reading: how its numbers are taken.
  /// - Throws: ``LawFileError``; where the separator could be one of two, nothing is guessed.
  public init(
    recognising bytes: some Collection<UInt8>, fileName: String, reading: Reading = Reading()
  ) throws(LawFileError) {
    let format = try Format.recognised(bytes, fileName: fileName)
    try self.init(parsing: bytes, format: format, reading: reading)
  }

  /// The joint law in the file; a channel with an input law makes the joint law of its input `X` and its
  /// output `Y`.
  ///
  /// - Throws: ``LawFileError`` when the file has a channel without an input law, or rows that are not a
  ///   joint law.
  public func jointLaw() throws(LawFileError) -> JointLaw {
    switch contents {
    case .joint(let law): return law
    case .matrix(let matrix): return try matrix.jointLaw(weights)
    case .channel(let channel, let input?):
      do {
        return try JointLaw(input: input, channel: channel)
      } catch {
        throw .input(error)
      }
    case .channel, .nothing:
      throw .wrongContents(
        found: "a channel without an input law",
        expected: "a joint law, or a channel with the key \"input\"")
    }
  }

  /// The channel in the file, and its input law if there is one.
  ///
  /// - Throws: ``LawFileError`` when the file has a joint law, or rows that are not a channel.
  public func channel() throws(LawFileError) -> (channel: Channel, input: FiniteLaw<Int>?) {
    switch contents {
    case .channel(let channel, let input): return (channel, input)
    case .matrix(let matrix): return (try matrix.channel(weights), nil)
    case .joint: throw .wrongContents(found: "a joint law", expected: "a channel")
    case .nothing:
      if channels.count == 1 { return (channels[0].channel, nil) }
      throw .wrongContents(found: "\(channels.count) channels", expected: "one channel")
    }
  }

  /// Whether the file has a channel and the law of its input, which make a joint law as well.
  var isChannelWithInput: Bool {
    if case .channel(_, _?) = contents { return true }
    return false
  }

  /// Whether the file has channels with names and nothing besides.
  package var hasOnlyNamedChannels: Bool {
    if case .nothing = contents { return true }
    return false
  }
}
