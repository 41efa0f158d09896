import { Difference, differences } from '../../values/difference';
import { Json } from '../../values/shape';

/** The differences between the objects of both outputs, one per line; empty if they are equal. @internal */
export function compareObjects(plain: readonly Json[], helm: readonly Json[]): string[] {
  const [ours, theirs] = [byIdentity(plain), byIdentity(helm)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap(name => {
    const [a, b] = [ours.get(name), theirs.get(name)];
    return a === undefined ? [`${name}: only Helm has it`]
      : b === undefined ? [`${name}: only the plain YAML has it`]
        : [...differences(a, b)].map(difference => `${name}: ${describe(difference)}`);
  });
}

/** By kind, namespace and name. */
function byIdentity(objects: readonly Json[]): Map<string, Json> {
  const found = new Map<string, Json>();
  for (const object of objects as any[]) {
    const { apiVersion, kind, metadata } = object;
    const names = [metadata?.namespace, metadata?.name].filter(part => part !== undefined).join('/');
    const name = `${kind} ${names} (${apiVersion})`;
    found.set(found.has(name) ? `${name}, once more` : name, object);
  }
  return found;
}

function describe({ path, expected, actual }: Difference): string {
  if (typeof expected === 'string' && typeof actual === 'string' && /\n/.test(expected + actual)) {
    const [a, b] = [expected.split('\n'), actual.split('\n')];
    const line = a.findIndex((text, i) => text !== b[i]);
    const at = line < 0 ? a.length : line;
    return `${path}, line ${at + 1}: ${sides(a[at], b[at])}`;
  }
  return `${path || 'the object'}: ${sides(expected, actual)}`;
}

function sides(plain: unknown, helm: unknown): string {
  return `plain ${shown(plain)}, Helm ${shown(helm)}`;
}

const MAX_SHOWN = 100;

function shown(value: unknown): string {
  const text = value === undefined ? 'has nothing' : JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
