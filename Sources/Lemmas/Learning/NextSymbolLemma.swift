import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import NearestNeighbourGame
import Tables

/// Good prediction of the next bit forces a message to hold the example.
public struct NextSymbolLemma: Lemma {
  public let id = "next-symbol"
  public let title = "Predicting the next symbol takes the whole example"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here; the task is that of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar (STOC "
    + "2021, arXiv 2012.06421), stated here in our own form for examples of d bits, and the finite "
    + "bound takes the place of theirs"
  public let statement = """
    Let c be uniform on {0,1}^d, 0 <= delta <= 1, and let X and Z be two noisy copies of c: each \
    bit is flipped with probability delta/2, independently. Alice sends M, drawn from any kernel \
    P(m|x). Let e_t be the least probability that a guess of X_t from (M, Z_1, ..., Z_(t-1)) is \
    wrong. Then, in bits,
    (i) I(X;M) >= sum_t (1 - h(e_t));
    (ii) I(X;M|c) >= H(X|c) - sum_t h(e_t) = d h(delta/2) - sum_t h(e_t) >= d (h(delta/2) - h(e)), \
    e the mean of the e_t;
    (iii) the least probability that a guess of Z_t from (M, Z_1, ..., Z_(t-1)) is wrong is
    delta (1 - delta/2) + (1 - delta)^2 e_t.
    """
  public let summary = """
    By the chain rule and Fano's inequality for one bit, H(X|M,c) is at most the sum of \
    H(X_t|M,c), and each of these is at most h(e_t), because the prefix of Z is c with private \
    noise. The same holds for H(X|M) with the bits before t in place of c, because the prefix of Z \
    is also X_1, ..., X_(t-1) with private noise. Given X_t, the bit Z_t is X_t with private \
    noise, which gives (iii); and h is concave.
    """
  public let enumerated =
    "Every deterministic encoder of 3 bits up to the names of the messages (4140 partitions) for "
    + "delta = 0 and 1/2, and 300 seeded random noisy encoders of 2 bits with delta = 0, 1/10, "
    + "1/4, 1/2 or 1 (exhaustive: delta = 0, 1/10, 1/2 and 1, and 3000)."
  public let parameters = LemmaParameter.list(.dimension, .correlation, .encoder)

  public init() {}

  /// A task and a message about one example.
  public struct Instance: Sendable {
    public let task: NextSymbolTask
    public let message: Message

    public init(task: NextSymbolTask, message: Message) {
      self.task = task
      self.message = message
    }
  }

  public func label(_ instance: Instance) -> String {
    "d = \(instance.task.dimension), delta = \(instance.task.noise), \(instance.message.name)"
  }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var cases: [Instance] = []
    let exhaustive: [Rational] = [0, 1 / 10, 1 / 2, 1]
    let encoders = SetPartitions.all(of: 8)
    for noise in scope == .standard ? [0, 1 / 2] : exhaustive {
      let task = try NextSymbolTask(dimension: 3, noise: noise)
      for encoder in encoders {
        let name = encoder.map(String.init).joined(separator: ",")
        cases.append(Instance(task: task, message: .table(encoder, name: "encoder \(name)")))
      }
    }
    var generator = InstanceGenerator(seed: 4)
    for number in 1...(scope == .standard ? 300 : 3000) {
      let noises: [Rational] = [0, 1 / 10, 1 / 4, 1 / 2, 1]
      let noise = generator.element(of: noises)
      let rows = try generator.channel(inputs: 4, outputs: 2 + generator.index(below: 3)).rows
      cases.append(
        Instance(
          task: try NextSymbolTask(dimension: 2, noise: noise),
          message: .channel(rows, name: "noisy encoder \(number)")))
    }
    return cases
  }

  /// `-d` bits; `--rho` is the correlation `1 - delta` of a bit of X and the same bit of c.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let d = try arguments.require(.dimension, of: id)
    let rho = try arguments.require(.correlation, of: id)
    let message = try arguments.require(.encoder, of: id)
    if rho.isNegative || rho > 1 { throw GameError.correlationOutOfRange(rho) }
    return Instance(task: try NextSymbolTask(dimension: d, noise: 1 - rho), message: message)
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (task, report) = (instance.task, try instance.task.report(for: instance.message))
    let d = Rational(task.dimension)
    let entropies = report.exampleErrors.reduce(LogForm.zero) { $0 + binaryEntropy($1) }
    let bound = task.exampleEntropy - entropies
    let meanBound = task.exampleEntropy - d * binaryEntropy(report.meanExampleError)
    let gain = (1 - task.noise) * (1 - task.noise)
    return [
      Claim(
        "sum_t (1 - h(e_t))", .bits(d) - entropies, atMost: "I(X;M)", report.information,
        reason: "H(X_t|M,X_1..X_(t-1)) <= h(e_t)."),
      Claim(
        "d h(delta/2) - sum_t h(e_t)", bound, atMost: "I(X;M|c)", report.conditionalInformation,
        reason: "H(X_t|M,c) <= h(e_t)."),
      Claim(
        "d (h(delta/2) - h(mean e_t))", meanBound, atMost: "d h(delta/2) - sum_t h(e_t)", bound,
        reason: "h is concave."),
    ]
      + zip(report.symbolErrors, report.exampleErrors).enumerated().map { t, errors in
        Claim(
          "error of Z_\(t + 1)", errors.0, equals: "delta (1 - delta/2) + (1 - delta)^2 e_\(t + 1)",
          task.optimalError + gain * errors.1, reason: "Z_t is X_t with private noise.")
      }
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title: "Three bits, delta = 1/2: H(X|c) = 3 h(1/4)",
      columns: [
        "message", .init("error", header: "error of Z_t, mean"),
        .init("errors", header: "e_1, e_2, e_3"),
        .init("information", header: "I(X;M)", unit: .information, notation: .decimal),
        .init("first", header: "sum (1 - h(e_t))", unit: .information, notation: .decimal),
        .init("conditional", header: "I(X;M|c)", unit: .information, notation: .decimal),
        .init("second", header: "3 h(1/4) - sum h(e_t)", unit: .information, notation: .decimal),
      ])
    let task = try NextSymbolTask(dimension: 3, noise: 1 / 2)
    let majority = Message.deterministic("majority") { $0[0].nonzeroBitCount >= 2 ? 1 : 0 }
    for message in [.everything, .noisy(1 / 10), .prefix(1), majority, .nothing] {
      let report = try task.report(for: message)
      let claims = try check(Instance(task: task, message: message))
      table.append([
        .text(message.name), .rational(report.taskError),
        .text(report.exampleErrors.map(\.description).joined(separator: ", ")),
        .logForm(report.information), claims[0].left.cell(),
        .logForm(report.conditionalInformation), claims[1].left.cell(),
      ])
    }
    return table
  }
}

extension NextSymbolLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "sum_t (1 - h(e_t)) <= I(X;M|c)",
        change: "The information given c instead of all."
      ) { instance in
        let report = try instance.task.report(for: instance.message)
        let entropies = report.exampleErrors.reduce(LogForm.zero) { $0 + binaryEntropy($1) }
        return [
          Claim(
            "sum_t (1 - h(e_t))", .bits(Rational(instance.task.dimension)) - entropies,
            atMost: "I(X;M|c)", report.conditionalInformation, reason: "False.")
        ]
      }
    ]
  }
}
