import { isDeepStrictEqual } from 'util';
import { YamlProblem } from './go-yaml/cursor';
import { decode } from './go-yaml/decode';
import { parseYaml, SeveralDocuments } from './go-yaml/parser';
import { isMap, JsonMap } from './merge';
import { Refusal } from './refusal';

/**
 * The values in a file, as Helm reads them: YAML 1.1 with Go's reader.
 *
 * JavaScript's readers take other texts for YAML, and read other values from some, so this one follows Go's. Refused,
 * although one of the two versions of Helm accepts it:
 *
 * - a second document (`values-several-documents`), and what follows the end of the first
 * - tags (`!!str`), directives (`%YAML`), a byte order mark that is not at the beginning
 * - keys that are numbers with a fraction or larger than 2^63−1; keys that become the same text
 * - a zero with a sign and a fraction; thousands of levels; very many aliases
 * - a mistake in a value that a later key of the same name replaces
 * - lines that begin with `---` and go on
 * - texts that Helm 3 and 4 read differently, for the line breaks at their end or a CR before a CRLF
 *
 * @param name how messages call the file.
 * @internal
 */
export function readYaml(text: string, name: string): JsonMap {
  try {
    const values = read(text);
    const mark = MARK_WITH_TEXT.exec(text);
    if (mark !== null) {
      throw new YamlProblem('Helm 4 accepts nothing but a comment behind "---"', lineAt(text, mark.index + mark[0].length));
    }
    const forHelm4 = asHelm4(text);
    if (forHelm4 !== text && !isDeepStrictEqual(values, read(forHelm4))) {
      throw new Refusal('values-not-yaml',
        `${name} has other values to Helm 3 than to Helm 4, which changes line breaks: end the file with a line break, and write all of them alike`);
    }
    return values;
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

// What Go's reader stops at. A byte order mark within the text is a character to it or none, as its buffer happens to be.
const UNREADABLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\p{Cs}\ufeff\ufffe\uffff]/u;

// To Helm 3 this may be a key, or the beginning of the document.
const MARK_WITH_TEXT = /(?:^|\n)---[^\S\n]*[^\s#]/;

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}

function read(text: string): JsonMap {
  const body = text.replace(/^\ufeff/, '');
  const found = UNREADABLE.exec(body);
  if (found !== null) {
    const code = found[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    throw new YamlProblem(`the character U+${code} cannot be in YAML`, lineAt(body, found.index));
  }
  const root = parseYaml(body);
  const values = root === undefined ? null : decode(root);
  if (values !== null && !isMap(values)) {
    throw new YamlProblem('values are a map, and these are none', root!.line);
  }
  return values ?? {};
}

/** Helm 4 takes a text apart into lines and documents, and puts the lines of each together again. */
function asHelm4(text: string): string {
  const lines = text.replace(/\r\n/g, '\n');
  const ended = lines.endsWith('\n') || lines === '' ? lines : `${lines}\n`;
  // What is above the mark is a document of its own, of comments; the mark is gone.
  return ended.replace(/^[^]*?\n---[^\n]*\n/, '');
}
