import { MAX_INT32, MIN_INT32 } from '../plain-integer';
import { IntOrStringShape } from '../shape';

/** What the strings are in the place of a number of pods. @internal */
export const PERCENT = Object.freeze({ pattern: '^[0-9]{1,3}%$', patternDescription: 'a percentage such as `25%`' });

const NAME_OF_PORT = { pattern: '^([0-9]+(-[0-9]+)*-?)?[a-z]([-a-z0-9]{0,13}[a-z0-9])?$', patternDescription: 'the name of a port such as `http`' };

/** What Kubernetes has in several places, by the name of its definition. @internal */
export const INT_OR_STRINGS = Object.freeze({
  intOrString: { kind: 'intOrString', minimum: MIN_INT32, maximum: MAX_INT32 },
  intOrPercent: { kind: 'intOrString', minimum: 0, maximum: MAX_INT32, ...PERCENT },
  portOrName: { kind: 'intOrString', minimum: 1, maximum: 65535, ...NAME_OF_PORT },
} satisfies { readonly [definition: string]: IntOrStringShape });
