import { Model } from '../../manifest/model/model';

/** The name of a generated helper, distinct from those of the author. @internal */
export function helperName(model: Model, stem: string): string {
  const taken = model.helpers.map(helper => helper.name);
  const free = (name: string): string => (taken.includes(name) ? free(`${name}_`) : name);
  return `${model.metadata.name}.${free(stem)}`;
}
