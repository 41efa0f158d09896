import { Field, Json, ObjectShape } from '../shape';

/**
 * The values in values.yaml. Groups are always there; required and optional values are not, nor those with deprecated paths.
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

/** The value of a field in values.yaml; undefined when it is not there. @internal */
export function defaultOf(field: Field): Json | undefined {
  return isGroup(field) ? defaultsOf(field.shape) : field.replaces ? undefined : field.default;
}

/** Whether the field is an object that is always present. @internal */
export function isGroup(field: Field): field is Field & { readonly shape: ObjectShape } {
  return field.shape.kind === 'object' && !field.required && !field.optional;
}
