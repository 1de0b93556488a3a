package import TelemetryModel

extension SiteBuild {
  package struct Options: Sendable {
    package var content: String
    /// nil: the embedded ones.
    package var templates: String?
    /// Instead of `base_url` of `site.yml`.
    package var baseURL: BaseURL?
    /// The last day that a row may name; nil: any.
    package var asOf: Day?
    /// Warnings count as errors.
    package var isStrict: Bool
    /// Tasks that render at once, at least 1.
    package var jobs: Int
    /// Whether a gzip file is put beside each text.
    package var packsTexts: Bool

    package init(
      content: String, templates: String? = nil, baseURL: BaseURL? = nil, asOf: Day? = nil,
      isStrict: Bool = false, jobs: Int = 1, packsTexts: Bool = false
    ) {
      self.content = content
      self.templates = templates
      self.baseURL = baseURL
      self.asOf = asOf
      self.isStrict = isStrict
      self.jobs = jobs
      self.packsTexts = packsTexts
    }
  }

  /// How far a run is.
  package enum Progress: Hashable, Sendable {
    case reading(file: String)
    case joining
    case writingDownloads
    case rendering(done: Int, of: Int)
    case publishing
  }
}
