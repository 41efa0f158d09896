import { asItIs, innerPlace, Place, Variables } from './action';
import { Code } from './code';
import { actionLines } from './filled';
import { mentionsNode } from './inline-text';
import { Loop, Node } from '../../expr/node/node';

/**
 * Lines of a template, without line breaks. Control lines begin with `{{-`, which trims the line break before them, so they
 * render nothing.
 *
 * @internal
 */
export type Lines = string[];

/** The opening of a loop, and the position within. @internal */
export function range(loop: Loop, place: Place, withKey: boolean): { open: Opening; inner: Place } {
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
    open: { word: `range ${withKey ? `${variables.key}, ` : ''}${variables.item} :=`, code: asItIs(loop.over, place) },
    inner: innerPlace({ ...place, variables: new Map([...place.variables, [loop, variables]]) }),
  };
}

/** @internal */
export function mentionsKeyOf(node: Node, loop: Loop): boolean {
  return mentionsNode(node, { kind: 'key', loop, type: node.type });
}

/** The opening action of a block: as a whole, or a keyword and its code. @internal */
export type Opening = string | { readonly word: string; readonly code: Code };

/** A block around lines. @internal */
export function control(indent: number, open: Opening, body: Lines, otherwise?: Lines): Lines {
  return [
    ...opened(indent, open),
    ...body,
    ...otherwise ? [line(indent, '{{- else }}'), ...otherwise] : [],
    line(indent, '{{- end }}'),
  ];
}

/** A block around control lines, which are indented, since they render nothing. @internal */
export function block(open: Opening, body: Lines, otherwise?: Lines): Lines {
  return control(0, open, movedIn(body), otherwise && movedIn(otherwise));
}

/** Blocks around control lines. @internal */
export const BLOCKS = Object.freeze({ around: block, chain: blockChain });

function movedIn(lines: Lines): Lines {
  return lines.map(text => line(2, text));
}

/** An `if` around control lines, followed by lines that begin with its `else if`. @internal */
export function blockChain(open: Opening, body: Lines, next: Lines): Lines {
  return chain(0, open, movedIn(body), next);
}

/** An `if` around lines, followed by lines from its `else if` to its `end`. @internal */
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
