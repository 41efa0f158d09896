import { Refusal } from './refusal';

/** How languages format an object in a string by default. */
const FORMS: readonly RegExp[] = [
  /\[object [A-Z]\w*\]/, // JavaScript
  /\bas(?:Any|Number|String)\(\) ?\{/, // JavaScript, of a method that was not called
  /<[^<>]* object at 0x[0-9a-fA-F]+>/, // Python, of methods too
  /<class '[\w.]+'>/, // Python, of a class
  /\b(?:io\.github\.cdk8smlops|org\.cdk8s|software\.constructs|software\.amazon\.jsii|java\.(?:lang|util))\.[\w.$]+@[0-9a-f]+\b/, // Java
  /\[L[\w.$]+;@[0-9a-f]+\b/, // Java, of an array
  /\bCdk8sMlops\.[A-Z]\w*|\bAmazon\.JSII\.\w+|\bSystem\.[\w.]+`\d+\[/, // .NET
  /&\{{2,}0\}{2,}|\b0xc[0-9a-f]{9}\b/, // Go, of a struct behind an interface and of a pointer
];

/**
 * Refuses a string with the default formatting of an object, which is always a mistake: an expression in a string, in a
 * language that does not call its `toString()`, or another object.
 *
 * @param where the beginning of the message, such as the path of a value.
 * @internal
 */
export function checkObjectText(text: string, where?: string): void {
  const found = FORMS.map(form => form.exec(text)?.[0]).find(form => form !== undefined);
  if (found !== undefined) {
    throw new Refusal('object-as-text', `${where === undefined ? '' : `${where}: `}${JSON.stringify(shortened(text))} is a string made of an object: got ${JSON.stringify(found.trim())}, `
      + 'expected what asString() of an expression returns, in Python as_string(), or a property of the object');
  }
}

const MOST = 120;

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST)}…` : text;
}
