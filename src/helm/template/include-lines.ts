import { Lines } from './control';
import { filled } from './filled';
import { goString } from './go-literal';

/** An argument of a helper: template code, or a list or map of it. @internal */
export type Argument = string | { readonly list: readonly string[] } | { readonly map: Arguments };

/** By name. @internal */
export type Arguments = readonly (readonly [name: string, value: Argument])[];

/** An action that includes a helper with a map as its dot; on several lines if it is long. @internal */
export function includeLines(helper: string, given: Arguments): Lines {
  return filled(`{{- include ${goString(helper)} (dict`, given.map(entryOf), ') }}');
}

/** An action that assigns a list to a variable; on several lines if it is long. @internal */
export function listLines(variable: string, items: readonly Lines[]): Lines {
  return filled(`{{- ${variable} := list`, items, ' }}');
}

function entryOf([name, value]: Arguments[number]): Lines {
  if (typeof value === 'string') {
    return [`${goString(name)} ${value}`];
  }
  const [fn, pieces] = 'list' in value ? ['list', value.list.map(item => [item])] : ['dict', value.map.map(entryOf)];
  return filled(`${goString(name)} (${fn}`, pieces, ')');
}
