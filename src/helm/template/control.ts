import { action, innerPlace, Place, Variables } from './action';
import { mentionsNode } from './inline-text';
import { Loop, Node } from '../../expr/node/node';

/**
 * Lines of a template, without their line breaks. A line that controls what comes out begins with `{{-`, which takes
 * away the line break before it, so that it leaves nothing behind.
 *
 * @internal
 */
export type Lines = string[];

/** What a loop looks like, and what it is like within. @internal */
export function range(loop: Loop, place: Place, withKey: boolean): { open: string; inner: Place } {
  const taken = new Set([...place.variables.values()].flatMap(v => [v.item, v.key]));
  const free = (name: string): string => {
    for (let n = 1; ; n++) {
      const variable = `$${name}${n === 1 ? '' : n}`;
      if (!taken.has(variable)) {
        taken.add(variable);
        return variable;
      }
    }
  };
  const variables: Variables = { key: free(loop.keyName), item: free(loop.itemName) };
  return {
    open: `range ${withKey ? `${variables.key}, ` : ''}${variables.item} := ${action(loop.over, place)}`,
    inner: { ...innerPlace(place), variables: new Map([...place.variables, [loop, variables]]) },
  };
}

/** @internal */
export function mentionsKeyOf(node: Node, loop: Loop): boolean {
  return mentionsNode(node, { kind: 'key', loop, type: node.type });
}

/** A template construct around lines. @internal */
export function control(indent: number, open: string, body: Lines, otherwise?: Lines): Lines {
  return [
    line(indent, `{{- ${open} }}`),
    ...body,
    ...otherwise ? [line(indent, '{{- else }}'), ...otherwise] : [],
    line(indent, '{{- end }}'),
  ];
}

/** The same around lines that are control themselves: these may be moved in, as they leave nothing behind. @internal */
export function block(open: string, body: Lines, otherwise?: Lines): Lines {
  return control(0, open, movedIn(body), otherwise && movedIn(otherwise));
}

function movedIn(lines: Lines): Lines {
  return lines.map(text => line(2, text));
}

/** An `if` around lines, and what begins with its `else if` and ends with its `end`. @internal */
export function chain(indent: number, open: string, body: Lines, next: Lines): Lines {
  return [line(indent, `{{- ${open} }}`), ...body, ...next];
}

/** @internal */
export function line(indent: number, text: string): string {
  return text === '' ? '' : ' '.repeat(indent) + text;
}
