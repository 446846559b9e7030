import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Tables

/// The symmetric strong data processing inequality: what a conversation tells the listeners is at most `rho^2`
/// times what it says.
public struct SymmetricSDPILemma: Lemma {
  /// A conversation about noisy bits.
  public struct Instance: Sendable {
    public let cube: NoisyCube
    /// How the conversation is called.
    public let name: String
    private let source: Source

    private enum Source: Sendable {
      case conversation(Conversation)
      case tabulated(TwoRoundTable, first: Int, replies: [Int])
    }

    /// Any conversation.
    public init(_ conversation: Conversation, on cube: NoisyCube, name: String) {
      self.cube = cube
      self.name = name
      source = .conversation(conversation)
    }

    init(_ table: TwoRoundTable, first: Int, replies: [Int]) {
      cube = table.cube
      name = ""
      source = .tabulated(table, first: first, replies: replies)
    }

    /// The informations of all rounds together.
    public var exchange: NoisyCube.Exchange {
      switch source {
      case .conversation(let conversation): return cube.exchange(conversation)
      case .tabulated(let table, let first, let replies):
        return table.exchange(first: first, replies: replies)
      }
    }

    fileprivate var label: String {
      switch source {
      case .conversation: return "d = \(cube.dimension), rho = \(cube.correlation), \(name)"
      case .tabulated(let table, let first, let replies):
        let answers = replies.map { "\(table.partitions[$0])" }.joined(separator: " or ")
        return "d = \(cube.dimension), rho = \(cube.correlation), U1 = the table "
          + "\(table.partitions[first]) of X, U2 = the table \(answers) of Y"
      }
    }
  }

  public let id = "symmetric-sdpi"
  public let title = "The symmetric strong data processing inequality"
  public let status = LemmaStatus.published
  public let source = """
    J. Liu, P. Cuff and S. Verdú, "Secret key generation with limited interaction", IEEE Transactions on \
    Information Theory 2017; U. Hadar, J. Liu, Y. Polyanskiy and O. Shayevitz, STOC 2019, arXiv 1901.09100. \
    Stated here in our own form
    """
  public let statement = """
    Let X be uniform on {0,1}^d, and Y be X with each bit flipped independently with probability (1 - rho)/2, \
    0 <= rho <= 1. Alice, who sees X, and Bob, who sees Y, speak in turn: U_1 is drawn given X, U_2 given \
    (Y, U_1), U_3 given (X, U_1, U_2) and so on, with private coins and finitely many values. Then the sum of \
    I(U_j;Y|U_1...U_{j-1}) over the odd j and I(U_j;X|U_1...U_{j-1}) over the even j is at most rho^2 times the \
    sum of I(U_j;X|U_1...U_{j-1}) over the odd j and I(U_j;Y|U_1...U_{j-1}) over the even j.
    """
  public let summary = """
    Both sums are entropies of X and Y given the transcript after each round. The differences of these \
    entropies split exactly into the coordinates, by Csiszár's sum identity, with the clean bits before and \
    the noisy bits after coordinate i as part of what has been said; what is left over has the right sign. \
    For one pair of bits and any transcript, the channel from Y to X given the transcript depends on the \
    transcript only through weights of X; its contraction coefficient is 1 - delta(1-delta)/(q(1-q)) for \
    some q, and so at most 1 - 4 delta(1-delta) = rho^2.
    """
  public let enumerated = """
    Deterministic conversations of two rounds: for d = 1 all 6 of them for rho = 0, 1/4, 1/2, 3/4 and 1; for \
    d = 2 and rho = 1/2 all 21840 in which Alice does not tell everything; and for d = 2 and rho = 1/2, 1/4 and 3/4 \
    those in which Bob's rule does not depend on what Alice said. And 100 random conversations of two to four \
    rounds with coins for d = 1 and 2. The exhaustive check has all 72465 of two rounds for d = 2 and each of \
    the three rho, and 3000 random ones up to d = 3.
    """
  public let buildsOn = ["data-processing", "two-inputs-suffice", "contraction-order"]
  public let parameters = LemmaParameter.list(.dimension, .correlation, .bitMessage)

