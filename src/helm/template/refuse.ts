import { operand } from './action';
import { Scoped } from './scopes';
import { HoldsCheck } from '../../manifest/model/model';
import { negate } from '../../expr/functions/implication';

/** The statements that fail where a condition does not hold. @internal */
export function refuseUnless({ scopes, condition, message }: Pick<HoldsCheck, 'scopes' | 'condition' | 'message'>): Scoped {
  return {
    scopes: [...scopes, { kind: 'when', condition: negate(condition) }],
    mentioned: [message],
    print: place => [`{{- fail ${operand(message, 'any', place)} }}`],
  };
}
