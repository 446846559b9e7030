import CertificateChecking
import Work

extension CertificateFile {
  /// So many claims are worth a thread of their own.
  private static let claimsPerRange = 256

  /// What a function makes of the claims, in the order of their lines, on all cores.
  ///
  /// - Parameter body: receives the places of some claims that follow one another.
  package func onAllCores<Result: Sendable>(
    _ body: @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    Concurrency.map(
      claims.count, minimumPerRange: CertificateFile.claimsPerRange, rangesPerCore: 4
    ) { _, range in body(range) }.flatMap { $0 }
  }

  /// Checks all claims on all cores; the same as `CertificateCheck(of:)` says of the file.
  package func check() -> CertificateCheck {
    CertificateCheck(claims: onAllCores { check($0) })
  }
}
