/// The form of a name on the command line: a word, and the symbols of the parameters that follow it.
///
/// ```swift
/// let form = NameForm("quantised", "m", "b")
/// print(form)                                  // quantised:m,b
/// print(form.values(in: "quantised:5,2") ?? []) // ["5", "2"]
/// ```
public struct NameForm: Sendable, Hashable {
  /// The word before the colon.
  public let word: String
  /// The symbols of the parameters.
  public let parameters: [String]

  public init(_ word: String, _ parameters: String...) {
    self.word = word
    self.parameters = parameters
  }

  /// The texts of the parameters in a name of this form; `nil` for a name of another.
  ///
  /// The text of an only parameter may hold commas.
  public func values(in text: String) -> [String]? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0] == word else { return nil }
    guard parts.count == 2 else { return parameters.isEmpty ? [] : nil }
    let values =
      parameters.count == 1
      ? [parts[1]] : parts[1].split(separator: ",", omittingEmptySubsequences: false)
    return !parameters.isEmpty && values.count == parameters.count ? values.map(String.init) : nil
  }

  /// The form with its parameters in capitals, as error messages ask for it: `quantised:M,B`.
  public var expectation: String { text(parameters.map { $0.uppercased() }) }

  private func text(_ parameters: [String]) -> String {
    parameters.isEmpty ? word : "\(word):\(parameters.joined(separator: ","))"
  }
}

extension NameForm: CustomStringConvertible {
  /// The form: `quantised:m,b`.
  public var description: String { text(parameters) }
}

/// A name that the command line reads, with what it stands for.
public struct NameEntry: Sendable, Hashable {
  /// The form of the name: `prefix:m`.
  public let form: NameForm
  /// What it stands for, where the name does not say it.
  public let meaning: String?

  public init(_ form: NameForm, meaning: String? = nil) {
    self.form = form
    self.meaning = meaning
  }
}

extension NameEntry: CustomStringConvertible {
  /// The form with the meaning: `prefix:m (the first m coordinates of every string)`.
  public var description: String { "\(form)" + (meaning.map { " (\($0))" } ?? "") }
}

extension Sequence<String> {
  /// The items as in a sentence: `a, b or c`.
  ///
  /// - Parameter conjunction: the word before the last item.
  package func list(_ conjunction: String) -> String {
    let items = Array(self)
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) \(last)"
  }
}
