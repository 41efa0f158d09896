import { Refusal, RefusalName } from './refusal';
import { Json } from './shape';

/** How data that is given in code is refused. @internal */
export interface PlainDataOptions {
  readonly refusal: RefusalName;
  /** What messages call the data, such as `ciValues`. */
  readonly name: string;
  /** Whether null is refused too. */
  readonly withoutNull?: boolean;
}

/**
 * Data that is given in code, as a file would hold it. What is undefined in a map is not there.
 *
 * Refused is what no file holds: functions, symbols, numbers of the type bigint, NaN, dates, maps and sets of JavaScript,
 * and what contains itself.
 *
 * @internal
 */
export function plainData(data: unknown, options: PlainDataOptions): Json {
  return read(data, options.name, [], options);
}

function read(data: unknown, path: string, around: readonly object[], options: PlainDataOptions): Json {
  const refuse = (what: string): never => {
    throw new Refusal(options.refusal, `${path} is ${what}: accepted are texts, numbers, booleans, lists and maps`);
  };
  switch (typeof data) {
    case 'string':
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
    return refuse('a part of itself');
  }
  const inner = [...around, data];
  if (Array.isArray(data)) {
    return data.map((item, i) => read(item, `${path}[${i}]`, inner, options));
  }
  const kind = Object.prototype.toString.call(data).slice('[object '.length, -1);
  return kind !== 'Object' ? refuse(`a ${kind}`) : Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, read(value, `${path}.${key}`, inner, options)]));
}
