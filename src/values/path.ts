import { Refusal } from './refusal';

// What a template can write after a dot, without the words that YAML 1.1 reads as booleans or null.
const NAME = /^[a-zA-Z][a-zA-Z0-9_]*$/;
const WORDS = /^(y|n|yes|no|on|off|true|false|null)$/i;

/** The names in a path; refuses one that a template could not reach. @internal */
export function parsePath(path: string): string[] {
  const names = typeof path === 'string' ? path.split('.') : [path];
  names.forEach(name => checkName(name, path));
  return names;
}

/** @internal */
export function checkName(name: string, path: string): void {
  if (typeof name !== 'string' || !NAME.test(name) || WORDS.test(name)) {
    throw new Refusal('value-path',
      `${JSON.stringify(path)} is not a value path: got ${JSON.stringify(name)}, expected a letter followed by letters, digits and _, ` +
      'and not a word that YAML reads as a boolean or null');
  }
}
