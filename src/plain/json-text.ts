import { byBytes } from './byte-order';
import { Json } from '../values/shape';

/**
 * JSON as in Go: keys in byte order, with -0, and with U+2028 and U+2029 escaped.
 *
 * @see https://pkg.go.dev/encoding/json#Marshal
 * @internal
 */
export function goJson(value: Json): string {
  if (Array.isArray(value)) {
    return `[${value.map(goJson).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    return `{${keysOf(value).map(key => `${scalar(key)}:${goJson(value[key])}`).join(',')}}`;
  }
  return scalar(value);
}

/** With HTML characters escaped, as by default in Go. @internal */
export function goHtmlJson(value: Json): string {
  return escapeHtml(goJson(value));
}

/** Indented by two spaces. @internal */
export function goPrettyJson(value: Json, margin = ''): string {
  const inner = `${margin}  `;
  if (Array.isArray(value) && value.length > 0) {
    return `[\n${value.map(item => `${inner}${goPrettyJson(item, inner)}`).join(',\n')}\n${margin}]`;
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && keysOf(value).length > 0) {
    return `{\n${keysOf(value).map(key => `${inner}${goHtmlJson(key)}: ${goPrettyJson(value[key], inner)}`).join(',\n')}\n${margin}}`;
  }
  return goHtmlJson(value);
}

function keysOf(map: { [key: string]: Json }): string[] {
  return Object.keys(map).sort(byBytes);
}

function scalar(value: Json): string {
  return Object.is(value, -0) ? '-0'
    : JSON.stringify(value).replace(/[\u2028\u2029]/g, c => `\\u${c.charCodeAt(0).toString(16)}`);
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&]/g, c => `\\u00${c.charCodeAt(0).toString(16)}`);
}
