import { block, Lines } from './control';
import { failLines } from './filled';
import { goString } from './go-literal';
import { helperName } from './helper-name';
import { Model } from '../../manifest/model/model';
import { MISSING, neededPaths, noneOf, sayingNone } from '../../values/schema/missing';
import { wordLines } from '../../values/word-lines';
import { fieldAt } from '../../values/schema/rule';

/**
 * What fails if null, or the values of an older version of the chart, took away what has a default; nothing where that cannot be.
 *
 * @internal
 */
export function refuseMissing(model: Model): Lines {
  return neededPaths(model.values).length > 0 ? [`{{- include ${goString(helperName(model, CHECK))} . }}`] : [];
}

/** The same for a template that Helm renders before `validate.yaml`: it begins with the deepest and the last ones. @internal */
export function refuseMissingBefore(model: Model, file: string): Lines {
  const lines = file.includes('/') || file > 'validate.yaml' ? refuseMissing(model) : [];
  return lines.length > 0 ? ['{{- /* Helm renders this template before validate.yaml, which asks the same. */ -}}', ...lines.map(line => line.replace(/ }}$/, ' -}}'))] : [];
}

/** The helpers that it needs. @internal */
export function printMissing(model: Model): string[] {
  const paths = neededPaths(model.values);
  if (paths.length === 0) {
    return [];
  }
  const written = (path: readonly string[]): string => {
    const none = noneOf(fieldAt(model.values, path)!.shape);
    return none === undefined ? path.join('.') : `${path.join('.')}=${none}`;
  };
  const groups = new Set(paths.map(path => path.slice(0, -1).join('.')));
  return [
    [
      '{{/* Values that have a default and are never left out, with what to set for none, and groups of values. */}}',
      `{{- define ${goString(helperName(model, PATHS))} -}}`,
      ...[...groups].flatMap(group => wordLines(paths.filter(path => path.slice(0, -1).join('.') === group).map(written))),
      '{{- end -}}',
      '',
    ].join('\n'),
    [
      '{{/* Fails if one of them is missing. */}}',
      `{{- define ${goString(helperName(model, CHECK))} -}}`,
      '{{- $missing := list }}',
      ...block(`range regexSplit ${goString('\\s+')} (include ${goString(helperName(model, PATHS))} .) -1`, [
        '{{- $names := splitList "=" . | first | splitList "." }}',
        '{{- $group := $.Values }}',
        ...block('range initial $names', ['{{- $group = get ($group | default dict) . }}']),
        ...block('if and (kindIs "map" $group) (not (hasKey $group (last $names)))', [`{{- $missing = append $missing (regexReplaceAll "=(.+)" . ${goString(sayingNone('', '${1}'))}) }}`]),
      ]),
      ...block('with $missing', failLines(`%s: ${MISSING}`, '(join ", " .)')),
      '{{- end -}}',
      '',
    ].join('\n'),
  ];
}

const PATHS = 'valuesWithDefaults';
const CHECK = 'checkMissing';
