import { argument } from './code';
import { block, control, line, Lines } from './control';
import { goLiteral, goString } from './go-literal';
import { helperName } from './helper-name';
import { Node } from '../../expr/node/node';
import { walk } from '../../expr/node/children';
import { valuePathsOf } from '../../expr/template/template-values';
import { Model, Scope } from '../../manifest/model/model';
import { hiddenDefaults, noticeOf } from '../../values/read/deprecations';
import { fieldAt } from '../../values/schema/rule';
import { ObjectShape, PathDeprecation } from '../../values/shape';

/**
 * The statement that resolves deprecated paths, at the beginning of a template that reads replacements.
 *
 * @internal
 */
export function deprecationsFor(model: Model, scopes: readonly Scope[], nodes: readonly Node[]): Lines {
  const { resolve } = namesOf(model);
  const all = [...nodes, ...scopes.map(scope => (scope.kind === 'when' ? scope.condition : scope.loop.over))];
  return all.some(node => readsReplacement(model, node)) ? [`{{- include "${resolve}" . -}}`] : [];
}

/** The helpers for it. @internal */
export function printDeprecations(model: Model): string[] {
  const { deprecations = [] } = model.values;
  if (deprecations.length === 0) {
    return [];
  }
  const { resolve, merge } = namesOf(model);
  const mergeIn = (from: string): string => `{{- include "${merge}" (dict "into" $values "from" ${from}) }}`;
  return [
    [
      '{{/* Copies deprecated values to the paths that replace them, where values given there take precedence. */}}',
      `{{- define "${resolve}" -}}`,
      ...block('if not (hasKey . "GivenValues")', [
        '{{- $values := dict }}',
        ...Object.entries(hiddenDefaults(model.values)).map(([name, value]) => `{{- $_ := set $values ${goString(name)} ${argument(goLiteral(value))} }}`),
        ...[...deprecations].reverse().flatMap(deprecation => {
          const given = chain(model.values, deprecation.from);
          return block(`if ${isGiven(given, deprecation)}`, [mergeIn(nested(deprecation, given))]);
        }),
        mergeIn('.Values'),
        '{{- $_ := set . "GivenValues" .Values }}',
        '{{- $_ := set . "Values" $values }}',
      ]),
      '{{- end -}}',
      '',
    ].join('\n'),
    [
      '{{/* Merges the map "from" into the map "into" as Helm merges values: maps key by key, null deletes, anything else is replaced. */}}',
      `{{- define "${merge}" -}}`,
      ...block('range $key, $value := .from', [
        '{{- if kindIs "map" $value }}',
        ...block('if not (kindIs "map" (get $.into $key))', ['{{- $_ := set $.into $key dict }}']).map(l => line(2, l)),
        `  {{- include "${merge}" (dict "into" (get $.into $key) "from" $value) }}`,
        '{{- else if kindIs "invalid" $value }}',
        '  {{- $_ := unset $.into $key }}',
        '{{- else }}',
        '  {{- $_ := set $.into $key $value }}',
        '{{- end }}',
      ]),
      '{{- end -}}',
      '',
    ].join('\n'),
  ];
}

/** What the notes say of each deprecated path, when it is used; `apart` from a paragraph above it. @internal */
export function noticeLines(model: Model): Array<(apart: boolean) => Lines> {
  return (model.values.deprecations ?? []).map((deprecation, i) => apart =>
    control(0, `if ${isGiven(chain(model.values, deprecation.from), deprecation)}`, [...apart || i > 0 ? [''] : [], noticeOf(deprecation)]));
}

function readsReplacement(model: Model, root: Node): boolean {
  const { deprecations = [] } = model.values;
  let found = false;
  walk(root, node => {
    const paths = node.kind === 'value' ? [node.path] : node.kind === 'raw' ? valuePathsOf(node.template) : [];
    found ||= paths.some(path => deprecations.some(({ to }) => startsAlike(path, to)));
  });
  return found;
}

/** Whether one path is a prefix of the other. */
function startsAlike(a: readonly string[], b: readonly string[]): boolean {
  return a.slice(0, b.length).every((name, i) => name === b[i]);
}

function isGiven(given: string, { item }: PathDeprecation): string {
  return item ? given : `not (kindIs "invalid" ${given})`;
}

/** A path whose parts may be missing; the parentheses make Go accept nil. */
function chain(root: ObjectShape, path: readonly string[]): string {
  return path.reduce((text, name, i) => {
    const group = i === 0 ? undefined : fieldAt(root, path.slice(0, i));
    return `${group?.optional ? `(${text})` : text}.${name}`;
  }, '.Values');
}

function nested({ to, item }: PathDeprecation, given: string): string {
  const value = item === undefined ? given : `(list ${item.field === undefined ? given : `(dict ${goString(item.field)} ${given})`})`;
  return to.reduceRight((inner, name) => `(dict ${goString(name)} ${inner})`, value);
}

/** Names of the helpers, distinct from those of the author. */
function namesOf(model: Model): { readonly resolve: string; readonly merge: string } {
  return { resolve: helperName(model, 'resolveValues'), merge: helperName(model, 'mergeValues') };
}
