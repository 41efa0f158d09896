import { checkStruct } from './check-struct';
import { ValueOptions } from './options';
import { checkObjectText } from '../object-text';
import { Refusal } from '../refusal';

const STRUCT_OF = {
  string: 'StringOptions',
  oneOf: 'EnumOptions',
  integer: 'IntegerOptions',
  number: 'NumberOptions',
  boolean: 'BooleanOptions',
  quantity: 'QuantityOptions',
  intOrString: 'IntOrStringOptions',
  secret: 'SecretOptions',
  list: 'ListOptions',
  map: 'MapOptions',
  object: 'ObjectOptions',
  fragment: 'FragmentOptions',
};

/**
 * Refuses a declaration without a description, and options that TypeScript would not accept: a misspelt constraint would be without
 * effect.
 *
 * @internal
 */
export function checkOptions(path: string, kind: keyof typeof STRUCT_OF, options: ValueOptions | undefined): void {
  if (typeof options?.description !== 'string' || options.description.trim() === '') {
    throw new Refusal('value-undescribed', `${path} has no description: add one, { description: '…' }`);
  }
  checkObjectText(options.description, `the description of ${path}`);
  const { default: value, ...others } = options as { readonly default?: unknown } & ValueOptions;
  // Those of a secret are nobody's business, and what a default may be is up to the others.
  checkStruct(STRUCT_OF[kind], kind === 'secret' ? options : others, path, `${kind}()`);
}
