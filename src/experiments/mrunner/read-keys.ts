import { isMap, JsonMap } from '../../values/json-map';
import { Refusal, RefusalName } from '../../values/refusal';
import { DEFINITIONS, JsonSchema } from '../../values/schema/schema-definitions';
import { schemaOfShape } from '../../values/schema/schema';
import { problemList, problemsIn } from '../../values/schema/validate';
import { ItemShape } from '../../values/declare/item-shape';

/** What a file of mrunner is checked for. @internal */
export interface KeysOptions {
  readonly refusal: RefusalName;
  /** What the keys are of, in messages, such as `the context file rl.yaml`. */
  readonly of: string;
  readonly shape: ItemShape;
  /** Problems that no shape knows. */
  readonly problems?: readonly string[];
}

/** Refuses data with other keys and types than a file has. @internal */
export function checkKeys({ refusal, of, shape, problems = [] }: KeysOptions, data: JsonMap): void {
  const schema = { ...schemaOfShape(shape._shape), definitions: DEFINITIONS as unknown as JsonSchema };
  // There is no command line for the keys of a file.
  const found = [...problems, ...problemsIn(schema, data).map(problem => problem.replace(/,? or use --set(-string|-literal)?$/, ''))];
  if (found.length > 0) {
    throw new Refusal(refusal, `${of}:${problemList(found)}`);
  }
}

/** The data with integers as their digits, where a file may have them without quotes. @internal */
export function withDigits(data: JsonMap, ...keys: readonly string[]): JsonMap {
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, !keys.includes(key) ? value
    : typeof value === 'number' ? String(value) : isMap(value) ? withDigits(value, ...Object.keys(value)) : value]));
}
