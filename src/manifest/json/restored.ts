import { isReadFrom, asStructureToken } from '../../expr/token/structure-token';
import { isPlainObject } from '../../values/plain-data';

/** A value that the types did not write. @internal */
export class Dropped {
  /**
   * @param path its path in the given data.
   * @param given the given value.
   * @param written what the types wrote instead.
   */
  public constructor(public readonly path: readonly string[], public readonly given: unknown, public readonly written: unknown) {
  }
}

/**
 * The output of the types of cdk8s for the given data: they rename fields, unwrap `IntOrString` and `Quantity`, and read
 * every known field of a structure token, which is restored here. Omitted or changed values result in a `Dropped`.
 *
 * @internal
 */
export function restored(given: any, written: any, path: readonly string[] = []): any {
  if (given === undefined || given === null) {
    return written;
  }
  if (asStructureToken(given)) {
    return isMadeOf(written, given) ? given : new Dropped(path, given, written);
  }
  if (Array.isArray(given)) {
    return Array.isArray(written) && written.length === given.length ? all(given.map((item, i) => restored(item, written[i], [...path, String(i)]))) : new Dropped(path, given, written);
  }
  if (!isPlainObject(given)) {
    return Object.is(given, written) ? written : new Dropped(path, given, written);
  }
  if (!isPlainObject(written)) {
    return isUnion(given) ? restored(given.value, written, path) : new Dropped(path, given, written);
  }
  const result = { ...written };
  for (const [key, value] of Object.entries(given)) {
    const field = fieldOf(written, key);
    const item = restored(value, field === undefined ? undefined : written[field], [...path, key]);
    if (item instanceof Dropped) {
      return item;
    }
    if (field !== undefined) {
      result[field] = item;
    }
  }
  return result;
}

/** The field that a given key became, such as `clusterIP` for `clusterIp`. @internal */
export function fieldOf(written: { readonly [key: string]: any }, key: string): string | undefined {
  return Object.prototype.hasOwnProperty.call(written, key) ? key : Object.keys(written).find(field => isSameField(field, key));
}

/** Whether cdk8s writes one for the other. @internal */
export function isSameField(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function all(items: readonly any[]): any {
  return items.find(item => item instanceof Dropped) ?? items;
}

/** As cdk8s hands them to the types: `IntOrString`, `Quantity` and their like. */
function isUnion(given: { readonly [key: string]: any }): boolean {
  return Object.keys(given).length === 1 && 'value' in given;
}

/** Whether code made it of a structure token alone. */
function isMadeOf(written: any, token: unknown): boolean {
  if (Array.isArray(written)) {
    return written.length > 0 && written.every(item => isMadeOf(item, token));
  }
  if (isPlainObject(written)) {
    const values = Object.values(written).filter(value => value !== undefined);
    return values.length > 0 && values.every(value => isMadeOf(value, token));
  }
  return isReadFrom(written, token);
}
