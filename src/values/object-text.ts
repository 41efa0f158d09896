import { Refusal } from './refusal';

/** How languages format an object of this library, or of those that it is used with: a mistake in every text. */
const OURS: readonly RegExp[] = [
  /\[object cdk8s-mlops\.\w+\]/, // JavaScript: see nameInTexts()
  /\bas(?:Any|Number|String)\(\) ?\{/, // JavaScript, of a method that was not called
  /<[^<>]*\b(?:cdk8s|constructs|jsii)\w*\.[\w.]+ object at 0x[0-9a-fA-F]+>/, // Python, of methods too
  /<class '(?:cdk8s|constructs|jsii)\w*\.[\w.]+'>/, // Python, of a class
  /\b(?:io\.github\.cdk8smlops|org\.cdk8s|software\.constructs|software\.amazon\.jsii)\.[\w.$]+@[0-9a-f]+\b/, // Java
];

/** How they format other objects, and what may be the name of a class: documents mention it. */
const ANY: readonly RegExp[] = [
  /\[object [A-Z]\w*\]/, // JavaScript
  /<[^<>]* object at 0x[0-9a-fA-F]+>/, // Python, of methods too
  /<class '[\w.]+'>/, // Python, of a class
  /\bjava\.(?:lang|util)\.[\w.$]+@[0-9a-f]+\b|\[L[\w.$]+;@[0-9a-f]+\b/, // Java, of an array too
  /\bCdk8sMlops\.[A-Z]\w*|\bAmazon\.JSII\.\w+|\bSystem\.[\w.]+`\d+\[/, // .NET
  /&\{{2,}0\}{2,}|\b0xc00[0-9a-f]{7}\b/, // Go, of a struct behind an interface and of a pointer
];

/** Code in Markdown. */
const QUOTED = /`[^`]*`/g;

/**
 * Refuses a string with the default formatting of an object: an expression in a string, in a language that does not call its
 * `toString()`, or another object.
 *
 * A text of several lines, such as a file, and a string that quotes it as code mention the formatting of other objects than those
 * of this library on purpose.
 *
 * @param where the beginning of the message, such as the path of a value.
 * @internal
 */
export function checkObjectText(text: string, where?: string): void {
  const found = firstOf(OURS, text) ?? (text.includes('\n') ? undefined : firstOf(ANY, text.replace(QUOTED, '')));
  if (found !== undefined) {
    throw new Refusal('object-as-text', `${where === undefined ? '' : `${where}: `}${JSON.stringify(shortened(text))} is a string made of an object: got ${JSON.stringify(found.trim())}, `
      + 'expected what asString() of an expression returns, in Python as_string(), or a property of the object');
  }
}

/** Makes objects of a class, which JavaScript calls `[object Object]`, recognisable in a string. @internal */
export function nameInTexts(type: { readonly name: string; readonly prototype: object }): void {
  Object.defineProperty(type.prototype, 'toString', { value: () => `[object cdk8s-mlops.${type.name}]`, configurable: true });
}

function firstOf(forms: readonly RegExp[], text: string): string | undefined {
  return forms.map(form => form.exec(text)?.[0]).find(form => form !== undefined);
}

const MOST = 120;

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
