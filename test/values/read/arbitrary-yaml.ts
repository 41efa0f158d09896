import * as fc from 'fast-check';
import { dump } from 'js-yaml';
import { stringify } from 'yaml';

/** Numbers from a seed, so that texts can be put together step by step and repeated. */
class Choice {
  constructor(private state: number) {
  }

  public number(): number {
    this.state = this.state + 0x6d2b79f5 | 0;
    let t = Math.imul(this.state ^ this.state >>> 15, 1 | this.state);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 2 ** 32;
  }

  public chance(share: number): boolean {
    return this.number() < share;
  }

  public below(limit: number): number {
    return Math.floor(this.number() * limit);
  }

  public of<T>(items: readonly T[]): T {
    return items[this.below(items.length)];
  }

  public times<T>(most: number, make: () => T, least = 0): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}

const SCALARS = [
  'a', 'b', 'key', 'x y', 'yes', 'no', 'On', 'OFF', 'y', 'N', 'true', 'False', 'tRue', 'null', '~', 'nULL', '1', '0', '-1', '+1', '012', '08', '0o17',
  '0O7', '0x1F', '0X1f', '0b101', '-0b11', '0b-1', '1_000', '_1', '1__0', '0_1', '0x_1', '1_', '1.5', '.5', '5.', '-.5', '._5', '1e3', '1E+3', '1e400',
  '1.5e-3', '1e1_0', '0x1.8p1', '.', '..', '-', '--', '+', '+.inf', '.inf', '-.INF', '.nan', '12:30', '190:20:30.15', '2001-01-01', '2001-1-1',
  '2001-12-14t21:59:43.10-05:00', '<<', '=', '-0', '-0.0', '1.', '0x', '0b2', '0o8', '-012', '9007199254740993', '18446744073709551615',
  '18446744073709551616', '-9223372036854775808', '-9223372036854775809', '99999999999999999999999', '0777', '0999', 'Infinity', 'nan',
  '""', '\'\'', '"a\\nb"', '\'it\'\'s\'', '"\\x41\\u00e9\\U0001F600"', '"\\ud83d\\ude00"', '"\\N\\_\\L\\P\\e\\0\\/"', '"\\t\\\t\\ "', '"a \\\n   b"',
  '"a\n\n  b"', '\'a\n b\'', '?a', ':a', '-a', '%a', '@a', '`a', '!!str 1', '!a', '&x a', '*x', '&x [1]', '&x {a: 1}', '| \n  a\n', '>-\n  a\n  b\n\n   c\n',
  '|2\n   a', '|+\n a\n\n', '|-2\n  a', '>\n  a\n', 'a#b', 'a #b', 'a: b', 'a:b', 'a,b', '[a, b]', '[a,]', '[,a]', '[]', '{}', '{a: 1}', '{a: 1, }', '{a}',
  '{a, b: }', '{"a":1}', '{? a : b}', '[a: b]', '[? a : b]', '[a\n, b]', '{<<: *x, a: 2}', '\u{1f600}', '\u00e9', '\ufeff', '\x85', '\u2028', '\u00a0', '\t',
  '\x7f', '\x01', '\ufffe',
  // Text of several lines, with what may be between them.
  '|\n\n  a\n\n   b\n  c\n', '>\n  a\n   b\n  c\n\n\n  d\n', '>+\n  a\n\n', '|-\n  a\n\n', '|1\n  a\n', '>2-\n   a\n  b\n', '|\n  a\n # c\n', '|\n  a\n# c\n',
  '| # c\n  a\n', '|#c\n  a\n', '|\n  \n   a\n', '|\n   \n  a\n', '>\n \ta\n', '|\n  a\t\n\t\n', '|+\n\n', '>\n', '|\n', '|\n  a\n \n  b\n    \n', '>\n  a\n    \n  b\n   \n',
  '|2\n    a\n    \n', '>-\n  a\n  \n\n', '|+\n  a\n   \n \n', '|\r\n  a\r\n\r\n  b\r\n', '>\r\n  a\r\n  b\r\n', '|\n  a: b\n  - c\n  # d\n', '|\n  ---\n  ...\n', '>\n  # a\n  b\n',
  'a\n b\n\n c', 'a\n # c\n b', 'a # c\n b', 'a\n\n\n b ', 'a\r\n b', 'a\n b: c', 'a\n - b', 'a\n---\n b', '"a\n # c\n b"', '\'a\n\n\n b\'', '\'a\n  \n \tb \n c\'',
  '"a \n \\\n b"', '"\\\n a"', '"a\\\n\n b"', '"a\\ \n b"', '"a\\t\n \\tb"', '" a\n\tb\t\n c "', '"a\r\n\r\n b"', '"\n a\n"', '"a\\\\"', '"a\\\\\n b"', '"\\x4"', '"\\U00110000"',
  '[a, # c\n b]', '{\n a: 1,\n b: 2\n}', '[\n]', '[\n a\n]', '{\n  a: [\n  ],\n  b: {}\n}', '[a,\n\n b # c\n]', '[a\n b]', '{a: b\n c}', '{a\n: b}', '{"a"\n :b}', '["a":1, b]', '{"a" :1}',
  '{a:1}', '{a:, b}', '[a:]', '[::]', 'http://x:80/a?b=c#d', '{a: http://x:80}', '[http://x?y]', '[-]', '[- a]', '[-1, -a]', '[a b, c  d]', '[a#b, c #d\n]', '{*x : a}', '[*x, *x]', '[&y a, *y]',
  '{a: &y , b: *y}', '&y\n  a', '&y # c\n  a', '*x : a', '- a', '- - a\n  - b', '- a\n  - b', '- a: 1\n  b: 2', '? a\n: b', ': a', '"a": b', '\'a\' : b', 'a : b', 'a\t: b', '"a"\t: b',
];

