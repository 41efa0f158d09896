import { JsonMap } from '../json-map';
import { readText } from './read-text';
import { Refusal } from '../refusal';
import { HALF_CHARACTER } from '../half-character';
import { jsonPrefix, TextReader } from './set-reader';
import { Dialect, fromTree, List, SetParser, toTree, Tree, TreeMap } from './set-parser';
import { Json } from '../shape';

/**
 * The flags with which values are set: `--set`, `--set-string`, `--set-json`, `--set-literal`, `--set-file`.
 *
 * @internal
 */
export type SetKind = 'set' | 'string' | 'json' | 'literal' | 'file';

/** @internal */
export function flagOf(kind: SetKind): string {
  return kind === 'set' ? '--set' : `--set-${kind}`;
}

/** @internal */
export type ReadFile = (file: string) => string;

/**
 * The values with the argument of `--set` or a related flag applied, as Helm does: `a.b=1,c[0]=x,d={y,z}`.
 *
 * `--set` reads what looks like an integer, a boolean or null as such, and all else as a string: `1.0`, `1e3` and `01` too. An
 * integer too large for a JavaScript number is rounded, and stays outside of what our schemas accept. Refuses what Helm 3 or Helm 4
 * refuses.
 *
 * @param read reads the file of `--set-file`.
 * @see https://helm.sh/docs/intro/using_helm/#the-format-and-limitations-of---set
 * @internal
 */
export function applySet(values: Json, text: string, kind: SetKind, read: ReadFile = file => readText(file, `the file ${file}`)): JsonMap {
  try {
    if (HALF_CHARACTER.test(text)) {
      throw new SyntaxError('it contains a lone surrogate');
    }
    if (kind === 'json' && text.trimStart().startsWith('{')) {
      throw new SyntaxError('Helm 4 merges such an object, Helm 3 does not: write path=JSON');
    }
    const tree = toTree(values) as TreeMap;
    new SetParser(new TextReader(text, kind !== 'literal'), kind === 'file' ? fileDialect(read) : DIALECTS[kind]).parse(tree);
    return fromTree(tree) as JsonMap;
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new Refusal('set-malformed', `${flagOf(kind)}: cannot parse "${text}": ${error.message}`);
    }
    throw error;
  }
}

const PATHS = '=[,.';

const DIALECTS: { readonly [K in Exclude<SetKind, 'file'>]: Dialect } = {
  set: { stops: PATHS, endsWhenEmpty: true, value: reader => listOrText(reader, typed) },
  string: { stops: PATHS, endsWhenEmpty: true, value: reader => listOrText(reader, text => text) },
  literal: { stops: '=[.', endsWhenEmpty: false, value: reader => reader.rest() },
  json: { stops: PATHS, endsWhenEmpty: false, value: json },
};

function fileDialect(read: ReadFile): Dialect {
  return { stops: PATHS, endsWhenEmpty: true, value: reader => listOrText(reader, read) };
}

function listOrText(reader: TextReader, convert: (text: string) => Tree): Tree {
  return reader.atEnd ? '' : reader.skip('{') ? list(reader, convert) : convert(reader.until(',').text);
}

function list(reader: TextReader, convert: (text: string) => Tree): List {
  const items: List = [];
  for (;;) {
    const { text, stop } = reader.until(',}');
    if (stop === undefined) {
      throw new SyntaxError('expected "}" at the end of a list');
    }
    items.push(convert(text));
    if (stop === '}') {
      reader.skip(',');
      return items;
    }
  }
}

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

function typed(text: string): Tree {
  // The long s (U+017F) folds to an s, in Go as well.
  if (/^(?:true|fal[sſ]e|null)$/i.test(text)) {
    return /^t/i.test(text) ? true : /^f/i.test(text) ? false : null;
  }
  if (text === '0') {
    return 0;
  }
  if (/^[-+]?[0-9]+$/.test(text) && !text.startsWith('0')) {
    const integer = BigInt(text.replace('+', ''));
    return integer >= INT64.min && integer <= INT64.max ? Number(integer) : text;
  }
  return text;
}

function json(reader: TextReader): Tree {
  if (reader.skipEmpty()) {
    return null;
  }
  const { value, length } = jsonPrefix(reader.ahead());
  reader.advance(length);
  reader.skipEmpty();
  return toTree(value);
}
