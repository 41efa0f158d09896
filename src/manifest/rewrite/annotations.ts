import { Document } from '../model/model';
import { labelOf } from '../../expr/node/label';
import { Node, Part } from '../../expr/node/node';
import { keyOf, partsOf, spread } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

/** What makes Helm treat an object as a hook, or leave it out. @internal */
export const HOOK = 'helm.sh/hook';

const HOOKS = ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'pre-delete', 'post-delete', 'pre-rollback', 'post-rollback', 'test', 'test-success'];

/**
 * Refuses annotations that Helm reads differently from plain YAML: a hook that is not known when the chart is compiled,
 * one that Helm does not know, and maps that hold something else than strings.
 *
 * @returns the maps of values that are placed as annotations; users may not make hooks of objects there.
 * @internal
 */
export function annotationsOf({ path, body }: Document): Node[] {
  const maps = [...underKey(partsOf(body), 'metadata')].flatMap(metadata => ['annotations', 'labels'].flatMap(key =>
    underKey(partsOf(metadata), key).flatMap(value => check(path, key, spread(value)))));
  return maps;
}

function check(path: string, place: string, parts: readonly Part[]): Node[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'entry':
        if (keyOf(part) === HOOK) {
          checkHook(path, part.value);
        }
        return [];
      case 'splice': {
        const { type } = part.value;
        if (part.value.kind === 'include') {
          return [];
        }
        if (part.value.kind === 'raw') {
          return check(path, place, spread(part.value.plain));
        }
        if (type.kind === 'map' && type.items.kind !== 'string') {
          throw new Refusal('annotation-not-text',
            `${path}: ${labelOf(part.value)} may contain values other than strings, which cannot be ${place}: declare it as FragmentKind.STRINGS`);
        }
        return place === 'annotations' ? [part.value] : [];
      }
      case 'when':
        if ([...part.then, ...part.otherwise].some(p => keyOf(p) === HOOK)) {
          throw hookRefusal(path, 'depends on values');
        }
        return check(path, place, [...part.then, ...part.otherwise]);
      case 'each':
        return check(path, place, part.body);
      default:
        return [];
    }
  });
}

function checkHook(path: string, value: Node): void {
  if (value.kind !== 'literal') {
    throw hookRefusal(path, 'depends on values');
  }
  const unknown = String(value.value).split(',').map(hook => hook.trim()).filter(hook => !HOOKS.includes(hook));
  if (unknown.length) {
    throw hookRefusal(path, `is ${JSON.stringify(value.value)}`);
  }
}

function hookRefusal(path: string, what: string): Refusal {
  return new Refusal('hook-unknown',
    `${path}: the annotation ${HOOK} ${what}, and Helm drops objects with an unknown hook: expected one or more of ${HOOKS.join(', ')}`);
}

/** What stands under a literal key, also under a condition. */
function underKey(parts: readonly Part[], key: string): Node[] {
  return parts.flatMap(part => (part.kind === 'when' ? underKey([...part.then, ...part.otherwise], key)
    : part.kind === 'entry' && keyOf(part) === key ? branches(part.value) : []));
}

function branches(value: Node): Node[] {
  return value.kind === 'choose' ? [value.then, ...value.otherwise ? [value.otherwise] : []].flatMap(branches) : [value];
}
