import { Document } from '../model/model';
import { labelOf } from '../../expr/node/label';
import { Node, Part } from '../../expr/node/node';
import { keyOf, partsOf, spread } from '../../expr/node/parts';
import { Refusal } from '../../values/refusal';

/** The annotation of Helm hooks. @internal */
export const HOOK = 'helm.sh/hook';

const HOOKS = ['pre-install', 'post-install', 'pre-upgrade', 'post-upgrade', 'pre-delete', 'post-delete', 'pre-rollback', 'post-rollback', 'test', 'test-success'];

/**
 * Refuses annotations that Helm would treat differently from plain YAML: a hook that is not a literal, a hook that Helm
 * does not know, and maps with values other than strings.
 *
 * @returns the maps of values that are rendered as annotations, in which users must not set hooks.
 * @internal
 */
export function annotationsOf({ path, body }: Document): Node[] {
  return ['annotations', 'labels'].flatMap(place => metadataOf(body, place).flatMap(({ parts, always }) => check(path, place, parts, always)));
}

/** The hooks of an object, such as `pre-delete`; empty for an object that is not a hook. @internal */
export function hooksOf(body: Node): string[] {
  return metadataOf(body, 'annotations').flatMap(({ parts }) => parts.flatMap(part =>
    (part.kind === 'entry' && keyOf(part) === HOOK && part.value.kind === 'literal' ? hooksIn(part.value.value) : [])));
}

function hooksIn(value: unknown): string[] {
  return String(value).split(',').map(hook => hook.trim());
}

function check(path: string, place: string, parts: readonly Part[], always: boolean): Node[] {
  return parts.flatMap(part => {
    switch (part.kind) {
      case 'entry':
        if (place === 'annotations' && keyOf(part) === HOOK) {
          checkHook(path, part.value, always);
        }
        return [];
      case 'splice': {
        const { type } = part.value;
        if (part.value.kind === 'raw') {
          return check(path, place, spread(part.value.plain), always);
        }
        if (type.kind === 'map' && type.items.kind !== 'string') {
          throw new Refusal('annotation-not-text',
            `${path}: ${labelOf(part.value)} may contain values other than strings, which cannot be ${place}: declare it as FragmentKind.STRINGS`);
        }
        return place === 'annotations' ? [part.value] : [];
      }
      case 'when':
        return check(path, place, opened([...part.then, ...part.otherwise]), false);
      case 'each':
        return check(path, place, opened(part.body), false);
      default:
        return [];
    }
  });
}

function checkHook(path: string, value: Node, always: boolean): void {
  if (!always || value.kind !== 'literal') {
    throw hookRefusal(path, 'depends on values');
  }
  if (hooksIn(value.value).some(hook => !HOOKS.includes(hook))) {
    throw hookRefusal(path, `is ${JSON.stringify(value.value)}`);
  }
}

function hookRefusal(path: string, what: string): Refusal {
  return new Refusal('hook-unknown',
    `${path}: the annotation ${HOOK} ${what}, and Helm drops objects with an unknown hook: expected one or more of ${HOOKS.join(', ')}`);
}

/** A map of an object, and whether it is always present. */
interface Found {
  readonly parts: readonly Part[];
  readonly always: boolean;
}

function metadataOf(body: Node, key: string): Found[] {
  return underKey({ parts: opened(partsOf(body)), always: true }, 'metadata').flatMap(metadata => underKey(metadata, key));
}

/** The value at a literal key, also if it is conditional. */
function underKey({ parts, always }: Found, key: string): Found[] {
  return parts.flatMap(part => (part.kind === 'when' ? underKey({ parts: opened([...part.then, ...part.otherwise]), always: false }, key)
    : part.kind === 'entry' && keyOf(part) === key ? branches(part.value, always) : []));
}

function branches(value: Node, always: boolean): Found[] {
  return value.kind === 'choose' ? [value.then, ...value.otherwise ? [value.otherwise] : []].flatMap(branch => branches(branch, false))
    : [{ parts: opened(spread(value)), always }];
}

/** The parts, with named maps replaced by their parts. */
function opened(parts: readonly Part[]): Part[] {
  return parts.flatMap(part => (part.kind === 'splice' && part.value.kind === 'include' ? opened(spread(part.value.helper.body)) : [part]));
}
