import { operand, Place } from './action';
import { collect } from './collect';
import { control, Lines } from './control';
import { goString } from './go-literal';
import { movesFor } from './moves';
import { inScopes, Scoped } from './scopes';
import { rootOf } from './text-helpers';
import { call } from '../../expr/functions/functions';
import { Node } from '../../expr/node/node';
import { Check, DistinctCheck, Model } from '../../manifest/model/model';
import { schemaOf } from '../../values/schema/schema';

/** `templates/validate.yaml`: renders nothing, and fails where plain mode refuses. @internal */
export function printChecks(model: Model): string | undefined {
  const lines = [
    ...inScopes(model.checks.map(check => scoped(model, check)), rootOf(model)),
    ...takesFreeText(model) ? LINE_BREAKS : [],
  ];
  const moves = model.checks.flatMap(check => movesFor(model, check.scopes, check.kind === 'holds' ? [check.condition, check.message] : [check.texts]));
  return lines.length ? `${['{{- /* Refuses what could not work. Renders nothing. */}}', ...moves.slice(0, 1), ...lines].join('\n')}\n` : undefined;
}

/** The helper that the checks need. @internal */
export function printCheckHelpers(model: Model): string[] {
  return model.checks.some(check => check.kind === 'distinct') ? [[
    '{{/* Fails when a name is there twice. */}}',
    `{{- define "${distinctHelper(model)}" -}}`,
    ...control(0, 'range $i, $name := .names', control(0, 'if has $name (slice $.names 0 $i)', ['{{- fail (printf $.message $name) }}'])),
    '{{- end -}}',
    '',
  ].join('\n')] : [];
}

/**
 * Helm 3 writes the values as YAML and reads them again before it asks the schema, which then does not see these
 * characters any more. The templates do.
 */
const LINE_BREAKS = control(0, `if regexMatch ${goString('[\\x{85}\\x{2028}\\x{2029}]')} (toString .Values)`, [
  '{{- fail "a value holds U+0085, U+2028 or U+2029, which readers of YAML take for a line break: use a line feed" }}',
]);

function takesFreeText(model: Model): boolean {
  const { global, tags, ...own } = schemaOf(model.values).properties as { [name: string]: unknown };
  return JSON.stringify(own).includes('"#/definitions/');
}

function scoped(model: Model, check: Check): Scoped {
  if (check.kind === 'holds') {
    const { condition, message } = check;
    return {
      scopes: [...check.scopes, { kind: 'when', condition: negate(condition) }],
      mentioned: [message],
      print: place => [`{{- fail ${operand(message, 'any', place)} }}`],
    };
  }
  return { scopes: check.scopes, mentioned: [check.texts], print: place => distinct(model, check, place) };
}

function distinct(model: Model, check: DistinctCheck, place: Place): Lines {
  const taken = new Set([...place.variables.values()].flatMap(({ item, key }) => [item, key]));
  const free = (name: string): string => (taken.has(name) ? free(`${name}_`) : name);
  const variable = free('$names');
  return [
    ...collect(check.texts.parts, variable, place),
    `{{- include ${goString(distinctHelper(model))} (dict "names" ${variable} "message" ${goString(check.message)}) }}`,
  ];
}

/** What the helper is called, unlike those of the chart's author. */
function distinctHelper(model: Model): string {
  const taken = model.helpers.map(helper => helper.name);
  const free = (name: string): string => (taken.includes(name) ? free(`${name}_`) : name);
  return `${model.metadata.name}.${free('distinct')}`;
}

function negate(node: Node): Node {
  return node.kind === 'call' && node.fn === 'not' ? node.args[0] : call('not', [node]);
}
