import Documents
import ExactArithmetic

/// A law or a channel as users write it in a file.
///
/// In JSON one of
/// - `{"channel": [["3/4", "1/4"], ["1/4", "3/4"]]}`, rows are inputs, with an optional `"input": ["1/2", "1/2"]`;
/// - `{"joint": [["1/2", "0"], ["0", "1/2"]]}`, the joint law of `X` (rows) and `Y` (columns);
/// - `{"variables": ["X", "Y", "Z"], "law": [[["0", "1", "0"], "1/4"], ...]}`, the joint law of any number of
///   variables, where combinations that are not listed have probability 0.
///
/// Numbers are strings such as `"1/2"` or `"0.25"`, or JSON integers of any size; other JSON numbers are
/// refused.  In CSV the rows of a channel or of the joint law of two variables.
public struct LawFile: Sendable {
  /// How a file is written.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    case json, csv

    /// The format that a file's name tells: CSV when it ends in `.csv`, else JSON.
    public init(fileName: String) { self = fileName.lowercased().hasSuffix(".csv") ? .csv : .json }
  }

  private enum Contents {
    case channel(Channel, input: FiniteLaw<Int>?)
    case joint(JointLaw)
    /// Rows that can be read as either.
    case rows([[Rational]])
  }

  private let contents: Contents

  /// Reads the text of a file.
  ///
  /// - Throws: ``LawFileError``, which names the place, the value and what was expected.
  /// - Complexity: linear in the length of the text for short numbers.
  public init(
    parsing bytes: some Collection<UInt8>, format: Format = .json
  ) throws(LawFileError) {
    switch format {
    case .csv: contents = .rows(try LawFile.rows(csv: bytes))
    case .json: contents = try LawFile.contents(of: LawFileDocument(parsing: bytes))
    }
  }

  /// Reads the text of a file.
  ///
  /// - Throws: ``LawFileError``
  public init(parsing text: String, format: Format = .json) throws(LawFileError) {
    try self.init(parsing: text.utf8, format: format)
  }

  /// The joint law in the file; a channel with an input law makes the joint law of its input `X` and its
  /// output `Y`.
  ///
  /// - Throws: ``LawFileError`` when the file has a channel without an input law, or rows that are not a
  ///   joint law.
  public func jointLaw() throws(LawFileError) -> JointLaw {
    switch contents {
    case .joint(let law): return law
    case .rows(let rows): return try LawFile.joint(rows)
    case .channel(let channel, let input?):
      do {
        return try JointLaw(input: input, channel: channel)
      } catch {
        throw .input(error)
      }
    case .channel:
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
    case .rows(let rows): return (try LawFile.channel(rows), nil)
    case .joint: throw .wrongContents(found: "a joint law", expected: "a channel")
    }
  }

  // MARK: Building

  private static func rows(csv bytes: some Collection<UInt8>) throws(LawFileError) -> [[Rational]] {
    do {
      return try CSVTable.parseRationals(bytes)
    } catch {
      throw .csv(error)
    }
  }

  private static func contents(of document: LawFileDocument) throws(LawFileError) -> Contents {
    switch document {
    case .channel(let rows, let weights):
      let channel = try channel(rows)
      return .channel(
        channel,
        input: try weights.map { weights throws(LawFileError) in
          try input(weights, for: channel)
        })
    case .joint(let rows): return .joint(try joint(rows))
    case .law(let variables, let entries):
      do {
        return .joint(try JointLaw(variables, entries: entries))
      } catch {
        throw .law(error)
      }
    }
  }

  private static func channel(_ rows: [[Rational]]) throws(LawFileError) -> Channel {
    do {
      return try Channel(rows)
    } catch {
      throw .channel(error)
    }
  }

  private static func joint(_ rows: [[Rational]]) throws(LawFileError) -> JointLaw {
    do {
      return try JointLaw(rows)
    } catch {
      throw .law(error)
    }
  }

  private static func input(
    _ weights: [Rational], for channel: Channel
  ) throws(LawFileError) -> FiniteLaw<Int> {
    if weights.count != channel.inputCount {
      throw .input(.inputCountMismatch(law: weights.count, channel: channel.inputCount))
    }
    do {
      return try FiniteLaw(weights)
    } catch {
      throw .input(error)
    }
  }
}
