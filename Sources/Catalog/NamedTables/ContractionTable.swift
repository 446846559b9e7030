import Contraction
import ExactArithmetic
import InformationTheory
import Tables
import Work

/// The table `contraction`: the contraction coefficients of channels, usually of a family over a range of
/// its parameter.
public struct ContractionTable: Sendable {
  /// The channels, a row each.
  public var channels: [NamedChannel]
  /// The input law of the coefficients that need one.
  public var input: InputLaw
  /// The width wanted of the enclosures of `eta_KL(P,W)`.
  public var width: Rational

  public init(
    channels: [NamedChannel], input: InputLaw = .uniform, width: Rational = Rational(1, 1_000_000)
  ) {
    self.channels = channels
    self.input = input
    self.width = width
  }

  /// Computes the table, a row for each channel.
  ///
  /// - Throws: `LawError` when the input law does not fit a channel; ``ContractionError`` for a width that is
  ///   not positive; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    let members = try channels.map { ($0, try input.law(for: $0.channel)) }
    monitor.announce("contraction coefficients of \(channels.count) channels")
    return Table(
      title: "Contraction coefficients, \(inputName)", columns: ContractionTable.columns,
      rows: try monitor.map(members) { try row($0, $1) })
  }

  private func row(_ member: NamedChannel, _ law: FiniteLaw<Int>) throws -> [Table.Cell] {
    let channel = member.channel
    return [
      .text(member.family), .rational(member.parameter), .rational(channel.dobrushinCoefficient),
      .rational(1 - channel.doeblinCoefficient), .algebraic(channel.klContraction.value),
      .algebraic(try channel.chiSquareContraction(input: law)),
      try channel.klContraction(input: law, width: width).cell,
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
    Table.Column("dobrushin", header: "eta_TV", latexHeader: "$\\eta_{\\mathrm{TV}}$"),
    Table.Column("oneMinusDoeblin", header: "1 - doeblin", latexHeader: "$1-\\alpha$"),
    Table.Column("kl", header: "eta_KL(W)", latexHeader: "$\\eta_{\\mathrm{KL}}(W)$"),
    Table.Column(
      "chiSquare", header: "eta_chi2(P,W)", latexHeader: "$\\eta_{\\chi^2}(P,W)$"),
    Table.Column(
      "klFixedInput", header: "eta_KL(P,W)", latexHeader: "$\\eta_{\\mathrm{KL}}(P,W)$"),
  ]
}
