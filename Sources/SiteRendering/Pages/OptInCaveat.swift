/// What no interval covers: said once on each page that shows figures.
enum OptInCaveat {
  static let sentence =
    "Figures are of the reports that were sent, by those who chose to send them. Others may differ, "
    + "and no interval covers that: an interval says only what chance does to a sample."
}
