import { Expression, choose } from '../../expr/expression/expression';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { textToNode } from '../../expr/token/text';
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
    this.parts.push(textToNode(`${text.trim()}\n`));
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
      condition.isTruthy()._node,
      textToNode(`${text.trim()}\n`),
      otherwise === undefined ? literal('') : textToNode(`${otherwise.trim()}\n`),
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
