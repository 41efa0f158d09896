import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { plain, readableId } from './construct-ids';
import { Scope } from '../model/model';
import { pathWithin, scopeOf } from '../scope/scope';
import { indexOf, keyOf } from '../../expr/expression/loop';
import { nameWithin } from '../../expr/functions/name-within';
import { literal } from '../../expr/node/literal';
import { Loop, Node } from '../../expr/node/node';
import { asText, concat } from '../../expr/functions/concat';
import { hasPieceOfToken } from '../../expr/token/token';
import { Refusal } from '../../values/refusal';
import { kebabCase } from '../../values/kebab-case';

/** The maximum length of a DNS label and of the value of a label. @internal */
export const MAX_LABEL = 63;

/** Pods of a StatefulSet and Jobs of a CronJob have the name with a suffix in a label. */
const WITH_SUFFIX = new Set(['CronJob', 'StatefulSet']);
const MAX_WITH_SUFFIX = 52;

/** Kinds whose names are DNS labels or values of pod labels; other names can be longer. */
const LABELS = new Set(['Service', 'Job', 'Namespace']);
const MAX_NAME = 253;

/** Whether names of a kind are DNS labels or values of pod labels. @internal */
export function isLabel(kind: string): boolean {
  return WITH_SUFFIX.has(kind) || LABELS.has(kind);
}

/** The maximum length that Kubernetes accepts. @internal */
export function longestName(kind: string): number {
  return WITH_SUFFIX.has(kind) ? MAX_WITH_SUFFIX : LABELS.has(kind) ? MAX_LABEL : MAX_NAME;
}

/**
 * The name of an object, or of all objects of a construct: the full name of the release, then the ids of the construct path
 * and the keys of the loops around it.
 *
 * Ids of `When` and `ForEach` and of constructs within level-2 constructs are not part of it, nor is an id that only
 * repeats the kind. Every generated name is short enough for a label, since names often become part of one.
 *
 * @param kind the kind of an object, which is not set yet when the name is generated.
 * @internal
 */
export function generatedName(chart: IConstruct, construct: IConstruct, fullname: Node, kind = kindOf(construct)): Node {
  return nameWithin(Math.min(longestName(kind), MAX_LABEL), concat([fullname, ...nameParts(chart, construct, kind).flatMap(p => [literal('-'), p])]));
}

/**
 * The component of a construct, for a label: the ids of the construct path and the keys of loops; `undefined` for a
 * construct without an id of its own.
 *
 * @internal
 */
export function componentOf(chart: IConstruct, construct: IConstruct): Node | undefined {
  const parts = nameParts(chart, construct, kindOf(construct));
  return parts.length ? nameWithin(MAX_LABEL, concat(parts.flatMap((p, i) => (i ? [literal('-'), p] : [p])))) : undefined;
}

function kindOf(construct: IConstruct): string {
  return ApiObject.isApiObject(construct) ? construct.kind : construct.constructor.name;
}

/**
 * The file name of a template: the ids of the construct path, those of loops included, and the kind.
 *
 * @param prefix the name of the chart, or nothing.
 * @internal
 */
export function fileOf(chart: IConstruct, prefix: string, object: ApiObject, withConditions: boolean): string {
  const ids = pathWithin(chart, object)
    .filter(c => withConditions || scopeOf(c)?.kind !== 'when')
    .map(c => readableId(chart, c, object.kind));
  const kind = object.kind.toLowerCase();
  return [prefix, ...significant(ids, object.kind), kind].map(kebabCase).filter(n => n !== '').join('-') + '.yaml';
}

function nameParts(chart: IConstruct, construct: IConstruct, kind: string): Node[] {
  const path = pathWithin(chart, construct);
  const idOf = (c: IConstruct): string => readableId(chart, c, kind);
  const ids = significant(path.filter(c => !scopeOf(c)).map(idOf), kind);
  const parts: Node[] = [];
  let next = 0;
  for (const at of path) {
    const scope = scopeOf(at);
    if (scope?.kind === 'each') {
      parts.push(asText(keyNode(scope.loop)));
    } else if (!scope && idOf(at) === ids[next]) {
      parts.push(literal(dnsLabel(ids[next], construct)));
      next++;
    }
  }
  return parts;
}

/** The key of an item in names: the key of a map, or the index of a list. @internal */
export function keyNode(loop: Loop): Node {
  return loop.over.type.kind === 'map' ? keyOf(loop) : indexOf(loop);
}

function significant(ids: readonly string[], kind: string): string[] {
  const own = ids.filter(id => !/^(resource|default)$/i.test(id));
  const last = own[own.length - 1];
  return last !== undefined && plain(last) === plain(kind) ? own.slice(0, -1) : own;
}

function dnsLabel(id: string, construct: IConstruct): string {
  if (!/^[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(id)) {
    throw new Refusal('name-id', `${construct.node.path}: the id "${id}" becomes part of a name: ${hasPieceOfToken(id)
      ? 'a construct made it from a token. Give the construct a literal (such as a name), or create the object yourself with another id'
      : 'use letters, digits and "-"'}`);
  }
  return id.toLowerCase().replace(/[_.]/g, '-');
}

/** Whether the objects under the scopes exist once for each item of some loop. @internal */
export function loopsOf(scopes: readonly Scope[]): Loop[] {
  return scopes.flatMap(s => (s.kind === 'each' ? [s.loop] : []));
}
