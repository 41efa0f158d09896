import { ApiObject, JsonPatch } from 'cdk8s';
import { droppedField, unreadableField } from './dropped-field';
import { checkLostKeys, explainLostKey } from './lost-keys';
import { checkPatchValue } from './patch-value';
import { Dropped, restored } from './restored';
import { Types, typesOf } from './types';
import { collapseGiven } from '../../expr/token/collapse';
import { revive, whileWriting } from '../../expr/token/structure-token';
import { Tokens } from '../../expr/token/tokens';
import { Refusal } from '../../values/refusal';

/**
 * The JSON that cdk8s writes for an object, with tokens for expressions. Refuses fields that it drops.
 *
 * @internal
 */
export function jsonOf(object: ApiObject): any {
  const types = typesOf(object);
  const { given, written, error } = serialised(object, types !== undefined);
  if (error !== undefined) {
    throw refusalOf(error, given, types);
  }
  return types === undefined ? collapseGiven(written) : throughTypes(given, written, types);
}

/** The types of a level-1 construct silently drop unknown fields. */
function throughTypes(given: any, written: any, types: Types): any {
  // If user code runs after the types, its changes are intended.
  const ofTypes = types.areLast ? written : whileWriting(() => types.write(given));
  const result = Tokens.peek(() => restored(collapseGiven(given), ofTypes));
  if (!(result instanceof Dropped)) {
    return types.areLast ? result : written;
  }
  // The values of expressions are in the form of Kubernetes, which is not that of the types.
  if (Tokens.areValues) {
    return written;
  }
  throw droppedField(result, given, types);
}

interface Serialised {
  /** What the types get, with patches applied; undefined when cdk8s failed before. */
  readonly given?: any;
  readonly written?: any;
  readonly error?: unknown;
}

/**
 * Patches are applied before the types write anything, and there is no hook in between. cdk8s also serializes the values of
 * patches to JSON and back, so structure tokens become markers.
 */
function serialised(object: ApiObject, typed: boolean): Serialised {
  const { apply } = JsonPatch;
  let given: any;
  let refusal: Refusal | undefined;
  JsonPatch.apply = (document, ...ops) => {
    try {
      const patched = revive(ops.reduce((doc, op) => patchedWith(op, typed, () => apply.call(JsonPatch, doc, op)), document), id => Tokens.find(id));
      given ??= patched;
      return patched;
    } catch (e) {
      refusal = e instanceof Refusal ? e : undefined;
      throw e;
    }
  };
  try {
    checkLostKeys(object, typed);
    const written = whileWriting(() => object.toJson());
    return { given, written };
  } catch (error) {
    return { given, error: refusal ?? error };
  } finally {
    JsonPatch.apply = apply;
  }
}

function patchedWith(patch: JsonPatch, typed: boolean, apply: () => any): any {
  checkPatchValue(patch, typed);
  try {
    return apply();
  } catch (e) {
    if (e instanceof Refusal) {
      throw e;
    }
    const { op, path } = patch._toJson();
    throw new Refusal('not-data', `the JSON patch "${op}" of ${path}: ${e instanceof TypeError ? 'the object has nothing at the parent of that path: add that first'
      : (e as Error).message.split('\n')[0]}`);
  }
}

/** cdk8s converts errors to strings, also refusals by a structure token; the user needs the refusal. */
function refusalOf(error: unknown, given: any, types: Types | undefined): unknown {
  if (error instanceof Refusal) {
    return error;
  }
  const message = (error instanceof Error ? error.message : String(error)).replace(/^Failed serializing construct at path '[^']*' with name '[^']*': (Error: )?/, '');
  const ofToken = 'Refusal: ';
  return message.startsWith(ofToken) ? new Refusal('token-misplaced', message.slice(ofToken.length))
    : (types && unreadableField(message, given, types)) ?? new Refusal('not-data', explainLostKey(message));
}
