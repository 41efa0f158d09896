import { Refusal } from './refusal';

// What a template can write behind a dot, without the words that YAML 1.1 takes for booleans or null.
const NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
const WORDS = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** The names that a path is made of; refuses one that a template could not reach. @internal */
export function parsePath(path: string): string[] {
  const names = path.split('.');
  names.forEach(name => checkName(name, path));
  return names;
}

/** @internal */
export function checkName(name: string, path: string): void {
  if (!NAME.test(name) || WORDS.test(name)) {
    throw new Refusal('value-path',
      `"${path}" cannot be the path of a value: "${name}" has to begin with a letter, go on with letters, digits and _, ` +
      'and not be a word that YAML reads as true, false or null');
  }
}