const GLUE = [
  ' ', '  ', '\n', '\n', '\n\n', '\t', ': ', ':', ' :', '- ', '-', '? ', ', ', ',', '[', ']', '{', '}', '#', ' #', '\r\n', '\r', '---', '\n---\n', '\n...\n',
  '|', '>', '|+', '&a ', '*a ', '!', '\'', '"', '\\', '%', '@', '<<: ', '\x85', '\u2028', '\n  ', '\n ', '\n    ', '\n\t', '\n- ', '\n  - ', '\n? ', '\n: ',
  '\na: ', '\n  b: ', ': \n',
];

const DATA = [
  'a', 'yes', '1', 1, 0, -5, 1.5, true, false, null, '', ' a', 'a ', 'a\nb', 'a\n', 'a\n\n', '\n', 'a: b', '# x', '- a', 'it\'s', '"q"', 'é', '\u{1f600}',
  '1e3', '12:30', '~', '<<', '2001-01-01', 'x '.repeat(60), '\t', '{a}', '*x', '&y', '!z', '| a', 1e21, 123456789012, 'multi\n  line\n\ntext\n', '\x85',
];

const KEYS = ['a', 'b', 'c', 'a', 'yes', '1', '1.0', '"q"', '\'s\'', 'a b', '<<', '&k a', '*x', '', 'é', '~', '[a]', '"1"', 'true', '-1', 'x#y', '2001-01-01'];

function data(choice: Choice, depth: number): unknown {
  if (depth === 0 || choice.chance(0.45)) {
    return choice.of<unknown>(DATA);
  }
  return choice.chance(0.5)
    ? choice.times(3, () => data(choice, depth - 1))
    : Object.fromEntries(choice.times(3, () => [choice.of(['a', 'b', 'yes', '1', 'a b', '', '<<', '__proto__', 'x: y', '#k']), data(choice, depth - 1)]));
}

/** What programs write. */
function written(choice: Choice): string {
  const values = Object.fromEntries(choice.times(3, () => choice.of(['k', 'l', 'm']), 1).map(key => [key, data(choice, 3)]));
  const writers = [
    () => stringify(values, choice.of<object>([{}, { version: '1.1' }, { defaultStringType: 'QUOTE_DOUBLE' }, { lineWidth: 20 }, { indent: 4 }, { indentSeq: false }, { blockQuote: 'folded' }, { collectionStyle: 'flow' }])),
    () => dump(values, choice.of<object>([{}, { lineWidth: 20 }, { indent: 4 }, { flowLevel: 1 }, { flowLevel: 2 }, { noArrayIndent: true }, { forceQuotes: true }])),
    () => JSON.stringify(values, undefined, choice.of([0, 2, 4])),
  ];
  return choice.of(writers)();
}

/** What people write: everything in every place, now and then a slip. */
function typed(choice: Choice): string {
  return choice.times(3, () => `${choice.of(['a', 'b', 'c', 'd'])}:${choice.of([' ', ' ', ' ', '\t', '', '  '])}${nodeText(choice, 3, 0)}`, 1).join('\n')
    + choice.of(['\n', '', '\n\n', '\n# end', '\r\n']);
}

