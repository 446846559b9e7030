import ExactArithmetic

/// A matrix of transitions as PRISM's explicit files have it: a line with the numbers of states and of transitions, then
/// `i j p` for each transition from state i to state j, counted from 0, with the probability p.
///
/// (PRISM manual, appendix "Explicit Model Files", transitions of a Markov chain; with `-exact` PRISM writes fractions.)
enum TransitionFile {
  /// A matrix of more states is not written out.
  static let greatestStateCount = 4096

  /// The matrix in a text.
  static func rows(_ bytes: some Collection<UInt8>) throws(LawFileError) -> [[Rational]] {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .transition(line: 1, problem: "the text is not UTF-8")
    }
    var lines: [(number: Int, words: [Substring])] = []
    for (number, line) in zip(
      1..., text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline))
    {
      let words = line.split(whereSeparator: \.isWhitespace)
      if let first = words.first, first.first != "#" { lines.append((number, words)) }
    }
    let head = lines.first?.words.map { Int($0) } ?? []
    guard head.count == 2, let states = head[0], let count = head[1], states >= 1 else {
      throw .transition(
        line: lines.first?.number ?? 1,
        problem: "expected the number of states and the number of transitions")
    }
    if states > greatestStateCount {
      throw .transition(
        line: lines[0].number,
        problem: "\(states) states are more than the limit of \(greatestStateCount)")
    }
    if lines.count - 1 != count {
      throw .transition(
        line: lines[0].number,
        problem: "\(count) transitions are announced, and \(lines.count - 1) follow")
    }
    var rows = [[Rational]](repeating: [Rational](repeating: .zero, count: states), count: states)
    var seen: Set<[Int]> = []
    for (number, words) in lines.dropFirst() {
      let (from, to, probability) = try transition(words, number, states)
      if !seen.insert([from, to]).inserted {
        throw .transition(
          line: number, problem: "the transition from \(from) to \(to) is given twice")
      }
      rows[from][to] = probability
    }
    return rows
  }

  private static func transition(
    _ words: [Substring], _ line: Int, _ states: Int
  ) throws(LawFileError) -> (from: Int, to: Int, probability: Rational) {
    let known = 0..<states
    guard words.count == 3, let from = Int(words[0]), let to = Int(words[1]), known.contains(from),
      known.contains(to)
    else {
      throw .transition(
        line: line,
        problem:
          "\"\(words.joined(separator: " ").prefix(60))\" is no transition; expected two states from 0 to "
          + "\(states - 1) and a probability")
    }
    do {
      // PRISM writes .5 for 0.5.
      let text = words[2].first == "." ? "0" + words[2] : String(words[2])
      return (from, to, try Rational(parsing: text))
    } catch {
      throw .transition(line: line, problem: "\(error)")
    }
  }

  /// The text of a square channel.
  static func text(_ channel: Channel) -> String {
    var lines: [String] = []
    for (from, row) in channel.rows.enumerated() {
      for (to, probability) in row.enumerated() where !probability.isZero {
        lines.append("\(from) \(to) \(probability)")
      }
    }
    return "\(channel.inputCount) \(lines.count)\n" + lines.map { $0 + "\n" }.joined()
  }
}
