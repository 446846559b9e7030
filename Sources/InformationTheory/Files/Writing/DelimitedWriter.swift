import ExactArithmetic

/// Writes laws and channels as tables.
struct DelimitedWriter {
  private let separator: String

  init(_ separator: String) { self.separator = separator }

  /// The matrix of two variables that are called `X` and `Y`; else a long table.
  func text(of law: JointLaw) -> String {
    if law.variables != ["X", "Y"] { return longText(of: law) }
    if let matrix = law.unlabelledMatrix { return table(matrix.map { $0.map(\.description) }) }
    return labelled(law.matrix, law.alphabets[0], law.alphabets[1])
  }

  /// The matrix of a channel.
  func text(of channel: Channel) -> String {
    if channel.isUnlabelled { return table(channel.rows.map { $0.map(\.description) }) }
    return labelled(channel.rows, channel.inputs, channel.outputs)
  }

  /// A column for each variable, and one with the probabilities.
  func longText(of law: JointLaw) -> String {
    table(
      [law.variables + ["p"]]
        + law.support.map { $0.outcomes.map(\.description) + [$0.probability.description] })
  }

  private func labelled(
    _ rows: [[Rational]], _ rowLabels: [AnyOutcome], _ columnLabels: [AnyOutcome]
  ) -> String {
    let heading = [""] + columnLabels.map(\.description)
    return table(
      [heading] + zip(rowLabels, rows).map { [$0.description] + $1.map(\.description) })
  }

  private func table(_ rows: [[String]]) -> String {
    rows.map { $0.map(quoted).joined(separator: separator) + "\n" }.joined()
  }

  /// A field in quotation marks where it would be read otherwise.
  private func quoted(_ field: String) -> String {
    let isPlain =
      !field.contains { $0 == "\"" || $0.isNewline || ",;\t".contains($0) }
      && field.first?.isWhitespace != true && field.last?.isWhitespace != true
      && field.first != "#"
    if isPlain { return field }
    return "\""
      + field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