function nodeText(choice: Choice, depth: number, indent: number): string {
  const anchor = choice.chance(0.05) ? choice.of(['&x ', '&y ']) : '';
  if (depth === 0 || choice.chance(0.5)) {
    return anchor + shifted(choice.of(SCALARS), indent + 1) + choice.of(['', '', '', ' ', '\t', ' # c']);
  }
  if (choice.chance(0.3)) {
    return `${anchor}\n${choice.times(3, () =>
      `${' '.repeat(choice.of([indent, indent, indent + 1]))}-${choice.of([' ', ' ', '  ', '\t', ''])}${nodeText(choice, depth - 1, indent + 2)}`, 1).join('\n')}`;
  }
  if (choice.chance(0.7)) {
    const inner = indent + choice.of([1, 2, 2, 4]);
    return `${anchor}\n${choice.times(3, () =>
      `${' '.repeat(inner)}${choice.chance(0.06) ? '? ' : ''}${choice.of(KEYS)}${choice.of([':', ':', ':', ' :', ''])}${choice.of([' ', ' ', '  ', '\t', '', ' # c\n'])}${nodeText(choice, depth - 1, inner)}`, 1).join('\n')}`;
  }
  const body = choice.times(3, () => (choice.chance(0.5) ? choice.of(['a', '"b"', 'c d', '? e', '']) + choice.of([': ', ':', ' : ', '']) : '')
    + (choice.chance(0.6) ? choice.of(SCALARS) : shifted(nodeText(choice, depth - 1, indent + 2), indent + 2))).join(choice.of([', ', ',', ',\n ', ' ,']));
  return choice.chance(0.5) ? `${anchor}{${body}}` : `${anchor}[${body}]`;
}

function shifted(text: string, indent: number): string {
  return text.replace(/\n/g, `\n${' '.repeat(indent)}`);
}

function ordinary(choice: Choice): string {
  return choice.times(2, () => choice.of(ORDINARY), 1).join('');
}

function jumble(choice: Choice): string {
  return choice.of(['', 'a: ', 'a:\n  ', '- ', '{a: ', '? ', '"']) + choice.times(14, () => (choice.chance(0.5) ? choice.of(GLUE) : choice.of(SCALARS))).join('');
}

function mutated(choice: Choice, text: string): string {
  const chars = [...text];
  choice.times(2, () => {
    const at = choice.below(chars.length + 1);
    chars.splice(at, choice.chance(0.4) ? 1 : 0, ...choice.chance(0.3) ? [] : [choice.chance(0.7) ? choice.of(GLUE) : choice.of(SCALARS)]);
  }, 1);
  return chars.join('');
}

