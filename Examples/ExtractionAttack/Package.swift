// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that those who depend on Lemmata never need the linear algebra of this experiment.

/// The modules of Lemmata that it needs: what is not named here is not built.
let modules = [
  "Work", "ExactArithmetic", "Documents", "Sampling", "Tables", "InformationTheory", "Figures",
  "NearestNeighbourGame", "Leakage",
]

let lemmata: [Target.Dependency] = modules.map { .product(name: $0, package: "lemmata") }

let package = Package(
  name: "extraction-attack",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "lemmata", path: "../.."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
  ],
  targets: [
    // MARK: Linear algebra
    .systemLibrary(
      name: "COpenBLAS", pkgConfig: "openblas",
      providers: [.apt(["libopenblas-dev"]), .brew(["openblas"])]),
    .target(name: "FloatKernels"),

    // MARK: The experiment
    .target(
      name: "ExtractionAttack",
      dependencies: ["COpenBLAS", "FloatKernels"] + lemmata),
    .executableTarget(
      name: "extraction-attack",
      dependencies: [
        "ExtractionAttack", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ] + lemmata),

    // MARK: One job in a process, to be compared with other programs
    .executableTarget(
      name: "logistic-steps",
      dependencies: ["ExtractionAttack"] + lemmata),

    // MARK: Tests
    .testTarget(
      name: "ExtractionAttackTests",
      dependencies: [
        "ExtractionAttack", "extraction-attack", "FloatKernels",
      ] + lemmata),
  ],
  swiftLanguageModes: [.v6]
)
