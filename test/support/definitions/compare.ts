import { amended, Compared, Definition } from './definition';
import { Facts, factsOf } from './facts';

/**
 * Where definitions differ from the originals: a line for each, such as `mappings.getambassador.io v2 spec.weight: minimum: ours 0, original
 * nothing`. Differences that are meant are not among them; one that is not there any more is.
 */
export function differences({ ours, originals, deliberate, labels }: Compared): string[] {
  const { definitions, unused } = amended(originals, deliberate);
  const [own, theirs] = [ours, definitions].map(each => new Map(each.map(definition => [definition.metadata.name, definition])));
  const names = [...new Set([...theirs.keys(), ...own.keys()])];
  return [
    ...unused.map(reason => `a difference that is meant is not there any more: ${reason}`),
    ...names.flatMap(name => differencesOf(own.get(name), theirs.get(name), labels).map(line => `${name} ${line}`)),
  ];
}

function differencesOf(ours: Definition | undefined, original: Definition | undefined, labels?: readonly string[]): string[] {
  if (!ours || !original) {
    return [ours ? 'is ours alone' : 'is missing'];
  }
  const [own, theirs] = [factsOf(ours, labels), factsOf(original, labels)];
  const versionsOf = ({ spec }: Definition): string[] => spec.versions.map(version => version.name);
  const alone = [...versionsOf(ours).filter(name => !versionsOf(original).includes(name)), ...versionsOf(original).filter(name => !versionsOf(ours).includes(name))];
  const keys = [...new Set([...Object.keys(theirs), ...Object.keys(own)])].filter(key => own[key] !== theirs[key] && !alone.some(version => key.startsWith(`${version} `)));
  // What is in a part that one of them lacks is missing with it.
  return keys.filter(key => !keys.some(other => isWithin(key, other) && (isMissing(own, other) || isMissing(theirs, other))))
    .map(key => `${key}: ours ${own[key] ?? 'nothing'}, original ${theirs[key] ?? 'nothing'}`);
}

function isMissing(facts: Facts, key: string): boolean {
  return facts[key] === undefined;
}

function isWithin(key: string, other: string): boolean {
  return key !== other && !other.includes(': ') && [': ', '.', '[]'].some(next => key.startsWith(`${other}${next}`));
}
