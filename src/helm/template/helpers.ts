import { condition, innerPlace, Place, subjectOf, where } from './action';
import { printCheckHelpers } from './checks';
import { asChoice, hasSpaceAtEdge, inlineText, keepEdges, Piece, piecesOf, printPieces, withSubject } from './inline-text';
import { printDeprecations } from './deprecations';
import { printMap, sureParts } from './print';
import { DefaultHelper, printJoined, rootOf, TextHelpers } from './text-helpers';
import { mayEvaluateBoth } from '../../expr/node/may-fail';
import { Helper, Node } from '../../expr/node/node';
import { literal } from '../../expr/node/literal';
import { isWrittenText, partsOf } from '../../expr/node/parts';
import { Model } from '../../manifest/model/model';

/**
 * `templates/_helpers.tpl`: the named templates, and the helpers that previously printed templates need.
 *
 * @internal
 */
export function printHelpers(model: Model): string {
  const texts = TextHelpers.of(model);
  const own = model.helpers.map(helper => printHelper(model, helper));
  const others = [...texts.print(), ...texts.defaults.map(helper => printDefault(model, helper)), ...printDeprecations(model), ...printCheckHelpers(model)];
  return [...own, ...texts.printString(), ...texts.printNames(), ...texts.printLists(), ...others].join('\n');
}

function printHelper(model: Model, helper: Helper): string {
  const place = rootOf(model);
  return [
    `{{/* ${helper.description.replace(/\*\//g, '* /')} */}}`,
    `{{- define "${model.metadata.name}.${helper.name}" -}}`,
    ...helper.body.kind === 'map' ? printMap(withSureFirst(helper.body), 0, place)
      : isWrittenText(helper.body) ? printJoined(helper.body, place) : [keepEdges(printText(helper.body, place).join('\n'))],
    '{{- end -}}',
    '',
  ].join('\n');
}

function printDefault(model: Model, { name, description, value }: DefaultHelper): string {
  const { type } = literal(value);
  return printHelper(model, { name, description, body: { kind: 'map', parts: partsOf(literal(value)), type } });
}

/** A helper that began with a control line would render an empty first line. */
function withSureFirst(map: Node): Node {
  const parts = partsOf(map);
  const sure = parts.indexOf(sureParts(map)[0]);
  return map.kind !== 'map' || sure <= 0 ? map : { ...map, parts: [parts[sure], ...parts.slice(0, sure), ...parts.slice(sure + 1)] };
}

/** A choice is printed on several lines if it has no whitespace at the edges, which these lines trim. */
function printText(text: Node, place: Place): string[] {
  const node = asChoice(text);
  if (node.kind === 'concat') {
    return atChoices(node.parts.map(p => ({ pieces: piecesOf(p, place), apart: asChoice(p).kind === 'choose' }))).map(pieces => printPieces(pieces));
  }
  const branches = node.kind === 'choose' && node.otherwise !== undefined && mayEvaluateBoth(node) ? branchesOf(node, place) : [];
  if (branches.length === 0 || branches.some(({ pieces }) => pieces.length === 0 || hasSpaceAtEdge(pieces, 'start') || hasSpaceAtEdge(pieces, 'end'))) {
    return [inlineText(node, place)];
  }
  return [...branches.flatMap(({ open, pieces }) => [`{{- ${open} -}}`, printPieces(pieces)]), '{{- end -}}'];
}

/** What a choice can be, with what leads to it. */
function branchesOf(text: Node, place: Place, before = ''): { readonly open: string; readonly pieces: readonly Piece[] }[] {
  const node = asChoice(text);
  if (node.kind !== 'choose') {
    return [{ open: 'else', pieces: piecesOf(node, place) }];
  }
  const otherwise = node.otherwise!;
  // What the dot means changes on the way to the end only, so a chain has an `if` for each.
  const chained = before !== '' || asChoice(otherwise).kind === 'choose';
  const subject = chained ? undefined : withSubject(node.condition, node.then);
  const open = subject ? `with ${subjectOf(subject, place)}` : `${before}if ${condition(node.condition, place)}`;
  return [
    { open, pieces: piecesOf(node.then, where(node.condition, subject ? innerPlace(place, subject) : place)) },
    ...branchesOf(otherwise, place, 'else '),
  ];
}

/** A choice gets its own line if the line break before it can be trimmed without trimming more. */
function atChoices(parts: readonly { readonly pieces: readonly Piece[]; readonly apart: boolean }[]): Piece[][] {
  const lines: Piece[][] = [];
  parts.forEach(({ pieces: [first, ...others], apart }, i) => {
    const before = lines[lines.length - 1];
    const breaks = i === 0 || ((apart || parts[i - 1].apart) && first.kind === 'action' && !hasSpaceAtEdge(before, 'end'));
    if (breaks) {
      lines.push([first.kind === 'action' ? { ...first, trims: true } : first, ...others]);
    } else {
      before.push(first, ...others);
    }
  });
  return lines;
}
