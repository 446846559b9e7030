import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import Tables
import Work

/// The capacity of a channel with the two laws that prove it, checked again by the definitions.
///
/// ```swift
/// let report = try Channel.z(1 / 2).capacityReport()
/// print(report.certificate.exact!)   // log2 5 - 2
/// ```
public struct CapacityReport: Sendable {
  /// What the channel is called in the report.
  public let name: String
  /// The laws and the bounds.
  public let certificate: CapacityCertificate
  /// The width that was asked for, in bits.
  public let width: Rational
  /// The capacity, where it is known exactly.
  public let exact: LogForm?
  /// Whether the bounds are as close as was asked for.
  public let isWidthReached: Bool

  /// - Throws: `CapacityCertificateError` when the laws do not prove the bounds.
  init(name: String, certificate: CapacityCertificate, width: Rational) throws {
    try certificate.check()
    self.name = name
    self.certificate = certificate
    self.width = width
    exact = certificate.exact
    isWidthReached = exact != nil || certificate.gap <= .bits(width)
  }
}

extension Channel {
  /// Computes the capacity and checks the laws that prove it.
  ///
  /// - Parameters:
  ///   - name: what the channel is called in the report; by default its matrix.
  ///   - width: how far apart the bounds may be, in bits.
  ///   - limits: how much work may be done.
  ///   - monitor: is told of the work before it begins.
  /// - Throws: as `Channel.capacity(width:limits:monitor:)`.
  /// - Complexity: that of `Channel.capacity(width:limits:monitor:)`.
  public func capacityReport(
    name: String? = nil, width: Rational = Rational(1, 1_000_000_000_000),
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> CapacityReport {
    try CapacityReport(
      name: name ?? description,
      certificate: capacity(width: width, limits: limits, monitor: monitor), width: width)
  }
}

extension CapacityReport: Reportable {
  /// The report: the capacity, exact or enclosed, and the laws on inputs and outputs that prove it.
  ///
  /// JSON has the `interval`, in bits, the `exact` value where it is known, and the laws `input` and
  /// `output`; `widthReached` says whether the interval is as narrow as the `width`.
  public var report: Report {
    let channel = certificate.channel
    let sizes = "(\(channel.inputCount.counted("input")), \(channel.outputCount.counted("output")))"
    return Report(
      question: Report.Question(
        "capacity",
        parameters: [
          .init("channel", .text(name), isPositional: true),
          .init("width", .text(width.description)),
        ]),
      title: "The capacity of the channel \(name: name) \(words: sizes)",
      sections: [capacitySection, lawSection],
      conclusion: isWidthReached
        ? "Both bounds were checked again, by the definitions."
        : """
        Both bounds were checked again, by the definitions, but they are farther apart than \
        \(abbreviated: width) bits, the width asked for.
        """,
      verdict: isWidthReached ? nil : .undecided, flatColumns: [.unit, .exact])
  }

  private var capacitySection: Report.Section {
    let interval = Table.Cell.information(.enclosed(certificate.interval()))
    var data: [(key: String, value: Report.Data)] = [
      ("interval", .value(.enclosure(certificate.interval())))
    ]
    if let exact { data.append(("exact", .value(.logForm(exact)))) }
    let gap = certificate.gap.enclosure(bits: 64).upper.decimal(significantDigits: 3, rounding: .up)
    let meaning: Phrase =
      exact == nil
      ? "max_p I(p,W), enclosed to a width of \(words: gap) bits"
      : "max_p I(p,W), exact: D(W_x||pW) is the same where p is positive, and nowhere greater"
    return Report.Section(
      table: .init(
        "The capacity of the channel \(name)",
        value: Table.Column("value", unit: .information, notation: .both)),
      [
        .entries([
          Report.Entry(
            symbol: "C", value: exact.map { .logForm($0) } ?? interval, meaning: [meaning],
            unit: .information, row: "C", field: "capacity")
        ]), .data(data),
      ])
  }

  private var lawSection: Report.Section {
    Report.Section(
      heading: "What proves it", table: .init("The laws that prove it", name: "probability"),
      [
        .entries(
          [
            law(
              "p", certificate.input,
              "the law on the inputs: C is at least I(p,W)"),
            law(
              "r", certificate.output,
              "the law on the outputs: C is at most the greatest D(W_x||r)"),
          ] + entries("input", certificate.input) + entries("output", certificate.output)),
        .data([
          ("input", probabilities(certificate.input)),
          ("output", probabilities(certificate.output)),
          ("width", .value(.rational(width))),
          ("widthReached", .flag(isWidthReached)),
        ]),
      ])
  }

  private func law(_ symbol: String, _ law: FiniteLaw<Int>, _ meaning: Phrase) -> Report.Entry {
    Report.Entry(
      symbol: symbol, value: .text(law.listedProbabilities.text()), shown: law.listedProbabilities,
      meaning: [meaning], row: nil, field: nil)
  }

  private func entries(_ what: String, _ law: FiniteLaw<Int>) -> [Report.Entry] {
    zip(1..., law.probabilities).map { number, probability in
      Report.Entry(
        symbol: nil, value: .rational(probability), row: "\(what) \(number)",
        field: "\(what) \(number)")
    }
  }

  private func probabilities(_ law: FiniteLaw<Int>) -> Report.Data {
    .list(law.probabilities.map { .value(.rational($0)) })
  }
}

extension Int {
  /// The number with its noun: `1 input`, `2 inputs`.
  fileprivate func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension FiniteLaw {
  /// The probabilities in order: short fractions, or decimals; the first 16 of many.
  var listedProbabilities: Phrase {
    let longest = 16
    var parts = probabilities.prefix(longest).map { probability -> Phrase in
      let fraction = probability.description
      return fraction.utf8.count <= 12
        ? Phrase(words: fraction) : "\(decimal: .rational(probability))"
    }
    if outcomes.count > longest { parts.append("… (\(count: outcomes.count) probabilities)") }
    return "(\(phrase: .joined(parts, separator: ", ")))"
  }
}
