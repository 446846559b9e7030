import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import Work

extension Channel {
  /// Whether the erasure channel with erasure probability `epsilon` is less noisy than this channel: whether
  /// `I(U;Y) <= I(U;E)` for every `U - X`, with `E` the erased input.
  ///
  /// As `I(U;E) = (1 - epsilon) I(U;X)`, it is so exactly when `eta_KL(W) <= 1 - epsilon`.  (Y. Polyanskiy and
  /// Y. Wu, arXiv 1508.06025.)
  public func isNoisierThanErasure(_ epsilon: Rational) -> Bool {
    klContraction.value <= 1 - epsilon
  }

  /// The greatest erasure probability of an erasure channel that is less noisy than this channel,
  /// `1 - eta_KL(W)`.
  public var erasureDegree: AlgebraicReal { 1 - klContraction.value }
}

extension JointLaw {
  /// A. Samorodnitsky's bound for `U` and symbols `X_1, ..., X_n` of any joint law, sent through a channel `W`
  /// each: with `eta = eta_KL(W)`,
  ///
  /// `I(U;Y^n) <= sum_T eta^|T| (1-eta)^(n-|T|) I(U;X_T)` over all sets `T` of symbols:
  ///
  /// replace one channel after the other by the erasure channel that is less noisy.  It is exact when `eta` is
  /// rational, and enclosed otherwise.
  ///
  /// - Parameters:
  ///   - hidden: the variable `U`.
  ///   - symbols: the variables `X_1, ..., X_n`; the outcomes of each are, in order, the inputs of the channel.
  ///   - channel: the channel.
  ///   - limits: the work that is allowed.
  /// - Throws: `LawError` when a variable is unknown or does not fit the channel; `WorkRefused` when the
  ///   law of the outputs or the number of sets is too large.
  /// - Complexity: `2^n` marginal laws, and the law of `(U, Y^n)`.
  public func samorodnitskyClaim(
    of hidden: String, from symbols: [String], through channel: Channel,
    limits: WorkLimits = .networks
  ) throws -> Claim {
    let sets = Double(sign: .plus, exponent: symbols.count, significand: 1)
    var cells = Double(supportCount)
    for _ in symbols { cells *= Double(channel.outputCount) }
    let work = WorkEstimate(
      subject: "Samorodnitsky's bound for \(symbols.count) symbols",
      operations: cells + sets * Double(supportCount), bytes: cells * 64, isUpperBound: true)
    try limits.admit(work, WorkMonitor())
    // One symbol after the other is replaced by its output, so that equal cells are merged on the way.
    var law = try marginal([hidden] + symbols)
    for symbol in symbols {
      let output = JointLaw.outputName(for: symbol, among: law.variables)
      law = try law.extended(by: output, from: symbol, through: channel)
      law = try law.marginal(law.variables.filter { $0 != symbol })
    }
    let outputs = law.variables.filter { $0 != hidden }
    let left = try law.mutualInformation(between: [hidden], and: outputs)
    // The informations of the sets, added up by size.
    var bySize = [LogForm](repeating: .zero, count: symbols.count + 1)
    for set in 0..<(1 << symbols.count) {
      let chosen = symbols.indices.filter { set >> $0 & 1 == 1 }.map { symbols[$0] }
      bySize[chosen.count] += try mutualInformation(between: [hidden], and: chosen)
    }
    return Claim(
      "I(\(hidden);Y^n)", .logForm(left), atMost: "E I(\(hidden);X_T)",
      JointLaw.mean(bySize, kept: channel.klContraction.value),
      reason: "Each channel is noisier than the erasure channel that keeps a symbol with eta_KL.")
  }

  /// `sum_s eta^s (1-eta)^(n-s) I_s`.
  private static func mean(_ bySize: [LogForm], kept: AlgebraicReal) -> Quantity {
    let count = bySize.count - 1
    if let eta = kept.rationalValue {
      return .logForm(
        bySize.enumerated().reduce(LogForm.zero) { sum, item in
          sum + (eta.power(item.offset) * (1 - eta).power(count - item.offset)) * item.element
        })
    }
    return .computable(
      ComputableReal { bits in
        let eta = kept.enclosure(bits: bits)
        let rest = Enclosure(1) - eta
        return bySize.enumerated().reduce(Enclosure.zero) { sum, item in
          var weight = Enclosure(1)
          for position in 0..<count {
            weight = (weight * (position < item.offset ? eta : rest)).rounded(toBits: bits + 8)
          }
          return (sum + weight * item.element.enclosure(in: .bits, bits: bits))
            .rounded(toBits: bits + 8)
        }
      })
  }

  private static func outputName(for symbol: String, among names: [String]) -> String {
    var name = symbol + " out"
    while names.contains(name) { name += "'" }
    return name
  }
}
