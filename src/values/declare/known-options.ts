import { closest } from '../closest';
import {
  BooleanOptions, EnumOptions, FragmentOptions, IntegerOptions, IntOrStringOptions, ListOptions, MapOptions, NumberOptions, ObjectOptions, QuantityOptions, SecretOptions,
  StringOptions, ValueOptions,
} from './options';
import { checkObjectText } from '../object-text';
import { Refusal } from '../refusal';

/** The names of all options of a declaration; complete, or it does not compile. */
type Names<O> = { readonly [name in keyof Required<O>]: true };

const COMMON: Names<ValueOptions> = { description: true, required: true, optional: true, examples: true };
const RANGE = { default: true, minimum: true, maximum: true } as const;

const KNOWN = {
  string: { ...COMMON, default: true, pattern: true, patternDescription: true, minLength: true, maxLength: true, multiline: true } as Names<StringOptions>,
  oneOf: { ...COMMON, values: true, default: true } as Names<EnumOptions>,
  integer: { ...COMMON, ...RANGE } as Names<IntegerOptions>,
  number: { ...COMMON, ...RANGE } as Names<NumberOptions>,
  boolean: { ...COMMON, default: true } as Names<BooleanOptions>,
  quantity: { ...COMMON, default: true, negative: true, bytes: true } as Names<QuantityOptions>,
  intOrString: { ...COMMON, ...RANGE, pattern: true, patternDescription: true } as Names<IntOrStringOptions>,
  secret: { ...COMMON, minLength: true } as Names<SecretOptions>,
  list: { ...COMMON, default: true, items: true, minItems: true, maxItems: true, unique: true, alone: true } as Names<ListOptions>,
  map: { ...COMMON, default: true, items: true, keyPattern: true, keyPatternDescription: true, keyMaxLength: true } as Names<MapOptions>,
  object: { ...COMMON, fields: true } as Names<ObjectOptions>,
  fragment: { ...COMMON, default: true, kind: true, type: true } as Names<FragmentOptions>,
};

/**
 * Refuses a declaration without a description, and unknown options: a misspelt constraint would be without effect. TypeScript finds both;
 * JavaScript does not.
 *
 * @internal
 */
export function checkOptions(path: string, kind: keyof typeof KNOWN, options: ValueOptions | undefined): void {
  if (typeof options?.description !== 'string' || options.description.trim() === '') {
    throw new Refusal('value-undescribed', `${path} has no description: add one, { description: '…' }`);
  }
  checkObjectText(options.description, `the description of ${path}`);
  const known = Object.keys(KNOWN[kind]);
  for (const [name, given] of Object.entries(options)) {
    if (given !== undefined && !known.includes(name)) {
      const near = closest(name, known);
      throw new Refusal('value-option', `${path}: unknown option "${name}" of ${kind}()${near === undefined ? `, expected one of ${known.join(', ')}` : `, did you mean "${near}"?`}`);
    }
  }
}
