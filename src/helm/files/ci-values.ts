import { yamlText } from './yaml-text';
import { Model } from '../../manifest/model/model';
import { defaultsOf, isGroup } from '../../values/read/defaults';
import { mergeValues } from '../../values/read/merge';
import { applyDeprecations } from '../../values/read/deprecations';
import { brokenRules, sentenceOf } from '../../values/schema/rule';
import { Json, ObjectShape, Rule } from '../../values/shape';
import { Refusal } from '../../values/refusal';

/** Where the chart keeps them; tools that test charts look for `ci/*-values.yaml`. @internal */
export const CI_VALUES_FILE = 'ci/required-values.yaml';

/**
 * Values for `helm lint` and chart tests; undefined when the author gave none and the defaults alone are valid.
 *
 * Refused: a chart with required values whose author gave none for them.
 *
 * @see https://github.com/helm/chart-testing/blob/main/doc/ct_lint.md
 * @internal
 */
export function ciValues(model: Model): string | undefined {
  checkCiValues(model);
  return model.ciValues === undefined ? undefined
    : `# Required values for helm lint and chart tests; do not deploy them.\n\n${yamlText(model.ciValues)}`;
}

/** Refuses a chart with required values whose author gave none for them. @internal */
export function checkCiValues(model: Model): void {
  const given = valuesOf(model, model.ciValues);
  const missing = missingPaths(model.values, given);
  const they = missing.length === 1 ? 'is required and has' : 'are required and have';
  const problems = [
    ...missing.length > 0 ? [`${missing.join(', ')} ${they} no default`] : [],
    ...brokenRules(model.values, given).map(rule => sentenceOf(model.values, rule)),
  ];
  if (problems.length > 0) {
    throw new Refusal('ci-values-missing', `the chart ${model.metadata.name} cannot be linted: ${problems.join('; ')}: ` +
      'set values in ciValues that helm lint and chart tests can use, and nothing confidential');
  }
}

/** Whether the defaults alone are valid. @internal */
export function isComplete(model: Model): boolean {
  return requiredPaths(model.values).length === 0 && brokenByDefault(model).length === 0;
}

/** The rules that the defaults break. @internal */
export function brokenByDefault(model: Model): Rule[] {
  return brokenRules(model.values, valuesOf(model));
}

function valuesOf(model: Model, given: Json = {}): Json {
  return applyDeprecations(model.values, mergeValues(defaultsOf(model.values), [given]));
}

/** The paths of required values. @internal */
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
