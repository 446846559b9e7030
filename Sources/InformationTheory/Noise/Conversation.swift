import ExactArithmetic

/// A conversation in rounds between two players, one of whom sees uniform bits `X` and the other a noisy copy
/// `Y`: what is said first, and how it goes on after each value of it.
public indirect enum Conversation: Sendable {
  /// Nothing more is said.
  case end
  /// The player who sees `X` speaks.
  case alice([Turn])
  /// The player who sees `Y` speaks.
  case bob([Turn])

  /// One value of what is said in a round.
  public struct Turn: Sendable {
    /// Weight `i` is proportional to the probability of this value given that the speaker sees the bits of
    /// index `i`; over all values of the round, the weights of each index have the same sum.
    public let weights: [Integer]
    /// How the conversation goes on.
    public let next: Conversation

    public init(weights: [Integer], next: Conversation = .end) {
      (self.weights, self.next) = (weights, next)
    }

    /// The same with machine words.
    public init(weights: [Int], next: Conversation = .end) {
      self.init(weights: weights.map { Integer($0) }, next: next)
    }
  }

  /// The turns of a deterministic message, with what follows after each of its values.
  public static func turns(
    _ message: CubePartition, then next: (_ value: Int) -> Conversation = { _ in .end }
  ) -> [Turn] {
    message.parts.indices.map { value in
      Turn(weights: message.labels.map { $0 == value ? 1 : 0 }, next: next(value))
    }
  }
}

extension NoisyCube {
  /// The informations of a conversation, added up over its rounds.
  public struct Exchange: Sendable, AdditiveArithmetic {
    /// What the rounds tell the listener: `I(U_j;Y|U_1...U_{j-1})` where Alice speaks and
    /// `I(U_j;X|U_1...U_{j-1})` where Bob does.
    public var received: LogForm
    /// What they tell about the speaker's own bits: the same with `X` and `Y` changing places.
    public var sent: LogForm

    public static var zero: Exchange { Exchange(received: .zero, sent: .zero) }

    public static func + (lhs: Exchange, rhs: Exchange) -> Exchange {
      Exchange(received: lhs.received + rhs.received, sent: lhs.sent + rhs.sent)
    }

    public static func - (lhs: Exchange, rhs: Exchange) -> Exchange {
      Exchange(received: lhs.received - rhs.received, sent: lhs.sent - rhs.sent)
    }
  }

  /// Where a conversation stands: what has been said has probability proportional to `alice[x] bob[y]`.
  package struct Transcript: Sendable {
    package var alice: [Integer]
    package var bob: [Integer]
    /// The product of the common denominators of the weights so far, and of the law of `(X,Y)`.
    package var denominator: Integer
  }

  /// Nothing has been said.
  package var emptyTranscript: Transcript {
    let ones = [Integer](repeating: .one, count: 1 << dimension)
    return Transcript(
      alice: ones, bob: ones, denominator: (2 * noise.total).power(dimension))
  }

  /// The informations of a conversation.
  ///
  /// - Precondition: in each round the weights of each index have the same positive sum.
  public func exchange(_ conversation: Conversation) -> Exchange {
    exchange(conversation, after: emptyTranscript)
  }

  /// What the rest of a conversation adds, times the probability of what has been said.
  private func exchange(_ conversation: Conversation, after transcript: Transcript) -> Exchange {
    switch conversation {
    case .end: return .zero
    case .alice(let turns), .bob(let turns):
      var isAlice = false
      if case .alice = conversation { isAlice = true }
      let weights = turns.map(\.weights)
      var sum = round(weights, byAlice: isAlice, after: transcript)
      for turn in turns {
        sum += exchange(
          turn.next, after: extended(transcript, by: turn.weights, of: weights, byAlice: isAlice))
      }
      return sum
    }
  }

  /// The transcript with one more value.
  package func extended(
    _ transcript: Transcript, by value: [Integer], of weights: [[Integer]], byAlice isAlice: Bool
  ) -> Transcript {
    var result = transcript
    let points = 0..<(1 << dimension)
    let denominators = points.map { point in weights.reduce(Integer.zero) { $0 + $1[point] } }
    precondition(
      denominators[0].signum() > 0 && denominators.allSatisfy { $0 == denominators[0] },
      "the weights of a round add up to \(denominators), which should be equal")
    for point in points {
      if isAlice {
        result.alice[point] *= value[point]
      } else {
        result.bob[point] *= value[point]
      }
    }
    result.denominator *= denominators[0]
    return result
  }

  /// The informations of one round, times the probability of what was said before it.
  package func round(
    _ weights: [[Integer]], byAlice isAlice: Bool, after transcript: Transcript
  ) -> Exchange {
    var (speaker, listener): ([[Integer]], [[Integer]]) = ([], [])
    var denominator = Integer.one
    for value in weights {
      let said = extended(transcript, by: value, of: weights, byAlice: isAlice)
      denominator = said.denominator
      let (alice, bob) = marginals(said)
      speaker.append(isAlice ? alice : bob)
      listener.append(isAlice ? bob : alice)
    }
    return Exchange(
      received: NoisyCube.information(listener) / Rational(denominator),
      sent: NoisyCube.information(speaker) / Rational(denominator))
  }

  /// The weights of `X` and of `Y` together with what has been said.
  private func marginals(_ transcript: Transcript) -> (alice: [Integer], bob: [Integer]) {
    func seen(_ own: [Integer], through other: [Integer]) -> [Integer] {
      var law = CountedLaw(other, denominator: .one)
      law.apply(noise, coordinates: dimension)
      return zip(own, law.counts).map { $0 * $1 }
    }
    return (
      seen(transcript.alice, through: transcript.bob),
      seen(transcript.bob, through: transcript.alice)
    )
  }

  /// The information between the row and the column of a table of weights, times the sum of the weights.
  private static func information(_ rows: [[Integer]]) -> LogForm {
    var (cells, sums, columns) = (CountHistogram(), CountHistogram(), CountHistogram())
    var whole = [Integer](repeating: .zero, count: rows.first?.count ?? 0)
    for row in rows {
      cells.formUnion(CountHistogram(row))
      sums.insert(row.reduce(.zero, +))
      for (index, weight) in row.enumerated() { whole[index] += weight }
    }
    columns.formUnion(CountHistogram(whole))
    let total = columns.total
    if total.isZero { return .zero }
    return cells.sumOfCountLogs - sums.sumOfCountLogs - columns.sumOfCountLogs
      + Rational(total) * LogForm.log(total)
  }
}
