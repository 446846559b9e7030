import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import Tables

extension DivergenceReport: Reportable {
  /// The report: each divergence with what it is, the hockey-stick divergence at its vertices, and the
  /// inequalities between them.
  ///
  /// JSON has `kl`, `totalVariation`, `chiSquare`, `hockeyStick`, a list of `gamma` and `value`; with
  /// an order `order` and `renyi`; with values of gamma `values`; with a channel `channel`, which has
  /// the first three for the laws of the output, and `contraction`, a list of `gamma`, the
  /// `coefficient`, the `inputs` that attain it, counted from 1, and the `output`, the divergence
  /// behind the channel; and `claims`. What is infinite is `"infinity"`.
  public var report: Report {
    Report(
      question: question,
      title: "The divergences of \(name: names.first) from \(name: names.second)",
      sections: [divergenceSection, curveSection, channelSection, claimSection].compactMap { $0 },
      conclusion: claims.isEmpty
        ? nil : Phrase(words: Claim.conclusion(of: claims, noun: "inequalities")),
      verdict: claims.isEmpty ? nil : verdict, flatColumns: [.unit, .exact])
  }

  private var question: Report.Question {
    var question = Report.Question(
      "divergence",
      parameters: [
        .init("first", .text(names.first), isPositional: true),
        .init("second", .text(names.second), isPositional: true),
      ])
    if let renyi { question.parameters.append(.init("order", .text(renyi.order.description))) }
    if !gammas.isEmpty {
      let list = gammas.map(\.description).joined(separator: ",")
      question.parameters.append(.init("gamma", .text(list)))
    }
    if let channel { question.parameters.append(.init("channel", .text(channel.name))) }
    return question
  }

  // MARK: Divergences

  private var divergenceSection: Report.Section {
    var entries = [
      Report.Entry(
        "D(P||Q)", kl.cell, "the Kullback-Leibler divergence", field: "kl", unit: .information,
        path: "kl"),
      Report.Entry(
        "TV(P,Q)", .rational(totalVariation),
        "the total variation, half of the sum of all differences", field: "totalVariation",
        path: "totalVariation"),
      Report.Entry(
        "chi2(P||Q)", chiSquare.cell, "the chi-square divergence", field: "chiSquare",
        path: "chiSquare"),
    ]
    if let renyi {
      entries.append(
        Report.Entry(
          symbol: nil, value: .text(renyi.order.description), row: nil, field: nil, path: ["order"])
      )
      entries.append(
        Report.Entry(
          "D_\(renyi.order)(P||Q)", renyi.value.cell,
          "the Renyi divergence of order \(words: renyi.order.description)", field: "renyi",
          unit: .information, path: "renyi"))
    }
    return Report.Section(
      table: .init(
        "The divergences of \(names.first) from \(names.second)", name: "divergence",
        value: Table.Column("value", notation: .both)),
      [.entries(entries)])
  }

  private var curveSection: Report.Section {
    var blocks: [Report.Section.Block] = [
      .entries(
        hockeyStick.vertices.map {
          Report.Entry("E_\($0.gamma)(P||Q)", .rational($0.value))
        }, .columns(gap: 2)),
      .data([("hockeyStick", .list(hockeyStick.vertices.map { point($0.gamma, $0.value) }))]),
    ]
    if !gammas.isEmpty && channel == nil {
      let known = Set(hockeyStick.vertices.map(\.gamma))
      blocks.append(
        .entries(
          gammas.filter { !known.contains($0) }.map {
            Report.Entry("E_\($0)(P||Q)", .rational(hockeyStick.value(at: $0)))
          }, .columns(gap: 2)))
      blocks.append(
        .data([("values", .list(gammas.map { point($0, hockeyStick.value(at: $0)) }))]))
    }
    return Report.Section(
      heading: """
        The hockey-stick divergence E_gamma(P||Q) = sum max(P - gamma Q, 0), linear between these and \
        constant beyond
        """, blocks)
  }

  private func point(_ gamma: Rational, _ value: Rational) -> Report.Data {
    .object([("gamma", .value(.rational(gamma))), ("value", .value(.rational(value)))])
  }

  // MARK: Behind a channel

  private var channelSection: Report.Section? {
    guard let channel else { return nil }
    let entries = [
      Report.Entry(
        "D(PW||QW)", channel.kl.cell, field: "channel kl", unit: .information,
        path: "channel", "kl"),
      Report.Entry(
        "TV(PW,QW)", .rational(channel.totalVariation), field: "channel totalVariation",
        path: "channel", "totalVariation"),
      Report.Entry(
        "chi2(PW||QW)", channel.chiSquare.cell, field: "channel chiSquare",
        path: "channel", "chiSquare"),
    ]
    let coefficients = channel.contraction.map { coefficient, output -> Report.Entry in
      let pair = coefficient.pair.map { "the rows of \($0)" } ?? "all rows are equal"
      return Report.Entry(
        "eta_E(W) at \(coefficient.gamma)", .rational(coefficient.value),
        """
        the greatest E_gamma(PW||QW)/E_gamma(P||Q): \(words: pair); here E_gamma(PW||QW) is \
        \(.rational(output))
        """)
    }
    return Report.Section(
      heading: "Behind the channel \(name: channel.name)",
      [
        .entries(entries), .entries(coefficients),
        .data([("contraction", .list(channel.contraction.map { row($0.coefficient, $0.output) }))]),
      ])
  }

  private func row(_ coefficient: HockeyStickContraction, _ output: Rational) -> Report.Data {
    let inputs = coefficient.pair.map { pair -> Report.Data in
      .list([.value(.integer(pair.first + 1)), .value(.integer(pair.second + 1))])
    }
    return .object([
      ("gamma", .value(.rational(coefficient.gamma))),
      ("coefficient", .value(.rational(coefficient.value))),
      ("inputs", inputs ?? .value(.empty)), ("output", .value(.rational(output))),
    ])
  }

  private var claimSection: Report.Section? {
    if claims.isEmpty { return nil }
    return Report.Section(
      heading: "The inequalities between them", table: .init("The inequalities between them"),
      [.claims(Report.ClaimList(claims))])
  }
}

extension Divergence {
  fileprivate var cell: Table.Cell { logForm.map { .logForm($0) } ?? .text("infinity") }
}

extension ExtendedRational {
  fileprivate var cell: Table.Cell { rational.map { .rational($0) } ?? .text("infinity") }
}

extension RenyiDivergence {
  fileprivate var cell: Table.Cell {
    quantity.map { .information(.information($0)) } ?? .text("infinity")
  }
}
