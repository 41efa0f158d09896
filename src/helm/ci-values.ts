import { yamlText } from './yaml-text';
import { Model } from '../manifest/model';
import { isGroup } from '../values/defaults';
import { isMap } from '../values/merge';
import { applyMoves } from '../values/moves';
import { Json, ObjectShape } from '../values/shape';
import { Refusal } from '../values/refusal';

/** Where the chart keeps them; tools that test charts look for `ci/*-values.yaml`. @internal */
export const CI_VALUES_FILE = 'ci/required-values.yaml';

/**
 * Values that make a chart complete for `helm lint` and for tests, or undefined when its defaults are complete and the
 * author gave none.
 *
 * Refused: a chart with required values whose author gave none for them.
 *
 * @see https://github.com/helm/chart-testing/blob/main/doc/ct_lint.md
 * @internal
 */
export function ciValues(model: Model): string | undefined {
  checkCiValues(model);
  return model.ciValues === undefined ? undefined
    : `# What the chart does not run without, made up for helm lint and for tests.\n\n${yamlText(model.ciValues)}`;
}

/** Refuses a chart with required values whose author gave none for them. @internal */
export function checkCiValues(model: Model): void {
  const given = applyMoves(model.values, isMap(model.ciValues) ? model.ciValues : {});
  const missing = missingPaths(model.values, given);
  if (missing.length > 0) {
    const they = missing.length === 1 ? 'is required and has' : 'are required and have';
    throw new Refusal('ci-values-missing', `the chart ${model.metadata.name} cannot be checked: ${missing.join(', ')} ${they} no default; ` +
      'give ciValues something that helm lint and tests can use, such as a name nobody has and a password that opens nothing');
  }
}

/** The paths that have to be given and have no default. @internal */
export function requiredPaths(root: ObjectShape): string[] {
  return missingPaths(root, {});
}

function missingPaths(root: ObjectShape, given: Json, prefix = ''): string[] {
  const values = typeof given === 'object' && given !== null && !Array.isArray(given) ? given : {};
  return Object.entries(root.fields).flatMap(([name, field]) => {
    const value = Object.prototype.hasOwnProperty.call(values, name) ? values[name] : undefined;
    return isGroup(field) ? missingPaths(field.shape, value ?? {}, `${prefix}${name}.`)
      : field.required && (value ?? undefined) === undefined ? [prefix + name] : [];
  });
}
