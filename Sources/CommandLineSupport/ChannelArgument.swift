import ExactArithmetic
import Foundation
import InformationTheory

/// A channel as named on the command line: a file, or one of the names of `Channel.names`.
package struct ChannelArgument {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// Whether this is a file rather than a name.
  package var isFile: Bool { text == "-" || access(text, F_OK) == 0 }

  /// The channel, and the input law that its file gives.
  ///
  /// - Throws: ``UsageError`` or `ChannelError`, which name the argument.
  package func channel(
    _ options: InputFileOptions = InputFileOptions.standard
  ) throws -> (channel: Channel, input: FiniteLaw<Int>?) {
    if isFile { return try options.read(text) { try $0.channel() } }
    try options.requireNone(beside: text)
    if text.isEmpty { throw UsageError("the name of the channel is empty") }
    do {
      return (try Channel(named: text), nil)
    } catch {
      guard case .invalidName(_, let reason) = error else { throw error }
      throw UsageError("there is no file \(text), and it does not name a channel: \(reason)")
    }
  }
}

/// An input law as given on the command line.
package struct InputLawArgument {
  private let text: String

  package init(_ text: String) { self.text = text }

  /// The law that is named, for any channel.
  package func inputLaw() throws -> InputLaw {
    if text == "uniform" { return .uniform }
    do {
      return .probabilities(try Arguments.rationals(text))
    } catch let error as RationalParsingError {
      throw UsageError("the input law \(text): \(error)")
    }
  }

  /// The law on the inputs of a channel.
  package func law(for channel: Channel) throws -> FiniteLaw<Int> {
    let inputLaw = try inputLaw()
    do {
      return try inputLaw.law(for: channel)
    } catch {
      throw UsageError("the input law \(text): \(error)")
    }
  }
}
