import { Construct, IConstruct } from 'constructs';
import { Scope } from '../model/model';
import { Part } from '../../expr/node/node';

const scopes = new WeakMap<IConstruct, Scope>();

/** Makes the children of a construct depend on a condition or a loop. @internal */
export function scopeConstruct(construct: Construct, scope: Scope): void {
  scopes.set(construct, scope);
}

/** The condition or loop of a construct for its children. @internal */
export function scopeOf(construct: IConstruct): Scope | undefined {
  return scopes.get(construct);
}

/** The constructs between a chart and a construct, from outer to inner. @internal */
export function pathWithin(chart: IConstruct, construct: IConstruct): IConstruct[] {
  const path: IConstruct[] = [];
  for (let at: IConstruct | undefined = construct; at && at !== chart; at = at.node.scope) {
    path.unshift(at);
  }
  return path;
}

function alwaysHolds(scope: Scope): boolean {
  return scope.kind === 'when' && scope.condition.kind === 'literal' && scope.condition.value === true;
}

/** The conditions and loops around a construct, from outer to inner. @internal */
export function scopesOf(chart: IConstruct, construct: IConstruct): Scope[] {
  return pathWithin(chart, construct).flatMap(c => scopeOf(c) ?? []).filter(scope => !alwaysHolds(scope));
}

/** A part of a map or list within conditions and loops. @internal */
export function nested(scopes: readonly Scope[], part: Part): Part {
  return scopes.reduceRight<Part>((inner, scope) => (scope.kind === 'when'
    ? { kind: 'when', condition: scope.condition, then: [inner], otherwise: [] }
    : { kind: 'each', loop: scope.loop, body: [inner] }), part);
}