  public init() {}

  public func check(_ instance: Instance) -> [Claim] {
    let exchange = instance.exchange
    return [
      Claim(
        "sum I(U_j; listener's bits | before)", exchange.received,
        atMost: "rho^2 sum I(U_j; speaker's bits | before)",
        instance.cube.correlation.power(2) * exchange.sent,
        reason: "Given any transcript each noisy bit contracts by rho^2 in either direction.")
    ]
  }

  public func label(_ instance: Instance) -> String { instance.label }

  /// Alice sends a message about her bits, and Bob the same message about his.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let dimension = try arguments.require(.dimension, of: id)
    let correlation = try arguments.require(.correlation, of: id)
    let message = try arguments.require(.bitMessage, of: id)
    try message.checkRange(dimension: dimension, correlation: correlation)
    if dimension > NoisyCube.greatestDimension {
      throw LemmaError.invalidInstance(
        id: id,
        reason: "-d \(dimension); expected at most \(NoisyCube.greatestDimension) bits")
    }
    let weights = try message.weights(dimension: dimension, correlation: correlation)
    let reply = weights.map { Conversation.Turn(weights: $0) }
    return Instance(
      .alice(weights.map { Conversation.Turn(weights: $0, next: .bob(reply)) }),
      on: NoisyCube(dimension: dimension, correlation: correlation),
      name: "both send \(message.name)")
  }

  /// Some conversations about 2 bits, and their second round alone, which need not contract by `rho^2`.
  public func results() throws -> Table? {
    let rho = Rational(1, 2)
    let cube = NoisyCube(dimension: 2, correlation: rho)
    var table = Table(
      title: "Conversations of two rounds about 2 bits, rho = 1/2",
      columns: [
        Table.Column("Alice"), Table.Column("Bob"),
        Table.Column("received", unit: .information, notation: .decimal),
        Table.Column("rho^2 sent", unit: .information, notation: .decimal),
        Table.Column("second", header: "received from Bob", unit: .information, notation: .decimal),
        Table.Column(
          "rho^2 second", header: "rho^2 sent by Bob", unit: .information, notation: .decimal),
      ])
    let parity = CubePartition(dimension: 2) { $0.nonzeroBitCount & 1 }
    let first = CubePartition(dimension: 2) { $0 & 1 }
    let second = CubePartition(dimension: 2) { $0 >> 1 }
    let all = CubePartition(dimension: 2) { $0 }
    // Told that the bits of X agree (differ), Bob leans to 1 if his bits are 11 (01), to 0 if they are 00 (10).
    let leaning = [[[4, 3, 3, 2], [2, 3, 3, 4]], [[3, 4, 2, 3], [3, 2, 4, 3]]].map { values in
      values.map { Conversation.Turn(weights: $0) }
    }
    let rows: [(String, CubePartition, String, (Int) -> [Conversation.Turn])] = [
      ("first bit", first, "second bit", { _ in Conversation.turns(second) }),
      ("everything", all, "everything", { _ in Conversation.turns(all) }),
      ("parity", parity, "everything", { _ in Conversation.turns(all) }),
      ("parity", parity, "a noisy guess of X", { leaning[$0] }),
    ]
    for (alice, message, bob, answer) in rows {
      let whole = cube.exchange(.alice(Conversation.turns(message) { .bob(answer($0)) }))
      let reply = whole - cube.exchange(.alice(Conversation.turns(message)))
      let square = rho.power(2)
      table.append([
        .text(alice), .text(bob), .logForm(whole.received), .logForm(square * whole.sent),
        .logForm(reply.received), .logForm(square * reply.sent),
      ])
    }
    return table
  }
}

extension SymmetricSDPILemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("received <= rho^3 sent", change: "The power 3 instead of 2.") { instance in
        let exchange = instance.exchange
        return [
          Claim(
            "received", exchange.received,
            atMost: "rho^3 sent", instance.cube.correlation.power(3) * exchange.sent,
            reason: "False.")
        ]
      }
    ]
  }
}
