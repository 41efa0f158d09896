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
  const given = valuesOf(model, model.ciValues);
  const missing = missingPaths(model.values, given);
  const they = missing.length === 1 ? 'is required and has' : 'are required and have';
  const problems = [
    ...missing.length > 0 ? [`${missing.join(', ')} ${they} no default`] : [],
    ...brokenRules(model.values, given).map(rule => sentenceOf(model.values, rule)),
  ];
  if (problems.length > 0) {
    throw new Refusal('ci-values-missing', `the chart ${model.metadata.name} cannot be checked: ${problems.join('; ')}; ` +
      'give ciValues something that helm lint and tests can use, such as a name nobody has and a password that opens nothing');
  }
}

/** Whether a release needs no values from its user. @internal */
export function isComplete(model: Model): boolean {
  return requiredPaths(model.values).length === 0 && brokenByDefault(model).length === 0;
}

/** The rules that the defaults do not keep. @internal */
export function brokenByDefault(model: Model): Rule[] {
  return brokenRules(model.values, valuesOf(model));
}

function valuesOf(model: Model, given: Json = {}): Json {
  return applyDeprecations(model.values, mergeValues(defaultsOf(model.values), [given]));
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
