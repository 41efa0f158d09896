/** Texts that writers and readers of YAML, templates or Markdown have got wrong somewhere. */
export const HOSTILE: readonly string[] = [
  // Words that YAML 1.1 reads as something else.
  '', ' ', 'y', 'n', 'Y', 'N', 'yes', 'No', 'ON', 'off', 'true', 'False', 'null', 'Null', '~', '=', '<<',
  // Numbers, times and dates.
  '0', '-0', '+1', '007', '0775', '08', '0o17', '0x1F', '0b11', '1_000', '1e3', '1E+3', '1.', '.5', '-.5', '.inf', '-.Inf', '.NaN', '1e400',
  '12:30', '190:20:30', '2020-01-01', '2001-12-14t21:59:43.10-05:00', '1.2.3', '123456789012345678901234567890',
  // Indicators.
  '-', '- a', '?', '? a', ':', ': a', 'a:', 'a: b', 'a:b', ',', 'a, b', '[', '[]', ']', '{', '{}', '}', '#', '# a', 'a # b', 'a#b', '&a', '*a', '!a', '!!str a',
  '|', '>', '|-', '%', '%YAML 1.2', '@a', '`a`', '---', '--- a', '...', '"', '"a"', 'a"b', '\'', '\'a\'', 'it\'s', '\\', '\\n', 'a\\', '\\"',
  // Templates.
  '{{ .Values.x }}', '{{', '}}', '{{- /* a */ -}}', '${x}', '$(x)', '<no value>', '%s', '%!s(MISSING)',
  // Blanks and line breaks.
  ' a', 'a ', '  a  ', '\t', '\ta', 'a\t', 'a\tb', '\n', '\n\n', 'a\n', 'a\n\n', 'a\n\n\n', '\na', '\n\na', ' \n', ' \n ', 'a\nb', 'a\nb\n', 'a\n\nb', 'a \nb', 'a\n b',
  ' a\nb', '  a\nb\n', 'a\n\tb', '\ta\nb', 'a\nb ', 'a\n ', 'a\n \n', 'a\n# b', '# a\nb', 'a: b\nc: d\n', '- a\n- b\n', '---\na\n', 'a\n---\nb', 'a\n...\n', 'a\r\nb', 'a\rb', '\r',
  // What only some take for a line break or for something visible.
  '\x85', 'a\x85b', '\u2028', 'a\u2028b\nc', '\u2029', 'a\u2029', '\xa0', 'a\xa0b', '\ufeff', '\ufeffa', 'a\ufeff', '\x7f', 'a\x7f\nb', '\x80', '\x9f', '\ufffe', '\uffff', '\ufffd', '\u200b',
  '\u202e', '\ud7ff', '\ue000',
  // Beyond ASCII.
  'é', 'e\u0301', 'ß', 'İ', '日本語', '😀', '👩‍👩‍👧', '\u{10ffff}', 'a😀\nb\n',
  // Long.
  'a'.repeat(2000), 'word '.repeat(60).trim(), `${'word '.repeat(60)}\nb`, `a\n${'b'.repeat(200)}\n`,
  // HTML and Markdown.
  '<b>a</b>', '&amp;', '&lt;', 'a|b', '**a**', '_a_', '[a](b)', '![a](b)', '<!-- a -->', '``', '`a', 'a`b`c', '~~a~~', '1. a', '+ a', '\\|',
];
