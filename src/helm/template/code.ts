/**
 * Code between `{{` and `}}`, or a part of it. It gets parentheses only where precedence requires them.
 *
 * @internal
 */
export interface Code {
  readonly text: string;
  readonly precedence: Precedence;
  /** A function and its arguments, between which lines can be broken. */
  readonly pieces?: readonly string[];
}

/**
 * Precedence of code, highest first: an argument without parentheses, a function with its arguments, a pipeline.
 *
 * @internal
 */
export type Precedence = 'operand' | 'command' | 'pipeline';

/** A constant, a variable, a field. @internal */
export function operandCode(text: string): Code {
  return { text, precedence: 'operand' };
}

/** A function of Helm with its arguments. Without arguments, it is an operand. @internal */
export function command(name: string, ...args: readonly Code[]): Code {
  const pieces = [name, ...args.map(argument)];
  return args.length > 0 ? { text: pieces.join(' '), precedence: 'command', pieces } : operandCode(name);
}

/** A pipeline: the first is the last argument of the second. @internal */
export function pipe(first: Code, second: Code): Code {
  return { text: `${first.text} | ${second.text}`, precedence: 'pipeline' };
}

/** A field of the result of code. @internal */
export function fieldOf(code: Code, ...path: readonly string[]): Code {
  return operandCode([argument(code), ...path].join('.'));
}

/** The code as an argument of a function. @internal */
export function argument({ text, precedence }: Code): string {
  return precedence === 'operand' ? text : `(${text})`;
}
