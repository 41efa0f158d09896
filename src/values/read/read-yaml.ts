import { isMap, JsonMap } from '../json-map';
import { Refusal } from '../refusal';

/**
 * The values in a file, as Helm reads them: YAML 1.1 with Go's reader.
 *
 * The library `yaml` finds the nodes, and `resolve` says what they stand for. Refused, although one of the two versions
 * of Helm or both accept it, is what the library or the other version may read differently:
 *
 * - a second document (`values-several-documents`), text in the line of a `---`, and text behind the end of the values
 * - tags (`!!str`), directives (`%YAML`), `?` in front of a key
 * - tabs at the beginning of a line, behind the `-` of a list, and in text without quotes
 * - characters that end a line for Go alone or that it stops at, unless they are escapes: U+0085, U+2028, a CR alone
 * - lines within quotes or brackets that are not indented; comments without a space in front of them
 * - in brackets: a `-`; text without quotes that begins with `:` or has a `?`; `:` without a space, but behind quotes
 * - a `\` in front of an empty line
 * - a block of text at the end of a file without line break; spaces in the empty lines behind one with `|2`
 * - keys that are numbers with a fraction or larger than 2^63−1; keys that become the same text
 * - a zero with a sign and a fraction; more than 500 levels; very many aliases
 *
 * @param name how messages call the file.
 * @internal
 */
export function readYaml(text: string, name: string): JsonMap {
  const { YamlDocument, YamlProblem, SeveralDocuments } = require('./yaml-document') as typeof import('./yaml-document');
  const { dataOf } = require('./yaml-data') as typeof import('./yaml-data');
  const body = text.replace(/^\ufeff/, '');
  try {
    for (const [pattern, message] of UNREADABLE) {
      const found = pattern.exec(body);
      if (found !== null) {
        throw new YamlProblem(message(found[0]), body.slice(0, found.index).split('\n').length);
      }
    }
    const document = new YamlDocument(body);
    const values = dataOf(document) ?? {};
    return isMap(values) ? values : document.fail('values are a map, and these are none', document.root);
  } catch (error) {
    if (error instanceof YamlProblem) {
      throw new Refusal('values-not-yaml', `${name}, line ${error.line}: ${error.message}`);
    }
    if (error instanceof SeveralDocuments) {
      throw new Refusal('values-several-documents',
        `${name} holds several documents: Helm 3 reads the first and Helm 4 merges all; give a file for each`);
    }
    throw error;
  }
}

const UNREADABLE: ReadonlyArray<readonly [pattern: RegExp, message: (found: string) => string]> = [
  [
    /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/u,
    found => `the character U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} has to be an escape in double quotes`,
  ],
  // To Helm 3 this may be a key, or the beginning of the document.
  [/^---[^\S\n]*[^\s#]/m, () => 'Helm 4 accepts nothing but a comment behind "---"'],
];
