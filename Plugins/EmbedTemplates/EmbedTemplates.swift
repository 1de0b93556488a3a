import Foundation
import PackagePlugin

/// Puts the package's default templates into the target that asks for it, as one Swift file.
@main
struct EmbedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
    return [
      .buildCommand(
        displayName: "Embedding templates",
        executable: try context.tool(named: "embed-templates").url,
        arguments: [folder.path(percentEncoded: false), output.path(percentEncoded: false)],
        inputFiles: try inputs(in: folder),
        outputFiles: [output])
    ]
  }

  /// The files, and the folders too: a folder changes when a file is added to it or taken away.
  private func inputs(in folder: URL) throws -> [URL] {
    let paths = try FileManager.default.subpathsOfDirectory(
      atPath: folder.path(percentEncoded: false))
    return [folder] + paths.sorted().map { folder.appending(path: $0) }
  }
}
