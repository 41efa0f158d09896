import { KUBERNETES_TYPES } from './kubernetes-types';
import { INT_OR_STRINGS } from './int-or-string';
import { LABEL_VALUE, QUALIFIED_NAME } from './label-syntax';
import { MAX_INT32, MIN_INT32 } from '../plain-integer';
import { REFINEMENTS } from './refinements';
import { Field, ObjectShape, RawShape, Shape } from '../shape';

/** Types that are maps of strings, with the syntax that Kubernetes asks of them. @internal */
export const STRING_MAPS: readonly string[] = ['Labels', 'Annotations'];

/** Whether there is such a type, whose values can be checked. @internal */
export function isKnownType(name: string): boolean {
  return STRING_MAPS.includes(name) || Object.prototype.hasOwnProperty.call(KUBERNETES_TYPES, name);
}

/** The names of all types. @internal */
export function knownTypes(): string[] {
  return [...STRING_MAPS, ...Object.keys(KUBERNETES_TYPES)];
}

/** Kubernetes YAML of the type. @internal */
export function ofType(name: string): RawShape {
  return { kind: 'raw', of: STRING_MAPS.includes(name) ? 'strings' : 'map', apiType: { name } };
}

/**
 * The fields of a type that has fields; those of the types in it are what the type itself says.
 *
 * @internal
 */
export function shapeOfType(name: string): ObjectShape | undefined {
  const known = shapes.get(name);
  if (known !== undefined || !Object.prototype.hasOwnProperty.call(KUBERNETES_TYPES, name)) {
    return known;
  }
  const { fields: refined = {}, required = [], ...rest } = REFINEMENTS[name] ?? {};
  const fields = KUBERNETES_TYPES[name].split(', ').map((text): [string, Field] => {
    const [, field, mark, kind] = /^(\w+)(!?): (.*)$/.exec(text)!;
    const isRequired = mark !== '' || required.includes(field);
    return [field, { shape: refined[field] ?? shapeOf(kind), description: '', ...isRequired ? { required: true } : { optional: true } }];
  });
  const shape: ObjectShape = Object.freeze({ kind: 'object', fields: Object.freeze(Object.fromEntries(fields)), ...rest });
  shapes.set(name, shape);
  return shape;
}

const shapes = new Map<string, ObjectShape>();

/** The fields that Kubernetes YAML is known to have: those of its type, and those that are declared. @internal */
export function knownFields({ apiType, fields }: RawShape): { readonly [name: string]: Field } | undefined {
  const own = apiType && shapeOfType(apiType.name)?.fields;
  return own && fields ? { ...own, ...fields } : own ?? fields;
}

/** What is under a key; undefined for a key that the type does not have. @internal */
export function fieldInRaw(raw: RawShape, key: string): Pick<Field, 'shape' | 'required'> | undefined {
  const { of, apiType } = raw;
  if (of === 'strings') {
    return { shape: apiType?.name === 'Labels' ? LABEL : STRING };
  }
  const fields = knownFields(raw);
  return fields && Object.prototype.hasOwnProperty.call(fields, key) ? fields[key]
    : apiType && isKnownType(apiType.name) ? undefined : { shape: { kind: 'raw', of: 'any' } };
}

/** What the table writes of a field. */
function shapeOf(kind: string): Shape {
  if (kind.endsWith('[]')) {
    return { kind: 'list', items: shapeOf(kind.slice(0, -2)) };
  }
  switch (kind) {
    case 'string':
      return STRING;
    case 'boolean':
      return { kind: 'boolean' };
    case 'int32':
      return { kind: 'integer', minimum: MIN_INT32, maximum: MAX_INT32 };
    case 'int64':
      return { kind: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER };
    case 'quantity':
      return { kind: 'quantity' };
    case 'intOrString':
      return INT_OR_STRINGS.intOrString;
    case 'any':
      return { kind: 'raw', of: 'any' };
    case 'string{}':
      return { kind: 'raw', of: 'strings' };
    case 'quantity{}':
      return { kind: 'map', items: { kind: 'quantity' }, keys: QUALIFIED_NAME };
    default:
      return kind.includes('|') ? { kind: 'enum', values: kind.split('|') } : ofType(kind);
  }
}

const LABEL: Shape = { kind: 'string', pattern: LABEL_VALUE.pattern, patternDescription: LABEL_VALUE.patternDescription };
const STRING: Shape = { kind: 'string', multiline: true };
