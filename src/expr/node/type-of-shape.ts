import { charsOfPattern } from '../../values/schema/chars-of-pattern';
import { CharSet } from '../../values/schema/char-set';
import { portableRegExp } from '../../values/schema/portable-pattern';
import { ANY, BOOLEAN, FieldType, INLINE, integerType, stringType, StringType, Type } from './type';
import { PERCENT } from '../../values/kubernetes/int-or-string';
import { isPlainInteger } from '../../values/plain-integer';
import { knownFields } from '../../values/kubernetes/type-shape';
import { acceptsOthers, Field, isEmptyScalar, isNeverEmpty, Json, KeyShape, PropsReader, RawShape, Shape } from '../../values/shape';

const QUANTITY = CharSet.DIGITS.union(CharSet.of('+-.eEinumkMGTP'));

// Not in the types, which are plain data.
const readers = new WeakMap<Type, PropsReader>();

/** The reader of props for a type, if not field by field. @internal */
export function readerOf(type: Type): PropsReader | undefined {
  return readers.get(type);
}

/** The static type that the schema guarantees for a value. @internal */
export function typeOfShape(shape: Shape): Type {
  switch (shape.kind) {
    case 'string': {
      const declared = shape.multiline ? CharSet.TEXT : CharSet.LINE;
      const chars = shape.pattern === undefined ? declared : declared.intersection(charsOfPattern(shape.pattern));
      const type = withPattern(stringType(chars, Math.max(shape.minLength ?? 0, leastOf(shape.pattern)), shape.maxLength), shape.pattern);
      return acceptsOthers(shape) ? Object.freeze({ ...type, ...shape.acceptsIntegers && { digits: true }, ...shape.acceptsBooleans && { words: true } }) : type;
    }
    case 'enum':
      return oneOf(shape.values);
    case 'integer':
      return integerType(shape.minimum, shape.maximum);
    case 'number':
      return Object.freeze({ kind: 'number', minimum: shape.minimum, maximum: shape.maximum });
    case 'boolean':
      return BOOLEAN;
    case 'intOrString':
      return shape.pattern === PERCENT.pattern && isPlainInteger(shape) ? INLINE : ANY;
    case 'quantity':
      return Object.freeze({ ...stringType(QUANTITY, 1), numeric: true, ...shape.bytes && { bytes: true } });
    case 'list':
      return Object.freeze({ kind: 'list', items: typeOfShape(shape.items), minItems: shape.minItems ?? 0, ...shape.alone !== undefined && { alone: shape.alone } });
    case 'map':
      return Object.freeze({ kind: 'map', keys: typeOfKeys(shape.keys), items: typeOfShape(shape.items) });
    case 'object': {
      const type: Type = Object.freeze({ kind: 'object', fields: typeOfFields(shape.fields) });
      if (shape.reader) {
        readers.set(type, shape.reader);
      }
      return type;
    }
    case 'raw':
      switch (shape.of) {
        case 'strings':
          return Object.freeze({ kind: 'map', keys: stringType(CharSet.LINE), items: stringType(CharSet.TEXT) });
        case 'map':
          return typeOfMap(shape);
        case 'list':
          return Object.freeze({ kind: 'list', items: ANY, minItems: 0 });
        case 'any':
        case 'json':
          return ANY;
      }
  }
}

function typeOfMap(shape: RawShape): Type {
  const name = shape.fields === undefined ? shape.apiType?.name : undefined;
  const known = name === undefined ? undefined : typesOfApi.get(name);
  if (known) {
    return known;
  }
  const fields = knownFields(shape);
  const type: Type = Object.freeze({ kind: 'map', keys: stringType(CharSet.LINE), items: ANY, ...fields && { fields: typeOfFields(fields) } });
  if (name !== undefined) {
    typesOfApi.set(name, type);
  }
  return type;
}

const typesOfApi = new Map<string, Type>();

/** The type of an enum. @internal */
export function oneOf(values: readonly string[]): StringType {
  const lengths = values.map(v => [...v].length);
  return Object.freeze({
    ...stringType(CharSet.of(values.join('')), Math.min(...lengths), Math.max(...lengths)),
    oneOf: values,
  });
}

function typeOfFields(fields: { readonly [name: string]: Field }): { [name: string]: FieldType } {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typeOfField(field)]));
}

/** @internal */
export function typeOfField(field: Field): FieldType {
  return Object.freeze({ type: typeOfShape(field.shape), default: field.default, absent: absenceOf(field), prop: field.prop });
}

/** Whether a value may be absent, and what that means. What is empty by default may, and reads as it would be by default. @internal */
export function absenceOfValue(field: FieldType): 'empty' | 'optional' | undefined {
  return field.absent ?? (field.type.kind !== 'any' && isEmptyScalar(field.default as Json) ? 'empty' : undefined);
}

/** Whether a field of an item may be absent, and what that means. @internal */
export function absenceOf(field: Field): 'empty' | 'optional' | undefined {
  const collection = ['list', 'map', 'raw'].includes(field.shape.kind) && !isNeverEmpty(field.shape);
  return field.required ? undefined : field.optional ? 'optional' : collection ? 'empty' : undefined;
}

function typeOfKeys(keys: KeyShape): StringType {
  return withPattern(stringType(charsOfPattern(keys.pattern).intersection(CharSet.LINE), leastOf(keys.pattern), keys.maxLength), keys.pattern);
}

function withPattern(type: StringType, pattern: string | undefined): StringType {
  return pattern === undefined ? type : Object.freeze({ ...type, pattern });
}

/** The minimum length by a pattern: 0 if it accepts an empty string, otherwise 1. */
function leastOf(pattern: string | undefined): number {
  return pattern === undefined || portableRegExp(pattern).test('') ? 0 : 1;
}
