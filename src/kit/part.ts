import { ItemShape } from '../values/declare/item-shape';
import { propName } from '../values/prop-name';

/** The props, with the defaults of the fields for those that are not set. @internal */
export function withDefaults<P extends object, D extends keyof P>(fields: ItemShape, props: P, ...names: D[]): P & Required<Pick<P, D>> {
  const defaults = defaultsOf(fields);
  return { ...props, ...Object.fromEntries(names.map(name => [name, props[name] ?? defaults[name as string]])) } as P & Required<Pick<P, D>>;
}

/** The default of each prop, from the table of fields. @internal */
export function defaultsOf(fields: ItemShape): { [prop: string]: any } {
  const shape = fields._shape;
  return Object.fromEntries(Object.entries(shape.kind === 'object' ? shape.fields : {})
    .filter(([, field]) => field.default !== undefined)
    .map(([name, field]) => [field.prop ?? propName(name), field.default]));
}
