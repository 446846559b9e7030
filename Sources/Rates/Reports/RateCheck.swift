import Claims
import ExactArithmetic
import RateCertificates
import Tables

/// What checking a certificate anew gave.
public struct RateCheck: Sendable {
  /// The name of its file.
  public let name: String
  /// The certificate.
  public let certificate: RateCertificate
  /// Why it proves nothing; `nil` where it proves its bounds.
  public let rejection: RateCertificateError?

  /// Checks a certificate with `RateCertificateChecker`.
  public init(_ certificate: RateCertificate, name: String) {
    self.name = name
    self.certificate = certificate
    do throws(RateCertificateError) {
      try RateCertificateChecker.check(certificate)
      rejection = nil
    } catch {
      rejection = error
    }
  }
}

extension RateCheck: Reportable {
  /// The verdict, with what is proved.
  public var report: Report {
    let verdict = Verdict(rejection == nil)
    let interval = certificate.interval()
    return Report(
      question: Report.Question("rate", ["check": .text(name)]),
      title: "A certificate checked: \(words: certificate.problem.description)",
      sections: [
        Report.Section([
          .entries(
            [
              Report.Entry("quantity", .text(certificate.subject.rawValue), path: "quantity"),
              Report.Entry("k", .integer(certificate.problem.examples), path: "k"),
              Report.Entry("d", .integer(certificate.problem.dimension), path: "d"),
              Report.Entry(
                "R", .enclosure(interval), unit: "bits", path: "interval"),
              Report.Entry("verdict", .verdict(verdict), path: "verdict"),
              Report.Entry(
                symbol: rejection == nil ? nil : "reason",
                value: rejection.map { .text($0.description) } ?? .empty, row: nil, field: nil,
                path: ["reason"]),
            ], .columns(gap: 3))
        ])
      ],
      verdict: verdict, layout: .list)
  }
}
