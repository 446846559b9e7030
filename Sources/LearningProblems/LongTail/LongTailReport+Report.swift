import Claims
import ExactArithmetic
import Tables

extension LongTailReport: Reportable {
  /// The report for a reader: the coefficients on average, singletons and their cost, the coefficients of each profile, and
  /// what was checked.
  ///
  /// JSON has `tau`, an object by multiplicity; `singletons` and `cost`; `profiles`, each with `multiplicities`,
  /// `probability`, `coefficients` by multiplicity, 0 for unseen points, and the `ratio` of its singletons' coefficient
  /// to `tau_1`, `null` where it has none; and `claims`.
  public var report: Report {
    Report(
      question: question, title: "A long tail of subpopulations",
      sections: [modelSection, averageSection, profileSection, .checked(claims)].compactMap { $0 },
      conclusion: claims.isEmpty
        ? nil : Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: claims.isEmpty ? nil : Verdict.all(claims.map(\.verdict)))
  }

  private var question: Report.Question {
    var question = model.question("long-tail")
    let asked = coefficients.map { String($0.multiplicity) }.joined(separator: ",")
    question.parameters.append(.init("multiplicity", .text(asked)))
    if listing == .one, let profile = profiles.first {
      question.parameters.append(.init("profile", .text(profile.description)))
    }
    return question
  }

  private var modelSection: Report.Section {
    Report.Section(model.words.map { .paragraph($0) })
  }

  // MARK: On average

  private var averageSection: Report.Section {
    let n = Rational(model.samples)
    var entries = coefficients.map { coefficient in
      Report.Entry(
        "tau_\(coefficient.multiplicity)",
        coefficient.value.map { .rational($0) } ?? .empty,
        shown: coefficient.value == nil ? "undefined: no sample has such a point" : nil,
        """
        the mean frequency of a point whose multiplicity in the sample is \(count: coefficient.multiplicity)
        """,
        path: "tau", "\(coefficient.multiplicity)")
    }
    entries += [
      Report.Entry(
        "E[singletons]", .rational(singletons),
        "points that are once in the sample, \(decimal: .rational(singletons / n)) of n",
        path: "singletons"),
      Report.Entry(
        "cost", .rational(cost),
        "the frequency of all singletons together: the loss of a learner that errs at each of them",
        path: "cost"),
    ]
    if let tau = singletonCoefficient {
      entries.append(
        Report.Entry(
          symbol: "n tau_1", value: .rational(n * tau),
          meaning: ["how large a singleton is in the mean, in samples"], row: "n tau_1",
          field: "n tau_1"))
    }
    return Report.Section(
      heading: "On average over samples",
      table: .init(
        "On average over samples", value: Table.Column("value", notation: .both)),
      [.entries(entries)])
  }

  // MARK: By profile

  private var profileSection: Report.Section? {
    if listing == .none {
      let limit = LongTailModel.greatestProfileCount
      return Report.Section([
        .paragraph(
          "Samples have more than \(count: limit) profiles; none is listed unless one is named."),
        .data([("profiles", .list([]))]),
      ])
    }
    return Report.Section(
      heading: "Given one sample, by the multiplicities of its points",
      table: .init(
        "E[D(x)|S] of a point x by its multiplicity l and the profile of S",
        value: Table.Column("value", notation: .both)),
      [
        .table(profileTable), .entries(profileEntries), .paragraph(remark),
        .data([("profiles", .list(profiles.map(data)))]),
      ])
  }

  /// The same numbers for formats without the table.
  private var profileEntries: [Report.Entry] {
    profiles.flatMap { profile in
      profile.coefficients.map { coefficient in
        let name = "E[D(x)|S], l = \(coefficient.multiplicity), profile \(profile)"
        return Report.Entry(
          symbol: nil, value: .rational(coefficient.value), row: name, field: name)
      }
    }
  }

  /// A row for each multiplicity in each profile.
  private var profileTable: Table {
    var table = Table(
      columns: [
        Table.Column("profile", alignment: .left),
        Table.Column("probability", notation: .decimal),
        Table.Column("multiplicity", header: "l"),
        Table.Column("coefficient", header: "E[D(x)|S]", notation: .both),
        Table.Column("ratio", header: "E[D(x)|S]/tau_1 at l = 1", notation: .decimal),
      ])
    for profile in profiles {
      for coefficient in profile.coefficients {
        let ratio = coefficient.multiplicity == 1 ? ratio(of: profile) : nil
        table.append([
          .text(profile.description), .rational(profile.probability),
          .integer(coefficient.multiplicity), .rational(coefficient.value),
          ratio.map { .rational($0) } ?? .empty,
        ])
      }
    }
    return table
  }

  private var remark: Phrase {
    """
    tau_l is the mean of E[D(x)|S] over all samples with x in them l times. For one sample the form \
    for every dataset, as commonly quoted, needs the coefficient of the dataset's profile.
    """
  }

  private func data(_ profile: LongTailProfile) -> Report.Data {
    .object([
      ("multiplicities", .list(profile.multiplicities.map { .value(.integer($0)) })),
      ("probability", .value(.rational(profile.probability))),
      (
        "coefficients",
        .object(
          profile.coefficients.map { ("\($0.multiplicity)", .value(.rational($0.value))) })
      ),
      ("ratio", .value(ratio(of: profile).map { .rational($0) } ?? .empty)),
    ])
  }
}

extension LongTailModel {
  /// The model in words.
  var words: [Phrase] {
    let draws = samples == 1 ? "One sample" : "\(samples) samples"
    return [
      """
      Each of N = \(count: points) points x has a value drawn uniformly from \(words: listOfValues); D(x) is its \
      share of the sum of all values.
      """,
      """
      \(words: draws) S are drawn from D; labels are independent of D. A learner knows the prior and S, not D.
      """,
    ]
  }

  private var listOfValues: String {
    prior.count > 12
      ? "\(prior.count) values" : prior.map(\.description).joined(separator: ", ")
  }

  /// What a command is asked about the model.
  package func question(_ command: String) -> Report.Question {
    let list = prior.map(\.description).joined(separator: ",")
    let isZipf = prior.count > 12 && prior == LongTailModel.zipf(prior.count)
    return Report.Question(
      command,
      [
        "prior": .text(isZipf ? "zipf:\(prior.count)" : list), "N": .integer(points),
        "n": .integer(samples),
      ])
  }
}
