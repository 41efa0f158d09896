import { Construct } from 'constructs';
import { Condition, textOf } from '../condition';
import { refuseWhen } from '../release-chart-of';
import { ListExpression } from '../../expr/expression/list-expression';
import { toNode } from '../../expr/expression/to-node';

/** A quantity of 0 in any unit. */
const NOTHING = '^[+]?(0+[.]?0*|[.]0+)([a-zA-Z].*)?$';

/** A quantity with a unit smaller than 1: `m`, `u` or `n`. */
const PARTS = '^[+]?[0-9.]+[num]$';

/** The access mode that must be the only one. @internal */
export const ALONE = 'ReadWriteOncePod';

/** Refuses a size of zero, or with fractions of bytes, unless a schema does. @internal */
export function checkSize(construct: Construct, name: string, size = '10Gi'): void {
  // Within a loop the name is an expression, which may be rendered nowhere.
  toNode(name);
  const { type } = toNode(size);
  if (type.kind === 'string' && type.bytes) {
    return;
  }
  refuseWhen(construct, Condition.of(textOf(size).matches(NOTHING)), `${name}: got ${size}, expected a quantity greater than 0`);
  refuseWhen(construct, Condition.of(textOf(size).matches(PARTS)), `${name}: got ${size}, a fraction of a byte, expected a quantity such as 10Gi`);
}

/** Refuses access modes that Kubernetes does not accept together, unless a schema does. @internal */
export function checkAccessModes(construct: Construct, name: string, accessModes: any = ['ReadWriteOnce']): void {
  toNode(name);
  const node = toNode(accessModes);
  if (node.type.kind === 'list' && node.type.alone === ALONE) {
    return;
  }
  const modes = new ListExpression(node);
  refuseWhen(construct, Condition.of(modes.has(ALONE)).and(Condition.of(modes.length().isGreaterThan(1))),
    `${name} has ${ALONE} and another mode: Kubernetes accepts ${ALONE} only alone`);
}
