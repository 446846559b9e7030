import ExactArithmetic
import Tables

extension GameRound {
  /// The round as a section of a report, in six lines; JSON has the key `round`.
  package var section: Report.Section {
    Report.Section(
      heading: Phrase(words: heading),
      table: .init("One round of the game, drawn with the seed \(seed)"),
      [
        .entries(
          [
            line("X", strings), line("M", "\(sent)"), line("J", "\(index)"),
            line("Y", "\(copy)"), line("Bob's posterior", posteriorInWords),
            line("Bob's guess", guessInWords),
          ], .sentences),
        .data([("round", .object(fields))]),
      ])
  }

  private var heading: String { "One round, drawn with the seed \(seed)" }

  private func line(_ symbol: String, _ text: String) -> Report.Entry {
    Report.Entry(
      symbol: symbol, value: .text(text), row: symbol, field: "round: \(symbol)")
  }

  private var strings: String {
    zip(1..., examples).map { "X\($0) = \($1)" }.joined(separator: ", ")
  }

  private var posteriorInWords: String {
    zip(1..., posterior).map { (j, value) in
      let style = ValueStyle(digits: 6)
      return "J = \(j) has \(value.isInteger ? "\(value)" : style.text(value))"
    }.joined(separator: "; ")
  }

  private var guessInWords: String {
    let tie =
      equalCount > 1 ? " (the first of \(equalCount) that are equally likely)" : ""
    return "J = \(guess)\(tie), which is \(isRight ? "right" : "wrong")"
  }

  private var fields: [(key: String, value: Report.Data)] {
    func text(_ string: BitString) -> Report.Data {
      .value(.text(string.bits.map { "\($0)" }.joined()))
    }
    let message: Report.Data
    switch sent {
    case .strings(let strings): message = .list(strings.map(text))
    case .number(let number, _): message = .value(.integer(number))
    }
    return [
      ("seed", .value(.integer(Integer(seed)))), ("X", .list(examples.map(text))), ("M", message),
      ("J", .value(.integer(index))), ("Y", text(copy)),
      ("posterior", .list(posterior.map { .value(.rational($0)) })),
      ("guess", .value(.integer(guess))), ("right", .flag(isRight)),
    ]
  }
}

extension GameRound: CustomStringConvertible {
  /// The round in seven lines: the seed, X, M, J, Y, Bob's posterior and his guess.
  public var description: String {
    var lines = section
    lines.heading = nil
    return Report(
      question: Report.Question("game"), title: Phrase(words: heading), sections: [lines],
      layout: .item
    ).text()
  }
}

extension GameReport {
  /// The report with a round before the numbers.
  ///
  /// - Parameter round: a round of the same game with the same message.
  package func report(playing round: GameRound) -> Report {
    var report = report
    var sections = report.sections
    sections.insert(round.section, at: 2)
    report.contents = .sections(sections)
    report.question.parameters.append(.init("round", .text("\(round.seed)")))
    return report
  }
}
