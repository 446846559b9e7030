import Contraction
import ContractionLemmas
import ExactArithmetic
import Figures
import InformationTheory
import Tables
import Work

/// The study `contraction`: the contraction coefficients of channels, usually of a family over a range of its
/// parameter.
public struct ContractionStudy: Sendable {
  /// The channels with a name that has a parameter, a row each.
  public var channels: [NamedChannel]
  /// Channels of one's own by their names, a row each, below the others.
  public var ownChannels: [(name: String, channel: Channel)] = []
  /// The coefficients that are drawn, by the keys of their columns; `nil` for as many as can be told apart.
  public var drawnCoefficients: [String]?
  /// The input law of the coefficients that need one.
  public var input: InputLaw
  /// The width wanted of the enclosures of `eta_KL(P,W)`.
  public var width: ContractionWidth

  public init(
    channels: [NamedChannel], input: InputLaw = .uniform, width: Rational = Rational(1, 1_000_000)
  ) {
    self.init(channels: channels, input: input, within: .absolute(width))
  }

  /// Creates a study with an absolute or a relative width.
  public init(channels: [NamedChannel], input: InputLaw = .uniform, within width: ContractionWidth)
  {
    self.channels = channels
    self.input = input
    self.width = width
  }

  // MARK: The table

  /// Computes the table, a row for each channel.
  ///
  /// - Throws: `LawError` when the input law does not fit a channel; `ContractionError` for a width that is
  ///   not positive; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    let members = try self.members.map { ($0, try input.law(for: $0.channel)) }
    monitor.announce("contraction coefficients of \(members.count) channels")
    return Table(
      title: "Contraction coefficients, \(inputName)", columns: ContractionStudy.columns,
      rows: try monitor.map(members) { try row($0, $1) })
  }

  /// A channel with its name, and its parameter where it is one of a family.
  private struct Member {
    let name: String
    let parameter: Rational?
    let channel: Channel
  }

  private var members: [Member] {
    channels.map { Member(name: $0.family, parameter: $0.parameter, channel: $0.channel) }
      + ownChannels.map { Member(name: $0.name, parameter: nil, channel: $0.channel) }
  }

  private func row(_ member: Member, _ law: FiniteLaw<Int>) throws -> [Table.Cell] {
    let channel = member.channel
    let fixedInput = try channel.klContraction(input: law, within: width)
    let isReached = fixedInput.isExact || width.isReached(by: fixedInput.interval)
    return [
      .text(member.name), member.parameter.map { .rational($0) } ?? .empty,
      .rational(channel.dobrushinCoefficient),
      .rational(1 - channel.doeblinCoefficient), .algebraic(channel.klContraction.value),
      .algebraic(try channel.chiSquareContraction(input: law)),
      fixedInput.cell, .text(isReached ? "yes" : "no"),
    ]
  }

  private var inputName: String {
    switch input {
    case .uniform: return "uniform input law"
    case .probabilities(let weights):
      return "input law (" + weights.map(\.description).joined(separator: ", ") + ")"
    }
  }

  private static let columns: [Table.Column] = [
    Table.Column("channel", alignment: .left), Table.Column("parameter"),
    Table.Column("dobrushin", header: "eta_TV"),
    Table.Column("oneMinusDoeblin", header: "1 - doeblin"),
    Table.Column("kl", header: "eta_KL(W)"),
    Table.Column(
      "chiSquare", header: "eta_chi2(P,W)"),
    Table.Column(
      "klFixedInput", header: "eta_KL(P,W)"),
    Table.Column("widthReached", header: "width reached"),
  ]
}
