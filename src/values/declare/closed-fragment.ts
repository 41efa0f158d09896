import { Field, RawShape } from '../shape';

/** A fragment with these fields and no others. @internal */
export function closedFragment(fields: { readonly [name: string]: Field }): RawShape {
  return { kind: 'raw', of: 'map', fields, closed: true };
}

/** A field that may be absent. @internal */
export function optional(description: string, shape: RawShape): Field {
  return { shape, description, optional: true };
}
