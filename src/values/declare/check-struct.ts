import { STRUCTS } from './structs';
import { closest } from '../closest';
import { enumerate } from '../enumerate';
import { Refusal } from '../refusal';

/**
 * Refuses options that TypeScript would not accept (`value-option`): unknown ones, which would be without effect, missing ones, and those
 * of another type. JavaScript, and runners that do not check types, accept all.
 *
 * @param where what the message begins with: a construct path or a function.
 * @internal
 */
export function checkStruct(struct: string, given: unknown, where: string): void {
  const known = STRUCTS[struct];
  const refuse = (what: string): never => {
    throw new Refusal('value-option', `${where}: ${what}`);
  };
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
  const names = Object.keys(known).map(option => option.replace('?', ''));
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && !names.includes(name) && !isToken(name)) {
      const near = closest(name, names);
      refuse(`unknown option "${name}", ${near === undefined ? `expected one of ${names.join(', ')}` : `did you mean "${near}"?`}`);
    }
  }
  for (const name of required) {
    // What is spread in may have it.
    if (!Object.keys(given).some(isToken) && ((given as any)[name] ?? undefined) === undefined) {
      refuse(`the option "${name}" is missing, expected ${typeName(known[name])}`);
    }
  }
  for (const [name, value] of Object.entries(given)) {
    const type = known[name] ?? known[`${name}?`];
    if (type !== undefined && value !== undefined && value !== null) {
      checkType(value, type, `${where}: ${name}`);
    }
  }
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
    default:
      return type.endsWith('[]') ? Array.isArray(value) : typeof value === 'object' && !Array.isArray(value);
  }
}

/** An expression, or what stands for one: it has whatever type its value is declared with. */
function isUnknownYet(value: unknown): boolean {
  return typeof value === 'function' || (typeof value === 'string' && isToken(value)) || (typeof value === 'object' && value !== null && 'asAny' in value);
}

function isToken(text: string): boolean {
  return text.startsWith('\u2983');
}

function typeName(type: string): string {
  return type.endsWith('[]') ? 'a list' : type === 'map' ? 'a map' : type in STRUCTS ? 'an object of options' : ['string', 'number', 'boolean'].includes(type) ? `a ${type}` : 'a value';
}

function shown(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `a ${typeof value} (${JSON.stringify(value)})`;
}
