import { condition, operand, Place } from './action';
import { collect } from './collect';
import { control, Lines, mentionsKeyOf, range } from './control';
import { inlineText } from './inline-text';
import { printMap } from './print';
import { goString } from './go-literal';
import { movesFor, noticeLines } from './moves';
import { rootOf } from './text-helpers';
import { call } from '../expr/functions';
import { Node } from '../expr/node';
import { Check, DistinctCheck, Document, Model, Scope } from '../manifest/model';
import { schemaOf } from '../values/schema';

/** A template: one object, under the conditions and loops around it. @internal */
export function printDocument(model: Model, document: Document): string {
  return text([...movesFor(model, document.scopes, [document.body]), ...inScopes(document.scopes, [document.body], rootOf(model), place => [
    ...document.scopes.some(s => s.kind === 'each') ? ['---'] : [],
    ...printMap(document.body, 0, place),
  ])]);
}

/** `templates/validate.yaml`: renders nothing, and fails where plain mode refuses. @internal */
export function printChecks(model: Model): string | undefined {
  const distinct = model.checks.filter(c => c.kind === 'distinct');
  const lines = [
    ...model.checks.flatMap(check => printCheck(check, distinct.indexOf(check as DistinctCheck), rootOf(model))),
    ...takesFreeText(model) ? LINE_BREAKS : [],
  ];
  const moves = model.checks.flatMap(check => movesFor(model, check.scopes, check.kind === 'holds' ? [check.condition, check.message] : [check.texts]));
  return lines.length ? text(['{{- /* Refuses what could not work. Renders nothing. */}}', ...moves.slice(0, 1), ...lines]) : undefined;
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

/** `templates/NOTES.txt`, one paragraph below the other. @internal */
export function printNotes(model: Model): string | undefined {
  const notices = noticeLines(model);
  if (model.notes.length + notices.length === 0) {
    return undefined;
  }
  const place = rootOf(model);
  return text([...movesFor(model, [], model.notes), ...model.notes.flatMap((note, i) => {
    const apart = i ? [''] : [];
    return note.kind === 'choose'
      ? control(0, `if ${condition(note.condition, place)}`, [...apart, ...paragraph(note.then, place)],
        note.otherwise && isNothing(note.otherwise) ? undefined : [...apart, ...paragraph(note.otherwise!, place)])
      : [...apart, ...paragraph(note, place)];
  }), ...notices.flatMap(notice => notice(model.notes.length > 0))]);
}

function printCheck(check: Check, index: number, root: Place): Lines {
  if (check.kind === 'holds') {
    return inScopes(check.scopes, [check.condition, check.message], root, place => control(0,
      `if ${condition(negate(check.condition), place)}`,
      [`{{- fail ${operand(check.message, 'any', place)} }}`]));
  }
  const variable = `$names${index === 0 ? '' : index + 1}`;
  return inScopes(check.scopes, [check.texts], root, place => [
    ...collect(check.texts.parts, variable, place),
    ...check.message.includes('%s')
      ? control(0, `range $i, $name := ${variable}`, control(0, `if has $name (slice ${variable} 0 $i)`, [`{{- fail (printf ${goString(check.message)} $name) }}`]))
      : control(0, `if ne (len ${variable}) (len (uniq ${variable}))`, [`{{- fail ${goString(check.message)} }}`]),
  ]);
}

function inScopes(scopes: readonly Scope[], mentioned: readonly Node[], place: Place, body: (place: Place) => Lines): Lines {
  const [scope, ...rest] = scopes;
  if (!scope) {
    return body(place);
  }
  if (scope.kind === 'when') {
    return control(0, `if ${condition(scope.condition, place)}`, inScopes(rest, mentioned, place, body));
  }
  const nodes = [...mentioned, ...rest.map(s => (s.kind === 'when' ? s.condition : s.loop.over))];
  const { open, inner } = range(scope.loop, place, nodes.some(n => mentionsKeyOf(n, scope.loop)));
  return control(0, open, inScopes(rest, mentioned, inner, body));
}

function paragraph(note: Node, place: Place): Lines {
  return inlineText(note, place).replace(/\n$/, '').split('\n');
}

function isNothing(note: Node): boolean {
  return note.kind === 'literal' && note.value === '';
}

function negate(node: Node): Node {
  return node.kind === 'call' && node.fn === 'not' ? node.args[0] : call('not', [node]);
}

function text(lines: Lines): string {
  return `${lines.join('\n')}\n`;
}
