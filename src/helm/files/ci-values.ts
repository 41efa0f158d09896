import { yamlText } from './yaml-text';
import { Model } from '../../manifest/model/model';
import { defaultsOf, isGroup } from '../../values/read/defaults';
import { mergeSources, mergeValues } from '../../values/read/merge';
import { applyDeprecations } from '../../values/read/deprecations';
import { brokenRules, sentenceOf } from '../../values/schema/rule';
import { Json, ObjectShape, Rule } from '../../values/shape';
import { Refusal } from '../../values/refusal';

/** The defaults, with `ciValues` for required values. @internal */
export const CI_VALUES_FILE = ciFile('default');

/**
 * The values files with which chart-testing lints and installs a chart, by path: the defaults, and those of each
 * environment, with `ciValues` for required values.
 *
 * Refused: a chart with required values and without `ciValues` for them.
 *
 * @see https://github.com/helm/chart-testing/blob/main/doc/ct_lint.md
 * @internal
 */
export function ciValues(model: Model): Map<string, string> {
  checkCiValues(model);
  const required = model.ciValues ?? {};
  return new Map([
    [CI_VALUES_FILE, model.ciValues === undefined ? '# The defaults, for helm lint and chart tests.\n'
      : ciText('The defaults, with required values for helm lint and chart tests; do not deploy them.', required)],
    ...Object.entries(model.environments).map(([name, { values }]): [string, string] =>
      [ciFile(name), ciText(`The environment ${name}, for helm lint and chart tests.`, mergeSources([required, values]))]),
  ]);
}

/** The file name that chart-testing looks for. */
function ciFile(name: string): string {
  return `ci/${name}-values.yaml`;
}

function ciText(title: string, values: Json): string {
  return `# ${title}\n\n${yamlText(values)}`;
}

/** Refuses a chart with required values and without `ciValues` for them. @internal */
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

/** The rules that the defaults violate. @internal */
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
