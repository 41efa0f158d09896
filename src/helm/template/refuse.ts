import { codeOf } from './action';
import { argumentLines } from './filled';
import { Scoped } from './scopes';
import { HoldsCheck } from '../../manifest/model/model';
import { negate } from '../../expr/functions/implication';

/** The statements that fail if a condition is false. @internal */
export function refuseUnless({ scopes, condition, message }: Pick<HoldsCheck, 'scopes' | 'condition' | 'message'>): Scoped {
  return {
    scopes: [...scopes, { kind: 'when', condition: negate(condition) }],
    mentioned: [message],
    fails: true,
    print: place => argumentLines('fail', codeOf(message, place)),
  };
}
