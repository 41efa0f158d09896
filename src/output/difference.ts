/** The first place in which two data differ. @internal */
export interface Difference {
  /** Such as `spec.containers[0].image`. */
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The first difference of two data; the order of keys does not count. @internal */
export function firstDifference(expected: any, actual: any, path = ''): Difference | undefined {
  if (Object.is(expected, actual)) {
    return undefined;
  }
  const lists = Array.isArray(expected) && Array.isArray(actual);
  const maps = isMap(expected) && isMap(actual);
  if (!lists && !maps) {
    return { path, expected, actual };
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const at = lists ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    const own = (data: any): any => (Object.prototype.hasOwnProperty.call(data, key) ? data[key] : undefined);
    const difference = firstDifference(own(expected), own(actual), at);
    if (difference) {
      return difference;
    }
  }
  return undefined;
}

function isMap(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
