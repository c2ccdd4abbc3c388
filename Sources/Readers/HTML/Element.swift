import Text

/// The HTML elements that readers tell apart.
enum Element: String, Hashable, CaseIterable {
  case html, head, body, title, meta, link, base
  case h1, h2, h3, h4, h5, h6
  case p, div, section, article, main, aside, header, footer, nav, address, hgroup, center, fieldset, details,
    summary
  case blockquote, pre, figure, figcaption, hr, br, wbr
  case ul, ol, li, dl, dt, dd, menu, dir
  case table, caption, thead, tbody, tfoot, tr, th, td, colgroup, col
  case a, b, strong, i, em, u, s, small, span, font, sup, sub, code, tt, kbd, samp, abbr, cite, q, mark, time
  case img, picture, map, area
  case script, style, template, noscript, svg, iframe, object, audio, video, canvas, applet, embed
  case form, button, select, option, optgroup, textarea, input, label, dialog
  case rt, rp
  /// What formulae say once more in TeX.
  case annotation
  case other

  /// The element of `name`, ASCII letters in any case; nil where it is none of these.
  init?(named name: some Collection<UInt8>) {
    self.init(rawValue: String(decoding: name.map(\.asciiLowercased), as: UTF8.self))
  }

  /// Whether its text stands in lines of its own.
  var isBlock: Bool {
    switch self {
    case .html, .body, .h1, .h2, .h3, .h4, .h5, .h6, .p, .div, .section, .article, .main, .aside, .header,
      .footer,
      .nav, .address, .hgroup, .center, .fieldset, .details, .summary, .blockquote, .pre, .figure,
      .figcaption, .hr,
      .ul, .ol, .li, .dl, .dt, .dd, .menu, .dir, .table, .caption, .thead, .tbody, .tfoot, .tr, .th, .td,
      .form,
      .dialog, .option:
      true
    default: false
    }
  }

  /// Whether nothing of it is text of the document. (`<embed>` has no text, but libxml2 lets it hold what follows.)
  var isInvisible: Bool {
    switch self {
    case .head, .script, .style, .template, .noscript, .svg, .iframe, .object, .audio, .video, .canvas,
      .applet, .button, .select, .option, .optgroup, .textarea, .input, .dialog, .rt, .rp, .map,
      .annotation:
      true
    default: false
    }
  }

  /// Level of a heading, from 1 to 6.
  var headingLevel: Int? {
    switch self {
    case .h1: 1
    case .h2: 2
    case .h3: 3
    case .h4: 4
    case .h5: 5
    case .h6: 6
    default: nil
    }
  }
}
