import { isMap, JsonMap } from '../json-map';
import { Refusal } from '../refusal';
import type { Resolved } from './resolve';

/**
 * The values in a file, as Helm reads them: YAML 1.1 with Go's reader.
 *
 * The library `yaml` parses the nodes, and `resolve` gives the values of scalars. Refused, although one version of Helm or both
 * accept it, is what the library or the other version may read differently:
 *
 * - a second document (`values-several-documents`), content in the line of a `---` or after the end of the document
 * - tags (`!!str`), directives (`%YAML`), complex keys (`?`)
 * - tabs at the beginning of a line, after the `-` of a list, and in plain scalars
 * - characters that end a line for Go alone or that it rejects, unless they are escapes: U+0085, U+2028, a CR alone
 * - lines within quotes or brackets that are not indented; comments without a space in front of them
 * - in flow collections: a `-`; plain scalars that begin with `:` or contain a `?`; `:` without a space, except after quotes
 * - a `\` in front of an empty line
 * - a block scalar at the end of a file without a line feed; spaces in the empty lines after one with `|2`
 * - keys that are numbers with a fraction or larger than 2^63−1; keys that become the same string
 * - a zero with a sign and a fraction; more than 500 levels; very many aliases
 *
 * @param name the name of the file in messages.
 * @param resolve the value of a plain scalar. @default - as Go has it
 * @internal
 */
export function readYaml(text: string, name: string, resolve?: (scalar: string) => Resolved): JsonMap {
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
    const values = dataOf(document, resolve) ?? {};
    return isMap(values) ? values : document.fail(`got ${Array.isArray(values) ? 'a list' : 'a scalar'}, expected a map of values`, document.root);
  } catch (error) {
    if (error instanceof YamlProblem) {
      throw new Refusal('values-not-yaml', `${name}, line ${error.line}: ${error.message}`);
    }
    if (error instanceof SeveralDocuments) {
      throw new Refusal('values-several-documents',
        `${name} has several documents: Helm 3 reads the first, Helm 4 merges all: write one file for each`);
    }
    throw error;
  }
}

const UNREADABLE: ReadonlyArray<readonly [pattern: RegExp, message: (found: string) => string]> = [
  [
    /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]|\r(?!\n)/u,
    found => `the character U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')} is not allowed: write it as an escape in double quotes`,
  ],
  // Helm 3 may read this as a key, or as the beginning of the document.
  [/^---[^\S\n]*[^\s#]/m, () => 'Helm 4 accepts only a comment after "---"'],
];
