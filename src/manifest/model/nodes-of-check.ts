import { Check } from './model';
import { Node } from '../../expr/node/node';

/** The expressions of a check. @internal */
export function nodesOfCheck(check: Check): Node[] {
  switch (check.kind) {
    case 'holds':
      return [check.condition, check.message];
    case 'distinct':
      return [check.texts, check.message];
    case 'requests':
      return [check.resources, check.containers, check.of];
  }
}
