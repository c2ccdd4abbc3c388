import DocumentModel
import Text

/// `citation.mixed-styles`: callouts of another print than most of the document's.
struct MixedStyles: IntegrityCheck {
  func diagnostics(of cited: CitedDocument) -> [Diagnostic] {
    // Links are told by where they lead; their print is that of the page.
    let byStyle = Dictionary(grouping: cited.citations.filter { $0.style != .link }, by: \.style)
    guard
      let most = byStyle.max(by: { ($0.value.count, $1.key.rawValue) < ($1.value.count, $0.key.rawValue) })
    else { return [] }
    return byStyle.sorted { $0.key.rawValue < $1.key.rawValue }.filter { $0.key != most.key }.map {
      style, callouts in
      Diagnostic(
        "citation.mixed-styles", .note,
        "\(callouts.count) of \(cited.citations.count) callouts are printed as \(style.rawValue), \(most.value.count) as \(most.key.rawValue)",
        at: callouts[0].range)
    }
  }
}
