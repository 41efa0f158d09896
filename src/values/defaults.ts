import { Field, Json, ObjectShape } from './shape';

/**
 * The values of a chart as they are when the user gives none. Groups are always there; what is required or optional
 * is not.
 *
 * @internal
 */
export function defaultsOf(root: ObjectShape): { [name: string]: Json } {
  const defaults: { [name: string]: Json } = {};
  for (const [name, field] of Object.entries(root.fields)) {
    const value = defaultOf(field);
    if (value !== undefined) {
      defaults[name] = value;
    }
  }
  return defaults;
}

/** What a field is when the user does not give it; undefined when it is not there then. @internal */
export function defaultOf(field: Field): Json | undefined {
  return isGroup(field) ? defaultsOf(field.shape) : field.default;
}

/** Whether the field is a map with named fields that is always there. @internal */
export function isGroup(field: Field): field is Field & { readonly shape: ObjectShape } {
  return field.shape.kind === 'object' && !field.required && !field.optional;
}
