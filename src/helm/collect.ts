import { condition, operand, Place } from './action';
import { control, Lines, mentionsKeyOf, range } from './control';
import { Loop, Part } from '../expr/node';
import { nodesOfPart } from '../expr/owner';

/**
 * The statements that put the items of a list which is written in the chart into a variable.
 *
 * @param variable the name, with its `$`; loops within call nothing else so.
 * @internal
 */
export function collect(parts: readonly Part[], variable: string, place: Place): Lines {
  const taken = new Map([...place.variables, [TAKEN, { item: variable, key: variable }]]);
  return [`{{- ${variable} := list }}`, ...parts.flatMap(part => add(part, variable, { ...place, variables: taken }))];
}

/** Stands for no loop; its variables are those that loops may not have. */
const TAKEN: Loop = { over: { kind: 'literal', value: [], type: { kind: 'any' } }, itemName: '', keyName: '' };

function add(part: Part, variable: string, place: Place): Lines {
  switch (part.kind) {
    case 'element':
      return [`{{- ${variable} = append ${variable} ${operand(part.value, 'any', place)} }}`];
    case 'splice':
      return [`{{- ${variable} = concat ${variable} ${operand(part.value, 'value', place)} }}`];
    case 'when':
      return control(0, `if ${condition(part.condition, place)}`, part.then.flatMap(p => add(p, variable, place)),
        part.otherwise.length ? part.otherwise.flatMap(p => add(p, variable, place)) : undefined);
    case 'each': {
      const { open, inner } = range(part.loop, place, part.body.some(p => nodesOfPart(p).some(n => mentionsKeyOf(n, part.loop))));
      return control(0, open, part.body.flatMap(p => add(p, variable, inner)));
    }
    case 'entry':
      throw new Error('an entry of a map cannot be in a list');
  }
}
