import { asJsonNumber } from './python-scalars';
import { jsonOfData } from '../../kit/program-text';
import { isMap } from '../../values/json-map';
import { Json } from '../../values/shape';

/**
 * A map of data in which numbers are strings where JSON would write them in another way.
 *
 * @param written the same map with decimal numbers as strings, as they are written.
 * @internal
 */
export function keepingNumbers(given: Json, written: Json | undefined): Json {
  return withEach(given, written, (value, text) => (typeof value === 'number' && !isKept(value, text) ? text! : value));
}

/** The same, and lists and maps are JSON where such a number or null is in them. @internal */
export function keepingText(given: Json, written: Json | undefined): Json {
  return withEach(given, written, (value, text) => (isKept(value, text) ? value : typeof value === 'number' ? text! : jsonOf(value, text)));
}

function withEach(given: Json, written: Json | undefined, convert: (value: Json, text: Json | undefined) => Json): Json {
  return isMap(given) ? Object.fromEntries(Object.entries(given).map(([name, value]) => [name, convert(value, partOf(written, name))])) : given;
}

/** Whether values and the code of a chart pass on the data as it is written. */
function isKept(given: Json, written: Json | undefined): boolean {
  return typeof given === 'number' ? typeof written !== 'string' || String(given) === written && Math.abs(given) <= Number.MAX_SAFE_INTEGER
    : typeof given !== 'object' || given === null || Object.entries(given).every(([key, item]) => item !== null && isKept(item, partOf(written, key)));
}

/** JSON with the keys in order, as that of values has them. */
function jsonOf(given: Json, written: Json | undefined): string {
  if (Array.isArray(given)) {
    return `[${given.map((item, i) => jsonOf(item, partOf(written, String(i)))).join(',')}]`;
  }
  return isMap(given) ? `{${Object.keys(given).sort().map(key => `${jsonOfData(key)}:${jsonOf(given[key], partOf(written, key))}`).join(',')}}`
    : typeof given === 'number' && typeof written === 'string' ? asJsonNumber(written) : jsonOfData(given);
}

/** An item of a list by its index, or of a map by its key. Keys that are numbers with a sign have another name in the other data, and no text. */
function partOf(data: Json | undefined, key: string): Json | undefined {
  return typeof data === 'object' && data !== null && Object.prototype.hasOwnProperty.call(data, key) ? (data as any)[key] : undefined;
}
