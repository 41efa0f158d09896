import { Construct } from 'constructs';
import { Condition, textOf } from '../condition';
import { refuseWhen } from '../release-chart-of';
import { ListExpression } from '../../expr/expression/list-expression';
import { toNode } from '../../expr/expression/to-node';

/** A quantity of 0, in whatever unit. */
const NOTHING = '^[+]?(0+[.]?0*|[.]0+)([a-zA-Z].*)?$';

/** A quantity in thousandths or less. */
const PARTS = '^[+]?[0-9.]+[num]$';

/** Refuses the size of a claim that asks for nothing, or for parts of bytes. @internal */
export function checkSize(construct: Construct, name: string, size = '10Gi'): void {
  refuseWhen(construct, Condition.of(textOf(size).matches(NOTHING)), `${name} is ${size}: a claim has to ask for more than nothing`);
  refuseWhen(construct, Condition.of(textOf(size).matches(PARTS)), `${name} is ${size}, which is parts of bytes: millions are M or Mi`);
}

/** Refuses access modes that Kubernetes does not take together. @internal */
export function checkAccessModes(construct: Construct, name: string, accessModes: any = ['ReadWriteOnce']): void {
  const modes = new ListExpression(toNode(accessModes));
  refuseWhen(construct, Condition.of(modes.has('ReadWriteOncePod')).and(Condition.of(modes.length().isGreaterThan(1))),
    `${name} has ReadWriteOncePod and another mode: Kubernetes takes that one alone`);
}
