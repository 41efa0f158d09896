import { isMap } from '../json-map';
import { Json } from '../shape';

const WIDTH = 110;

/**
 * Formatted JSON with short values on one line, except maps that contain a description.
 *
 * @internal
 */
export function jsonText(value: Json, margin = '', before = 0): string {
  const line = lineOf(value);
  if (typeof value !== 'object' || value === null || margin.length + before + line.length <= WIDTH && !isDescribed(value)) {
    return line;
  }
  const inner = `${margin}  `;
  const lines = Array.isArray(value) ? value.map(item => `${inner}${jsonText(item, inner)}`)
    : Object.entries(value).map(([key, item]) => `${inner}${JSON.stringify(key)}: ${jsonText(item, inner, key.length + 4)}`);
  return Array.isArray(value) ? `[\n${lines.join(',\n')}\n${margin}]` : `{\n${lines.join(',\n')}\n${margin}}`;
}

function lineOf(value: Json): string {
  return Array.isArray(value) ? `[${value.map(lineOf).join(', ')}]`
    : isMap(value) && Object.keys(value).length > 0 ? `{ ${Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${lineOf(item)}`).join(', ')} }`
      : JSON.stringify(value);
}

function isDescribed(value: Json): boolean {
  return isMap(value) && (typeof value.description === 'string' || Object.values(value).some(isDescribed));
}
