import { line, Lines } from './control';
import { goString } from './go-literal';

/** What a helper is given under a name: code of the template, or a list or a map of more of that. @internal */
export type Argument = string | { readonly list: readonly string[] } | { readonly map: Arguments };

/** By their names. @internal */
export type Arguments = readonly (readonly [name: string, value: Argument])[];

/** Where a line is broken, if it can be. */
const WIDTH = 160;

/** An action that includes a helper for what it does, with a map for its dot; on several lines where it is long. @internal */
export function includeLines(helper: string, given: Arguments): Lines {
  return filled(`{{- include ${goString(helper)} (dict`, given.map(entryOf), ') }}');
}

/** An action that makes a variable of a list; on several lines where it is long. @internal */
export function listLines(variable: string, items: readonly string[]): Lines {
  return filled(`{{- ${variable} := list`, items.map(item => [item]), ' }}');
}

/** Whether it has room in one line with what stands around it. @internal */
export function isShort(text: string): boolean {
  return text.length <= WIDTH;
}

/** Pieces one behind the other, in as many lines as it takes. */
function filled(begin: string, pieces: readonly Lines[], end: string): Lines {
  const whole = [begin, ...pieces.flat()].join(' ') + end;
  if (isShort(whole) && pieces.every(piece => piece.length === 1)) {
    return [whole];
  }
  const lines = [begin];
  pieces.forEach((piece, i) => {
    const last = lines.length - 1;
    // Behind what takes several lines nobody would see it.
    if (piece.length === 1 && (i === 0 || pieces[i - 1].length === 1) && isShort(`${lines[last]} ${piece[0]}`)) {
      lines[last] += ` ${piece[0]}`;
    } else {
      lines.push(...piece.map(text => line(4, text)));
    }
  });
  lines[lines.length - 1] += end;
  return lines;
}

function entryOf([name, value]: Arguments[number]): Lines {
  if (typeof value === 'string') {
    return [`${goString(name)} ${value}`];
  }
  const [fn, pieces] = 'list' in value ? ['list', value.list.map(item => [item])] : ['dict', value.map.map(entryOf)];
  return filled(`${goString(name)} (${fn}`, pieces, ')');
}