/** Values files as people and programs write them. */
export const ORDINARY: readonly string[] = [
  'replicaCount: 1\n', 'a: 1', 'a: text', 'a:\n', 'a: ~\nb: null\nc:\n', '{}\n', '{"a": 1, "b": [true, null]}', '---\na: 1\n', '# comment\n\na: 1\n\n# end\n',
  '# License\n---\na: 1\n', 'a: 1\n...\n', '\ufeffa: 1\n', '\n\na: 1\n\n\n', '   # deep comment\na: 1 # behind\n  # below\n',
  // Lists, indented or not.
  'a:\n- 1\n- 2\nb: 3\n', 'a:\n  - 1\n  - 2\n', 'a:\n    - 1\n\n    - 2\n', 'a:\n- name: x\n  value: y\n- name: z\n', 'a:\n  - name: x\n    list:\n    - 1\n    - - 2\n      - 3\n',
  'a:\n-\n  b: 1\n- c\n-\n', 'a:\n  -   b: 1\n      c: 2\n', 'a:\n# comment\n- 1\n  # comment\n- 2\n',
  // Comments to the left of the value that they are about.
  'a:\n#b\n  c\nd: 1\n', 'a:\n\n# b\n  c\n\n#e\nd: 1\n', 'a:\n  b:\n  \n##\n    c\n    c\n  d: 1\n', 'a: |\n b\n\n#c\n\n#d\ne: 1\n', 'a:\n#b\n  |\nc: 1\n',
  // Maps in maps, with one to eight spaces.
  'image:\n  repository: nginx\n  tag: "1.27"\n  pullPolicy: IfNotPresent\n', 'a:\n b:\n  c: 1\n', 'a:\n        b: 1\n        c:\n                d: 2\n', 'a:\n\n  b: 1\n\n  c: 2\n',
  'a: {}\nb: []\nc: ""\nd: \'\'\n', 'resources:\n  limits:\n    cpu: 100m\n    memory: 1.5Gi\n', 'annotations:\n  nginx.ingress.kubernetes.io/rewrite-target: /$2\n  "a/b": "true"\n',
  // Lists and maps in brackets.
  'a: [1, 2, three]\n', 'a: [ x, y ]\n', 'a: {b: 1, c: two}\n', 'a: { b: { c: [ 1 ] } }\n', 'a: [\n  1,\n  2\n]\n', 'a: [\n  x,\n  y,\n]\nb: 1\n', 'a: {\n  b: 1,\n  "c": 2,\n}\n',
  'a:\n  b: [\n    1\n  ]\n  c: 2\n', 'a:\n- b: {\n    c: 1\n  }\n', 'args: ["--port", "80", "--url=http://x:80/y"]\n', 'a: [--x=1, -y, a.b/c:d]\n', 'a: {"b":1,"c":[2,3],"d":{"e":null}}\n',
  'a: [a, # one\n  b, # two\n]\n', 'a: [[1, 2], [3]]\n', 'a: [{b: 1}, {b: 2}]\n', 'a: [key: value]\n', '{\n    "a": {\n        "b": [\n            1\n        ]\n    }\n}\n',
  // Quotes.
  'a: "x: y # z"\n', 'a: \'it\'\'s "so"\'\n', 'a: "tab\\t, line\\n, quote \\", backslash \\\\, \\u00e9, \\x41"\n', 'a: "{{ .Values.x }}"\n', '"a b": 1\n\'c\': 2\n', 'a: "a\tb"\n',
  'a: "first\n  second\n\n  third"\n', 'a: \'first\n  second\'\n', 'a: "first \\\n  second"\n', 'a:\n  "text"\n', 'password: "\'\\"$&*!"\n', 'a: "C:\\\\dir"\n',
  // Text without quotes.
  'a: first\n  second\n', 'a: first\n  second\n\n  third\nb: 1\n', 'a: two words\n', 'a: it\'s, "so" {called} [x] & co * ! | > % @ `\n', 'a: http://host:8080/path?query=1#part\n', 'a: b:c\n', 'a: -x\n',
  'schedule: "0 3 * * *"\n', 'schedule: 0 3 * * *\n', 'a: 2001-01-01\nb: 12:30:45\nc: 1.2.3\nd: v1\ne: 10.0.0.0/8\n', 'a: 100%\nb: a%b\nc: $x\nd: /y\ne: .z\nf: _\n', 'a: é \u{1f600} 日本\n',
  'a:\n  first\n  second\n', 'a: ?x\nb: :y\n', 'a: x # y\nb: x#y\n', 'key with spaces: 1\nkey.dots/slash-dash_x: 2\n', 'a: 1   \nb: x \n', 'a: 1\t# comment\nb: 2\t\n', 'a:\t1\n',
  // What a scalar stands for.
  'a: yes\nb: No\nc: on\nd: OFF\ne: y\nf: n\ng: true\nh: False\n', 'a: 0644\nb: 0o17\nc: 0x1F\nd: 1_000\ne: 1e3\nf: .5\ng: -7\nh: +7\ni: 1e6\nj: 12e03\n', 'on: 1\n80: http\ntrue: x\n',
  // Text in blocks.
  'a: |\n  line\n    more\n\n  last\n', 'a: |-\n  line\nb: 1\n', 'a: |+\n  line\n\nb: 1\n', 'a: >\n  folded\n  text\n\n  next\n', 'a: >-\n  folded\n    not folded\n  text\n', 'a: |2\n    x\n   y\n',
  'a: |  # comment\n  # no comment\n  key: value\n', 'a:\n- |\n  x\n- >-\n  y\n- z\n', 'a: |\n\n  after an empty line\n', 'a: |\n  x\n   \n  y\n  \nb: 1\n', 'a: |\n  tab\there\n  \tand here\n',
  'files:\n  run.sh: |\n    #!/bin/sh\n    if [ -n "$X" ]; then\n      echo "a: b"\n    fi\n  config.json: |-\n    {"a": [1]}\n', 'a: |\n  ---\n  ...\n', 'a: |\n  x\n# comment\nb: 1\n', 'a: |\nb: >\n',
  // Anchors, and "<<".
  'a: &x 1\nb: *x\n', 'a: &x\n  b: 1\nc:\n  <<: *x\n  d: 2\n', 'a: &x {b: 1}\nc: {<<: *x, b: 2}\n', 'a: &x {b: 1}\ny: &y {b: 2, c: 3}\nd:\n  <<: [*x, *y]\n', 'a: &x [1]\nb: [*x, *x]\n', '.x: &x-1\n  - 1\na: *x-1\n',
  // Line ends of Windows, keys that repeat.
  'a: 1\r\nb:\r\n  - x\r\n', 'a: |\r\n  x\r\n  y\r\nb: "x\r\n  y"\r\nc: x\r\n  y\r\n', '# c\r\n---\r\na: [\r\n  1\r\n]\r\n', 'a: 1\na: 2\n', '__proto__: 1\nconstructor: 2\n',
];

/** What programs write, as they wrote it. */
export const writtenYaml: fc.Arbitrary<string> = fc.integer().map(seed => written(new Choice(seed)));

/** Texts that are YAML, almost YAML, or made of its pieces. */
export const yamlText: fc.Arbitrary<string> = fc.integer().map(seed => {
  const choice = new Choice(seed);
  const text = choice.of([written, typed, typed, jumble, ordinary])(choice);
  return choice.chance(0.5) ? text : mutated(choice, text);
}).filter(text => !/\p{Cs}/u.test(text));
