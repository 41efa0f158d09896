import { Expression, choose } from '../../expr/expression/expression';
import { literal } from '../../expr/node/literal';
import { Node } from '../../expr/node/node';
import { textToNode } from '../../expr/token/text';

/**
 * What Helm prints after an installation: lines of text with expressions in them, some under a condition.
 */
export class Notes {
  private readonly paragraphs: Node[] = [];

  /**
   * Adds a paragraph.
   *
   * @param text one or more lines; may hold expressions.
   */
  public add(text: string): void {
    this.paragraphs.push(textToNode(`${text.trim()}\n`));
  }

  /**
   * Adds a paragraph that is printed under a condition.
   *
   * @param condition any expression.
   * @param text one or more lines; may hold expressions.
   * @param otherwise what is printed instead. @default - nothing
   */
  public addWhen(condition: Expression, text: string, otherwise?: string): void {
    this.paragraphs.push(choose(
      condition.isTruthy()._node,
      textToNode(`${text.trim()}\n`),
      otherwise === undefined ? literal('') : textToNode(`${otherwise.trim()}\n`),
    ));
  }

  /** One text for each paragraph; one that ends up empty is left out. @internal */
  public get _paragraphs(): readonly Node[] {
    return this.paragraphs;
  }
}
