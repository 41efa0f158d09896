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

/** Texts that are YAML, almost YAML, or made of its pieces. */
export const yamlText: fc.Arbitrary<string> = fc.integer().map(seed => {
  const choice = new Choice(seed);
  const text = choice.of([written, typed, typed, jumble])(choice);
  return choice.chance(0.5) ? text : mutated(choice, text);
}).filter(text => !/\p{Cs}/u.test(text));
