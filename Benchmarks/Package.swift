// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that those who depend on Lemmata never resolve what only its benchmarks need.
let package = Package(
  name: "lemmata-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "lemmata", path: ".."),
    // Without its traits: they replace the memory allocator, which would be measured too.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
  ],
  targets: [
    // MARK: What is measured
    .target(
      name: "Workloads",
      dependencies: [.product(name: "Lemmata", package: "lemmata")]),

    // MARK: One job in a process, to be compared with other programs
    .executableTarget(name: "jobs", dependencies: ["Workloads"]),

    // MARK: The benchmarks of `swift package benchmark`
    .executableTarget(
      name: "LemmataBenchmarks",
      dependencies: ["Workloads", .product(name: "Benchmark", package: "benchmark")],
      path: "Benchmarks/LemmataBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ],
  swiftLanguageModes: [.v6]
)
