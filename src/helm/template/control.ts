import { action, innerPlace, Place, Variables } from './action';
import { Code } from './code';
import { actionLines } from './filled';
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

/** What a template construct begins with: all of it, or a word and the code behind it. @internal */
export type Opening = string | { readonly word: string; readonly code: Code };

/** A template construct around lines. @internal */
export function control(indent: number, open: Opening, body: Lines, otherwise?: Lines): Lines {
  return [
    ...opened(indent, open),
    ...body,
    ...otherwise ? [line(indent, '{{- else }}'), ...otherwise] : [],
    line(indent, '{{- end }}'),
  ];
}

/** The same around lines that are control themselves: these may be moved in, as they leave nothing behind. @internal */
export function block(open: Opening, body: Lines, otherwise?: Lines): Lines {
  return control(0, open, movedIn(body), otherwise && movedIn(otherwise));
}

/** Control around control. @internal */
export const BLOCKS = Object.freeze({ around: block, chain: blockChain });

function movedIn(lines: Lines): Lines {
  return lines.map(text => line(2, text));
}

/** An `if` around lines that are control themselves, and what begins with its `else if`. @internal */
export function blockChain(open: Opening, body: Lines, next: Lines): Lines {
  return chain(0, open, movedIn(body), next);
}

/** An `if` around lines, and what begins with its `else if` and ends with its `end`. @internal */
export function chain(indent: number, open: Opening, body: Lines, next: Lines): Lines {
  return [...opened(indent, open), ...body, ...next];
}

function opened(indent: number, open: Opening): Lines {
  const lines = typeof open === 'string' ? [`{{- ${open} }}`] : actionLines(open.word, open.code);
  return lines.map(text => line(indent, text));
}

/** @internal */
export function line(indent: number, text: string): string {
  return text === '' ? '' : ' '.repeat(indent) + text;
}
