import { Expression, choose } from '../../expr/expression/expression';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { textToNode } from '../../expr/token/text';
import { requireExpression } from '../../expr/expression/require-expression';
import { Refusal } from '../../values/refusal';
import { nameInTexts } from '../../values/object-text';

/**
 * The notes of a chart, which Helm prints after an installation: paragraphs with expressions, optionally with a condition.
 */
export class Notes {
  private readonly parts: Array<Node | Notes> = [];
  private made?: readonly Node[];
  private fill?: (notes: Notes) => void;

  /**
   * Adds a paragraph.
   *
   * @param text one or more lines, possibly with expressions.
   */
  public add(text: string): void {
    this.parts.push(paragraphOf(text));
  }

  /**
   * Adds a conditional paragraph.
   *
   * @param condition any expression.
   * @param text one or more lines, possibly with expressions.
   * @param otherwise the paragraph if the condition is false. @default - none
   */
  public addWhen(condition: Expression, text: string, otherwise?: string): void {
    this.parts.push(choose(
      requireExpression(condition, 'the condition of the notes', 'use if').isTruthy()._node,
      paragraphOf(text),
      otherwise === undefined ? literal('') : paragraphOf(otherwise),
    ));
  }

  /**
   * Adds paragraphs that depend on what else is in the chart: here, once it is complete.
   *
   * @internal
   */
  public _addLater(fill: (notes: Notes) => void): void {
    const later = new Notes();
    later.fill = fill;
    this.parts.push(later);
  }

  /** A string for each paragraph; empty paragraphs are omitted. @internal */
  public get _paragraphs(): readonly Node[] {
    if (!this.made) {
      this.fill?.(this);
      this.made = this.parts.flatMap(part => (part instanceof Notes ? part._paragraphs : [part]));
    }
    return this.made;
  }
}

nameInTexts(Notes);

function paragraphOf(text: string): Node {
  if (typeof text !== 'string') {
    throw new Refusal('argument-type', `the text of the notes: got ${JSON.stringify(text)}, expected a string`);
  }
  return textToNode(`${text.trim()}\n`);
}
