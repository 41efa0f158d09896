import { Lines } from './control';
import { filled } from './filled';
import { goString } from './go-literal';

/** What a helper is given under a name: code of the template, or a list or a map of more of that. @internal */
export type Argument = string | { readonly list: readonly string[] } | { readonly map: Arguments };

/** By their names. @internal */
export type Arguments = readonly (readonly [name: string, value: Argument])[];

/** An action that includes a helper for what it does, with a map for its dot; on several lines where it is long. @internal */
export function includeLines(helper: string, given: Arguments): Lines {
  return filled(`{{- include ${goString(helper)} (dict`, given.map(entryOf), ') }}');
}

/** An action that makes a variable of a list; on several lines where it is long. @internal */
export function listLines(variable: string, items: readonly string[]): Lines {
  return filled(`{{- ${variable} := list`, items.map(item => [item]), ' }}');
}

function entryOf([name, value]: Arguments[number]): Lines {
  if (typeof value === 'string') {
    return [`${goString(name)} ${value}`];
  }
  const [fn, pieces] = 'list' in value ? ['list', value.list.map(item => [item])] : ['dict', value.map.map(entryOf)];
  return filled(`${goString(name)} (${fn}`, pieces, ')');
}
