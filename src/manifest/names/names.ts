import { createHash } from 'crypto';
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { plain, readableId } from './construct-ids';
import { Scope } from '../model/model';
import { pathWithin, scopeOf } from '../scope/scope';
import { indexOf, keyOf } from '../../expr/expression/loop';
import { call } from '../../expr/functions/functions';
import { literal } from '../../expr/node/literal';
import { Loop, Node } from '../../expr/node/node';
import { asText, concat } from '../../expr/functions/concat';
import { toNode } from '../../expr/expression/to-node';
import { hasPieceOfToken } from '../../expr/token/token';
import { StringType } from '../../expr/node/type';
import { Refusal } from '../../values/refusal';
import { kebabCase } from '../../values/kebab-case';

/**
 * The maximum length of the name of a kind. Pods of a StatefulSet and Jobs of a CronJob have the name with a suffix in a
 * label of at most 63 characters.
 */
function maxLengthOf(kind: string): number {
  return kind === 'CronJob' || kind === 'StatefulSet' ? 52 : 63;
}

/** Kinds whose names are DNS labels or values of pod labels; other names can be longer. */
const LABELS = new Set(['Service', 'Job', 'CronJob', 'StatefulSet', 'Namespace']);
const MAX_NAME = 253;

/** The maximum length that Kubernetes accepts. @internal */
export function longestName(kind: string): number {
  return LABELS.has(kind) ? maxLengthOf(kind) : MAX_NAME;
}

/** Minimum length of the full name in a name, so that the release is recognisable. */
const MIN_RELEASE = 20;

/**
 * The name of an object: the full name of the release, then the ids of the construct path and the keys of the loops around
 * it.
 *
 * Ids of `When` and `ForEach` and of constructs within level-2 constructs are not part of it, nor is an id that only
 * repeats the kind. The full name is truncated and the suffix is not, so names stay distinct for long release names. A very
 * long id is truncated, with a hash.
 *
 * @internal
 */
export function generatedName(chart: IConstruct, object: ApiObject, fullname: Node): Node {
  const parts = nameParts(chart, object, object.kind);
  const suffix = concat(parts.flatMap(p => [literal('-'), p]));
  const { maxLength: reserved } = suffix.type as StringType;
  const room = maxLengthOf(object.kind) - reserved;
  if (room < MIN_RELEASE) {
    throw new Refusal('name-too-long',
      `${object.node.path}: the name would be the release name and up to ${reserved} characters, which leaves ${room} of ` +
      `${maxLengthOf(object.kind)} for the release: use shorter ids, or a smaller keyMaxLength of the maps in the loops`);
  }
  return cut(fullname, suffix, maxLengthOf(object.kind));
}

/** The name that an object with the id would get as a child of the chart. @internal */
export function nameWith(fullname: Node, suffix: string): Node {
  return cut(fullname, concat([literal('-'), toNode(suffix)]), maxLengthOf(''));
}

function cut(fullname: Node, suffix: Node, maxLength: number): Node {
  const room = maxLength - (suffix.type as StringType).maxLength;
  const full = (fullname.type as StringType).maxLength > room
    ? call('trimSuffix', [literal('-'), call('trunc', [literal(room), fullname])])
    : fullname;
  return concat([full, suffix]);
}

/**
 * The component of a construct: the ids of the construct path and the keys of loops; `undefined` for a construct without an
 * id of its own.
 *
 * @internal
 */
export function componentOf(chart: IConstruct, construct: IConstruct): Node | undefined {
  const kind = ApiObject.isApiObject(construct) ? construct.kind : construct.constructor.name;
  const parts = nameParts(chart, construct, kind);
  return parts.length ? concat(parts.flatMap((p, i) => (i ? [literal('-'), p] : [p]))) : undefined;
}

/** The file name of a template: the ids of the construct path, those of loops included, and the kind. @internal */
export function fileOf(chart: IConstruct, chartName: string, object: ApiObject, withConditions: boolean): string {
  const ids = pathWithin(chart, object)
    .filter(c => withConditions || scopeOf(c)?.kind !== 'when')
    .map(c => readableId(chart, c, object.kind));
  const kind = object.kind.toLowerCase();
  return [chartName, ...significant(ids, object.kind), kind].map(kebabCase).filter(n => n !== '').join('-') + '.yaml';
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

/** Longer ids contain hashes of level-2 constructs: their beginning and a hash of the whole are sufficient. */
const MAX_ID = 30;
const HASH = 8;

function dnsLabel(id: string, construct: IConstruct): string {
  if (!/^[a-zA-Z0-9]([-_.a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(id)) {
    throw new Refusal('name-id', `${construct.node.path}: the id "${id}" becomes part of a name: ${hasPieceOfToken(id)
      ? 'a construct made it from a token. Give the construct a literal (such as a name), or create the object yourself with another id'
      : 'use letters, digits and "-"'}`);
  }
  const label = id.toLowerCase().replace(/[_.]/g, '-');
  return label.length <= MAX_ID ? label
    : `${label.slice(0, MAX_ID - HASH - 1).replace(/-+$/, '')}-${createHash('sha256').update(id).digest('hex').slice(0, HASH)}`;
}

/** Whether the objects under the scopes exist once for each item of some loop. @internal */
export function loopsOf(scopes: readonly Scope[]): Loop[] {
  return scopes.flatMap(s => (s.kind === 'each' ? [s.loop] : []));
}
