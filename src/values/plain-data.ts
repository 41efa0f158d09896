import { checkObjectText } from './object-text';
import { Refusal, RefusalName } from './refusal';
import { Json } from './shape';

/** Options for refusing data from code. @internal */
export interface PlainDataOptions {
  readonly refusal: RefusalName;
  /** Name of the data in messages, such as `ciValues`. */
  readonly name: string;
  /** Whether null is refused too. */
  readonly withoutNull?: boolean;
}

/**
 * Data from code, as in a file. Undefined keys are omitted.
 *
 * Refuses what a file cannot contain: functions, symbols, bigints, NaN, `Date`, `Map` and `Set` of JavaScript, and circular
 * references.
 *
 * @internal
 */
export function plainData(data: unknown, options: PlainDataOptions): Json {
  return read(data, options.name, [], options);
}

function read(data: unknown, path: string, around: readonly object[], options: PlainDataOptions): Json {
  const refuse = (what: string): never => {
    throw new Refusal(options.refusal, `${path}: got ${what}, expected a string, a number, a boolean, a list or a map`);
  };
  switch (typeof data) {
    case 'string':
      checkObjectText(data, path);
      return data;
    case 'boolean':
      return data;
    case 'number':
      return Number.isFinite(data) ? data + 0 : refuse(String(data));
    case 'bigint':
      return refuse('a bigint');
    case 'object':
      break;
    default:
      return refuse(data === undefined ? 'undefined' : `a ${typeof data}`);
  }
  if (data === null) {
    return options.withoutNull ? refuse('null') : null;
  }
  if (around.includes(data)) {
    return refuse('a circular reference');
  }
  const inner = [...around, data];
  if (Array.isArray(data)) {
    return data.map((item, i) => read(item, `${path}[${i}]`, inner, options));
  }
  const kind = Object.prototype.toString.call(data).slice('[object '.length, -1);
  return kind !== 'Object' ? refuse(`a ${kind}`) : Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, read(value, `${path}.${key}`, inner, options)]));
}

/** Whether it is an object literal, not an array or an instance of a class. @internal */
export function isPlainObject(data: unknown): data is { [key: string]: any } {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return false;
  }
  const prototype = Object.getPrototypeOf(data);
  // From any global scope.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Whether it is an `IntOrString`, a `Quantity` or another union of cdk8s: an object of a class that holds nothing but a value. @internal */
export function isUnion(data: unknown): data is { readonly value: unknown } {
  return typeof data === 'object' && data !== null && !Array.isArray(data) && !isPlainObject(data) && Object.keys(data).join() === 'value';
}

/** What a message calls an object of a class. @internal */
export function classOf(data: object): string {
  return `an object of the class ${data.constructor?.name}`;
}
