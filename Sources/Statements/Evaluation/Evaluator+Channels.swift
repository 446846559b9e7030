import Contraction
import ExactArithmetic
import InformationTheory
import Work

// Quantities of channels.

extension Evaluator {
  func value(
    of quantity: QuantityExpression.ChannelQuantity, _ term: QuantityExpression.ChannelTerm
  ) throws -> StatementValue {
    let channel = try channel(term)
    switch quantity {
    case .klContraction:
      try channel.checkPairContraction(limits: limits)
      return StatementValue(channel.klContraction.value)
    case .dobrushin: return StatementValue(channel.dobrushinCoefficient)
    case .doeblin: return StatementValue(channel.doeblinCoefficient)
    case .capacity: return try capacity(of: channel)
    }
  }

  private func channel(_ term: QuantityExpression.ChannelTerm) throws -> Channel {
    switch term {
    case .conditional(let group, let given):
      let law = try law(at: group[0].position)
      return try law.conditionalChannel(of: names(group, of: law), given: names(given, of: law))
    case .named(let name):
      if let channel = context.channels[name.text] { return channel }
      do {
        return try Channel(named: name.text)
      } catch {
        throw problem(name.position, "there is no channel \"\(name.text)\"\(known)")
      }
    }
  }

  private var known: String {
    let names = context.channels.keys.sorted()
    return "; expected \(names.isEmpty ? "" : "\(names.joined(separator: ", ")), ")"
      + "a conditional law such as Y|X, or a name such as bsc:1/10"
  }

  /// The capacity: a log form where the two laws that prove it give the same bounds, else what lies between them.
  private func capacity(of channel: Channel) throws -> StatementValue {
    let certificate = try channel.capacity(width: Evaluator.width(bits: 64), limits: limits)
    if let exact = certificate.exact { return StatementValue(exact) }
    let limits = limits
    return StatementValue(
      .information(
        InformationValue(
          Approximation { bits in
            let first = certificate.interval(bits: bits)
            if bits <= 64 { return first }
            let width = Evaluator.width(bits: min(bits, Evaluator.greatestCapacityBits))
            guard let better = try? channel.capacity(width: width, limits: limits) else {
              return first
            }
            return first.intersection(better.interval(bits: bits))
          })))
  }

  private static func width(bits: Int) -> Rational { Rational.one.scaled(byPowerOfTwo: -bits) }

  /// A capacity is enclosed to at most so many bits.
  private static let greatestCapacityBits = 256
}
