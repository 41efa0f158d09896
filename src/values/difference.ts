/** A difference between two documents. @internal */
export interface Difference {
  /** Such as `spec.containers[0].image`. */
  readonly path: string;
  /** Undefined if the path does not exist. */
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The first difference, ignoring the order of keys. @internal */
export function firstDifference(expected: unknown, actual: unknown): Difference | undefined {
  const { value, done } = differences(expected, actual).next();
  return done ? undefined : value;
}

/** All differences, at the deepest paths, ignoring the order of keys. @internal */
export function* differences(expected: any, actual: any, path = ''): Generator<Difference, void> {
  if (Object.is(expected, actual)) {
    return;
  }
  const lists = Array.isArray(expected) && Array.isArray(actual);
  const maps = isMap(expected) && isMap(actual);
  if (!lists && !maps) {
    yield { path, expected, actual };
    return;
  }
  const own = (data: any, key: string): any => (Object.prototype.hasOwnProperty.call(data, key) ? data[key] : undefined);
  for (const key of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const at = lists ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    yield* differences(own(expected, key), own(actual, key), at);
  }
}

function isMap(data: unknown): boolean {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
