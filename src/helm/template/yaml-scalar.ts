import { dump } from 'js-yaml';
import { goString } from './go-literal';
import { yamlStyle } from '../../values/read/yaml-style';

/** Characters that some YAML parser interprets differently, or that a template deletes. */
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/;
/** Whitespace that Helm trims from the end of a document; an unquoted string cannot end in a space. */
const TRIMMED = /[\u1680\u2000-\u200a\u202f\u205f\u3000]\n?$/;
export const NO_VALUE = '<no value>';

/** A string, number or boolean as YAML on one line, before braces are escaped. @internal */
export function yamlScalar(value: string | number | boolean): string {
  if (typeof value !== 'string') {
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (UNSAFE.test(value) || TRIMMED.test(value) || /[\n\t]/.test(value) || value.includes(NO_VALUE)) {
    return yamlQuoted(value);
  }
  return dumped(value);
}

/** A cache: js-yaml has a high cost per call, and most strings of a chart are repeated. */
const known = new Map<string, string>();
const MOST_KNOWN = 10_000;

function dumped(text: string): string {
  let yaml = known.get(text);
  if (yaml === undefined) {
    yaml = dump(text, yamlStyle()).replace(/\n$/, '');
    if (known.size === MOST_KNOWN) {
      known.clear();
    }
    known.set(text, yaml);
  }
  return yaml;
}

/** Always in double quotes. @internal */
export function yamlQuoted(text: string): string {
  return `"${escapeDoubleQuoted(text)}"`;
}

/** The content of double quotes. @internal */
export function escapeDoubleQuoted(text: string): string {
  return goString(text).slice(1, -1).replace(new RegExp(NO_VALUE, 'g'), '\\u003cno value>');
}

/** Whether the lines can be a literal block (`|`) unchanged. @internal */
export function isBlockSafe(text: string): boolean {
  return text.includes('\n') && !UNSAFE.test(text) && !TRIMMED.test(text) && !text.includes('\t') && !text.includes(NO_VALUE)
    && !/^[ \n]/.test(text) && !/\n\s*\n$/.test(text) && !/ \n?$/.test(text);
}

/** The block header after the key: whether the last line ends in a line break. @internal */
export function blockHeader(text: string): string {
  return text.endsWith('\n') ? '|' : '|-';
}

/** Escapes braces, so that the template renders them. @internal */
export function escapeBraces(text: string): string {
  return text.replace(/\{\{(?:[^{}\n]*\}\})?/g, braces => `{{ ${goString(braces)} }}`);
}
