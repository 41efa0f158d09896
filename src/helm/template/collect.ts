import { asking, operand, Place } from './action';
import { block, Lines, mentionsKeyOf, range } from './control';
import { call } from '../../expr/functions/functions';
import { Loop, Node, Part, WhenPart } from '../../expr/node/node';
import { nodesOfPart } from '../../expr/node/children';
import { follows } from '../../expr/functions/implication';

/**
 * The statements that assign the items of a list in the code of the chart to a variable.
 *
 * @param variable the name, with its `$`; inner loops do not use it.
 * @internal
 */
export function collect(parts: readonly Part[], variable: string, place: Place): Lines {
  const known = literals(parts);
  return [
    `{{- ${variable} := ${['list', ...known.map(node => operand(node, 'any', place))].join(' ')} }}`,
    ...parts.slice(known.length).flatMap(part => add(part, variable, reserving(variable, place))),
  ];
}

/** The literals that the list begins with. */
function literals(parts: readonly Part[]): Node[] {
  const [first, ...rest] = parts;
  return first?.kind === 'element' && first.value.kind === 'literal' ? [first.value, ...literals(rest)] : [];
}

/** A pseudo-loop that reserves variables. */
const TAKEN: Loop = { over: { kind: 'literal', value: [], type: { kind: 'any' } }, itemName: '', keyName: '' };

/** A position in which loops do not use the name of the variable. @internal */
export function reserving(variable: string, place: Place): Place {
  return { ...place, variables: new Map([...place.variables, [TAKEN, { item: variable, key: variable }]]) };
}

function add(part: Part, variable: string, place: Place): Lines {
  switch (part.kind) {
    case 'element':
      return [`{{- ${variable} = append ${variable} ${operand(part.value, 'any', place)} }}`];
    case 'splice':
      return [`{{- ${variable} = concat ${variable} ${operand(part.value, 'value', place)} }}`];
    case 'when':
      return asksItself(part) ? part.then.flatMap(p => add(p, variable, place)) : block(asking(part.condition, place), part.then.flatMap(p => add(p, variable, place)),
        part.otherwise.length ? part.otherwise.flatMap(p => add(p, variable, place)) : undefined);
    case 'each': {
      const { open, inner } = range(part.loop, place, part.body.some(p => nodesOfPart(p).some(n => mentionsKeyOf(n, part.loop))));
      return block(open, part.body.flatMap(p => add(p, variable, inner)));
    }
    case 'entry':
      throw new Error('an entry of a map cannot be in a list');
  }
}

/** Whether the condition is redundant because the part is empty without it, such as a loop over the tested list. @internal */
export function asksItself({ condition: asked, then, otherwise }: WhenPart): boolean {
  return otherwise.length === 0 && then.every(part => (part.kind === 'each' ? follows(asked, call('truthy', [part.loop.over]))
    : part.kind === 'when' && part.otherwise.length === 0 && follows(asked, part.condition)));
}
