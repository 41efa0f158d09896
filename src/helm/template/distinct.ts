import { asking, codeFor, operand, Place, where } from './action';
import { argument, Code, command } from './code';
import { asksItself, collect, reserving } from './collect';
import { block, Lines, mentionsKeyOf, range } from './control';
import { goString } from './go-literal';
import { helperName } from './helper-name';
import { codeLines, filled, isShort } from './filled';
import { Argument, Arguments, includeLines, listLines } from './include-lines';
import { Node, Part } from '../../expr/node/node';
import { nodesOfPart } from '../../expr/node/children';
import { call } from '../../expr/functions/functions';
import { negate, terms } from '../../expr/functions/implication';
import { isMapKey, onlyElement } from '../../expr/node/parts';
import { DistinctCheck, ItemsOfList, Model } from '../../manifest/model/model';

/**
 * The statements that refuse duplicate names.
 *
 * A conditional name is `and CONDITION NAME`, which is empty if the condition is false; names are never empty, so empty
 * ones are ignored.
 *
 * @internal
 */
export function refuseSameNames(model: Model, check: DistinctCheck, place: Place): Lines {
  const items = itemNames(check);
  if (items) {
    return refuseSameItems(model, items.of, {
      given: items.keys ? operand(items.keys, 'any', place) : items.given.length ? { list: givenNames(items.given, place) } : undefined,
      lists: items.lists.map(list => operand(list, 'any', place)), values: operand(items.of.values, 'any', place),
    });
  }
  const { parts } = check.texts;
  const refused = (names: string): Lines => includeLines(helperName(model, DISTINCT), [['names', names], ['message', operand(check.message, 'any', place)]]);
  const variable = free('$names', place);
  if (parts.some(isConditional) ? !parts.every(isNeverEmpty) : parts.some(holdsSplice)) {
    return [...collect(parts, variable, place), ...refused(variable)];
  }
  const sifted = (list: string): string => (parts.some(isConditional) ? `(compact ${list})` : list);
  const given = givenCodes(parts.filter(part => !holdsLoop(part)), place);
  const loops = parts.filter(holdsLoop);
  const list = sifted(`(list ${given.map(argument).join(' ')})`);
  return loops.length === 0 && isShort(list) ? refused(list)
    : [...listLines(variable, given.map(codeLines)), ...loops.flatMap(loop => append(loop, variable, reserving(variable, place))), ...refused(sifted(variable))];
}

/** The same for names of list items. @internal */
export function refuseSameItems(model: Model, { list, field }: ItemsOfList, { given, lists, values }: { readonly given?: Argument; readonly lists: readonly string[]; readonly values: string }): Lines {
  const all: Arguments = [
    ['of', goString(list)], ['field', goString(field)], ...given === undefined ? [] : [['given', given] as const],
    ['lists', { list: lists }], ['in', values],
  ];
  return includeLines(helperName(model, DISTINCT_ITEMS), all);
}

/** Names of items from two sources: names in the chart or keys of a map, and lists from values. @internal */
export interface ItemNames {
  readonly of: ItemsOfList;
  readonly given: readonly Part[];
  /** The keys of a map, if they are the names. */
  readonly keys?: Node;
  readonly lists: readonly Node[];
}

/** The names of a check, if all are names of items. @internal */
export function itemNames({ items, texts }: DistinctCheck): ItemNames | undefined {
  const parts = texts.parts.flatMap(part => (part.kind === 'when' && asksItself(part) ? part.then : [part]));
  const given = parts.filter(part => !holdsLoop(part));
  const loops = parts.filter(holdsLoop);
  const keys = given.length === 0 && loops.length > 0 ? keysOfItems(loops[0]) : undefined;
  const lists = loops.slice(keys ? 1 : 0).map(part => listOfItems(part, items?.field));
  return items && given.every(isNeverEmpty) && lists.every((list): list is Node => list !== undefined) ? { of: items, given, keys, lists } : undefined;
}

/** The names in the code of the chart, each as an argument. @internal */
export function givenNames(given: readonly Part[], place: Place): string[] {
  return givenCodes(given, place).map(argument);
}

function givenCodes(given: readonly Part[], place: Place): Code[] {
  return given.flatMap(part => names(part, [], place));
}

