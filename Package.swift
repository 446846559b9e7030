// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "lemmata",
  platforms: [.macOS(.v15)],
  products: [
    // MARK: The command-line tool
    .executable(name: "lemmata", targets: ["LemmataCLI"]),

    // MARK: The umbrella library, and each of its modules by itself
    .library(name: "Lemmata", targets: ["Lemmata"]),
    .library(name: "ExactArithmetic", targets: ["ExactArithmetic"]),
    .library(name: "Tables", targets: ["Tables"]),
    .library(name: "Figures", targets: ["Figures"]),
    .library(name: "InformationTheory", targets: ["InformationTheory"]),
    .library(name: "Contraction", targets: ["Contraction"]),
    .library(name: "Memorization", targets: ["Memorization"]),
    .library(name: "Sampling", targets: ["Sampling"]),
    .library(name: "Catalog", targets: ["Catalog"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
  ],
  targets: [
    // MARK: System libraries
    .systemLibrary(
      name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]),
    .systemLibrary(
      name: "CMPFR", pkgConfig: "mpfr", providers: [.apt(["libmpfr-dev"]), .brew(["mpfr"])]),

    // MARK: The modules, lowest first
    .target(name: "ExactArithmetic", dependencies: ["CGMP", "CMPFR"]),
    .target(name: "Tables", dependencies: ["ExactArithmetic"]),
    .target(name: "Figures", dependencies: ["ExactArithmetic", "Tables"]),
    .target(name: "InformationTheory", dependencies: ["ExactArithmetic", "Tables"]),
    .target(name: "Contraction", dependencies: ["ExactArithmetic", "InformationTheory", "Tables"]),
    .target(
      name: "Memorization",
      dependencies: ["ExactArithmetic", "InformationTheory", "Contraction", "Tables"]),
    .target(name: "BitKernels"),
    .target(
      name: "Sampling",
      dependencies: [
        "BitKernels", "ExactArithmetic", "InformationTheory", "Memorization", "Tables",
      ]),
    .target(
      name: "Catalog",
      dependencies: [
        "ExactArithmetic", "Figures", "InformationTheory", "Contraction", "Memorization",
        "Sampling", "Tables",
      ]),
    .target(
      name: "Lemmata",
      dependencies: [
        "ExactArithmetic", "Tables", "Figures", "InformationTheory", "Contraction", "Memorization",
        "Sampling", "Catalog",
      ]),
    .executableTarget(
      name: "LemmataCLI",
      dependencies: [
        "Lemmata", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // MARK: Tests
    .testTarget(name: "ExactArithmeticTests", dependencies: ["ExactArithmetic"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables", "ExactArithmetic"]),
    .testTarget(name: "FiguresTests", dependencies: ["Figures", "ExactArithmetic", "Tables"]),
    .testTarget(
      name: "InformationTheoryTests",
      dependencies: ["InformationTheory", "ExactArithmetic", "Tables"]),
    .testTarget(
      name: "ContractionTests",
      dependencies: ["Contraction", "InformationTheory", "ExactArithmetic"]),
    .testTarget(
      name: "MemorizationTests",
      dependencies: ["Memorization", "InformationTheory", "ExactArithmetic"]),
    .testTarget(
      name: "SamplingTests",
      dependencies: [
        "Sampling", "Memorization", "InformationTheory", "ExactArithmetic", "Tables",
      ]),
    .testTarget(
      name: "CatalogTests",
      dependencies: [
        "Catalog", "Contraction", "ExactArithmetic", "Figures", "InformationTheory",
        "Memorization", "Sampling", "Tables",
      ]),
    .testTarget(name: "LemmataCLITests", dependencies: ["LemmataCLI", "Lemmata"]),

    // MARK: Examples, built with the tests
    .testTarget(
      name: "CheckInequality", dependencies: ["Lemmata"], path: "Examples/CheckInequality"),
    .testTarget(name: "OwnLemma", dependencies: ["Lemmata"], path: "Examples/OwnLemma"),
    .executableTarget(name: "PaperTable", dependencies: ["Lemmata"], path: "Examples/PaperTable"),
    .executableTarget(name: "OwnMessage", dependencies: ["Lemmata"], path: "Examples/OwnMessage"),
    .executableTarget(
      name: "ContractionPlot", dependencies: ["Lemmata"], path: "Examples/ContractionPlot"),
  ],
  swiftLanguageModes: [.v6]
)

// The documentation plug-in is a dependency only of those who build the documentation: Scripts/docs.
if Context.environment["LEMMATA_DOCS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"))
}
