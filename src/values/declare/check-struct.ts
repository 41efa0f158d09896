import { STRUCTS } from './structs';
import { closest, misspelt } from '../closest';
import { enumerate } from '../enumerate';
import { Refusal } from '../refusal';

/**
 * Refuses options that TypeScript would not accept (`value-option`): unknown ones, which would be without effect, missing ones, and those
 * of another type. JavaScript, and runners that do not check types, accept all.
 *
 * @param where what the message begins with: a construct path or a function.
 * @param of what has the options, if that is something else.
 * @internal
 */
export function checkStruct(struct: string, given: unknown, where: string, of?: string): void {
  const known = STRUCTS[struct];
  const refuse = refusing(where);
  const required = Object.keys(known).filter(option => !option.endsWith('?'));
  if (given === undefined || given === null) {
    return required.length === 0 ? undefined : refuse(`the options are missing, expected ${enumerate(required)}`);
  }
  if (isUnknownYet(given)) {
    return undefined;
  }
  if (typeof given !== 'object' || Array.isArray(given)) {
    return refuse(`got ${shown(given)}, expected an object of options`);
  }
  for (const name of unknownIn(struct, given)) {
    const names = namesOf(struct);
    const near = closest(name, names);
    refuse(`unknown option "${name}"${of === undefined ? '' : ` of ${of}`}, ${near === undefined ? `expected one of ${names.join(', ')}` : `did you mean "${near}"?`}`);
  }
  for (const name of required) {
    // What is spread in may have it.
    if (!Object.keys(given).some(isToken) && ((given as any)[name] ?? undefined) === undefined) {
      refuse(`the option "${name}" is missing, expected ${typeName(known[name])}`);
    }
  }
  checkTypes(struct, given, where);
}

/**
 * Refuses options that are misspelt, where others can be meant (`value-option`): a subclass that passes its own props on may add to
 * them. One is misspelt if it is close to a known one that is not given, and has what that takes.
 *
 * @internal
 */
export function checkMisspelt(struct: string, given: object, where: string): void {
  for (const name of unknownIn(struct, given)) {
    const near = misspelt(name, namesOf(struct).filter(known => (given as any)[known] === undefined));
    if (near !== undefined && !isRefused(() => checkType((given as any)[name], typeOf(struct, near)!, where))) {
      refusing(where)(`unknown option "${name}", did you mean "${near}"? If it belongs to a subclass, leave it out of what super() gets, or give it another name`);
    }
  }
}

/** Refuses options of another type than TypeScript would accept (`value-option`). @internal */
export function checkTypes(struct: string, given: object, where: string): void {
  for (const [name, value] of Object.entries(given)) {
    const type = typeOf(struct, name);
    // What cannot do without an expression says itself what to use instead, and takes one that asAny() has made a value.
    const isLeft = type === 'expression' && name in STRUCTS[struct];
    if (type !== undefined && value !== undefined && value !== null && !isLeft) {
      checkType(value, type, `${where}: ${name}`);
    }
  }
}

function refusing(where: string): (what: string) => never {
  return what => {
    throw new Refusal('value-option', `${where}: ${what}`);
  };
}

function isRefused(body: () => void): boolean {
  try {
    body();
    return false;
  } catch {
    return true;
  }
}

function namesOf(struct: string): string[] {
  return Object.keys(STRUCTS[struct]).map(option => option.replace('?', ''));
}

function typeOf(struct: string, name: string): string | undefined {
  return STRUCTS[struct][name] ?? STRUCTS[struct][`${name}?`];
}

function unknownIn(struct: string, given: object): string[] {
  const names = namesOf(struct);
  return Object.entries(given).filter(([name, value]) => value !== undefined && !names.includes(name) && !isToken(name)).map(([name]) => name);
}

function checkType(value: unknown, type: string, where: string): void {
  if (isUnknownYet(value)) {
    return;
  }
  if (!fits(value, type)) {
    throw new Refusal('value-option', `${where}: got ${shown(value)}, expected ${typeName(type)}`);
  }
  if (type.endsWith('[]')) {
    (value as unknown[]).forEach((item, i) => checkType(item, type.slice(0, -2), `${where}[${i}]`));
  } else if (type.endsWith('{}')) {
    Object.entries(value as object).forEach(([key, item]) => checkType(item, type.slice(0, -2), `${where}.${key}`));
  } else if (type in STRUCTS) {
    checkStruct(type, value, where);
  }
}

function fits(value: unknown, type: string): boolean {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type;
    case 'any':
    case 'data':
    case 'other':
      return true;
    case 'expression':
      // One would have been unknown yet.
      return false;
    default:
      return type.startsWith('"') ? type.split('|').includes(JSON.stringify(value)) : type.endsWith('[]') ? Array.isArray(value) : typeof value === 'object' && !Array.isArray(value);
  }
}

/** An expression, or what stands for one: it has whatever type its value is declared with. */
function isUnknownYet(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'string' && isToken(value)) || (typeof value === 'object' && value !== null && 'asAny' in value);
}

/** Whether a string, or a key that is spread in, is a token or begins with one. @internal */
export function isToken(text: string): boolean {
  return text.startsWith('\u2983');
}

function typeName(type: string): string {
  return type.startsWith('"') ? `one of ${type.split('|').join(', ')}` : type.endsWith('[]') ? 'a list' : type === 'map' || type.endsWith('{}') ? 'a map' : type === 'expression' ? 'an expression, such as a declared value' : type in STRUCTS ? 'an object of options' : ['string', 'number', 'boolean'].includes(type) ? `a ${type}` : 'a value';
}

function shown(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value} (${JSON.stringify(value)})`;
}