/** The helpers. @internal */
export function printDistinct(model: Model): string[] {
  const checks = model.checks.filter((check): check is DistinctCheck => check.kind === 'distinct');
  const distinct = helperName(model, DISTINCT);
  return [
    ...checks.length ? [[
      '{{/* Fails with the "message" if two of the "names" are equal. */}}',
      `{{- define ${goString(distinct)} -}}`,
      ...block('range $i, $name := .names', block('if has $name (slice $.names 0 $i)', ['{{- fail (replace "%s" $name $.message) }}'])),
      '{{- end -}}',
      '',
    ].join('\n')] : [],
    ...checks.some(itemNames) ? [[
      '{{/* Fails if two items have the same value in "field". Takes the "lists" of the values and other names, "given", of which empty ones are left out. */}}',
      `{{- define ${goString(helperName(model, DISTINCT_ITEMS))} -}}`,
      '{{- $names := .given | default list | compact }}',
      ...block('range .lists', block('range .', ['{{- $names = append $names (get . $.field) }}'])),
      '{{- $message := printf "two items of %s have the %s \\"%%s\\": choose another in %s" .of .field .in }}',
      `{{- include ${goString(distinct)} (dict "names" $names "message" $message) }}`,
      '{{- end -}}',
      '',
    ].join('\n')] : [],
  ];
}

const DISTINCT = 'distinct';
const DISTINCT_ITEMS = 'distinctItems';

/** A variable that no enclosing loop uses. */
function free(variable: string, place: Place): string {
  const taken = [...place.variables.values()].some(({ item, key }) => item === variable || key === variable);
  return taken ? free(`${variable}_`, place) : variable;
}

/** The keys of a map, if they are the names. */
function keysOfItems(part: Part): Node | undefined {
  return part.kind === 'each' && isMapKey(onlyElement(part.body), part.loop) ? call('keys', [part.loop.over]) : undefined;
}

/** A list from values, with the names of the items in the field. */
function listOfItems(part: Part, field: string | undefined): Node | undefined {
  const [only, ...others] = part.kind === 'each' ? part.body : [];
  if (part.kind !== 'each' || only?.kind !== 'element' || others.length || part.loop.over.type.kind !== 'list') {
    return undefined;
  }
  const { value } = only;
  const isField = value.kind === 'item' && value.loop === part.loop && value.path.length === 1 && value.path[0] === field
    && value.default === undefined && !value.absent && value.type.kind === 'string' && !value.type.numeric;
  return isField ? part.loop.over : undefined;
}

function holdsSplice(part: Part): boolean {
  return part.kind === 'splice' || (part.kind === 'each' && part.body.some(holdsSplice));
}

function isNeverEmpty(part: Part): boolean {
  switch (part.kind) {
    case 'element':
      return part.value.type.kind === 'string' && part.value.type.minLength > 0;
    case 'when':
      return [...part.then, ...part.otherwise].every(isNeverEmpty);
    case 'each':
      return part.body.every(isNeverEmpty);
    default:
      return false;
  }
}

function holdsLoop(part: Part): boolean {
  return part.kind === 'each' || part.kind === 'splice' || (part.kind === 'when' && [...part.then, ...part.otherwise].some(holdsLoop));
}

function isConditional(part: Part): boolean {
  return part.kind === 'when' || (part.kind === 'each' && part.body.some(isConditional));
}

/** The names of a part without loops, each empty if its conditions are false. */
function names(part: Part, conditions: readonly Node[], place: Place): Code[] {
  if (part.kind === 'when') {
    return [
      ...part.then.flatMap(p => names(p, [...conditions, part.condition], place)),
      ...part.otherwise.flatMap(p => names(p, [...conditions, negate(part.condition)], place)),
    ];
  }
  if (part.kind !== 'element') {
    throw new Error(`a part of the kind ${part.kind} is no name`);
  }
  const name = codeFor(part.value, 'any', conditions.reduce((within, condition) => where(condition, within), place));
  const asked = conditions.flatMap(c => terms('and', c)).map(c => codeFor(c, 'condition', place));
  return [asked.length ? command('and', ...asked, name) : name];
}

function append(part: Part, variable: string, place: Place): Lines {
  if (part.kind === 'each') {
    const { open, inner } = range(part.loop, place, part.body.some(p => nodesOfPart(p).some(n => mentionsKeyOf(n, part.loop))));
    return block(open, part.body.flatMap(p => append(p, variable, inner)));
  }
  if (part.kind === 'when' && holdsLoop(part)) {
    return block(asking(part.condition, place), part.then.flatMap(p => append(p, variable, place)),
      part.otherwise.length ? part.otherwise.flatMap(p => append(p, variable, place)) : undefined);
  }
  return names(part, [], place).flatMap(name => filled(`{{- ${variable} = append ${variable}`, [codeLines(name)], ' }}'));
}
