/** Texts that some reader, writer or template takes for something else. */
export const HOSTILE: readonly string[] = [
  '', ' ', '  a', 'a  ', 'yes', 'no', 'on', 'off', 'y', 'n', 'true', 'false', 'null', '~', 'Null', 'TRUE', 'nO',
  '0', '00', '0x1', '0o7', '0775', '08', '1e3', '1E3', '1_000', '12:30', '.5', '5.', '+1', '-0', '1.0', '1e400', '.inf', '.nan', '0b1',
  '2024-01-01', '2001-12-14t21:59:43.10-05:00', '{', '}', '[', ']', '{}', '[]', '- a', '-', '?', ': ', 'a: b', 'a:', ':', '#', 'a #b', '&a', '*a', '!a', '!!str', '|', '>', '%', '@', '`',
  '"', '\'', '\\', '\\n', '"a"', '\'a\'', 'it\'s', 'a"b\'c', 'a\\"b', '$HOME', '${x}', '%s', '%d%%', '{{ .Values.a }}', '{{', '}}', '{{- end }}', '{{"a"}}', '{{/* */}}', '`{{`',
  'é', 'ß', 'İ', '日本', '😀', 'a\u0301', '\u00a0', '\u200b', '\u202e', '<', '>', '&', '<no', 'value>', 'no value', '<b>', '---', '...', '--- a', '<<', '=',
  'a\nb', 'a\n', '\na', 'a\n\nb', 'a\tb', '\ta', 'a\n  b\n', 'a \nb', 'x'.repeat(200), 'a '.repeat(60), 'http://a.b/c?d=e&f=g#h',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty',
];
