/**
 * What stands between `{{` and `}}`, or a piece of it. It gets parentheses only where what is around it would take it
 * apart.
 *
 * @internal
 */
export interface Code {
  readonly text: string;
  readonly precedence: Precedence;
  /** A function and its arguments, between which a line may be broken. */
  readonly pieces?: readonly string[];
}

/**
 * How tightly code holds together, the tightest first: what can be an argument as it is, a function with its arguments,
 * commands with a `|` between them.
 *
 * @internal
 */
export type Precedence = 'operand' | 'command' | 'pipeline';

/** A constant, a variable, a field. @internal */
export function operandCode(text: string): Code {
  return { text, precedence: 'operand' };
}

/** A function of Helm with its arguments. One without any can be an argument as it is. @internal */
export function command(name: string, ...args: readonly Code[]): Code {
  const pieces = [name, ...args.map(argument)];
  return args.length > 0 ? { text: pieces.join(' '), precedence: 'command', pieces } : operandCode(name);
}

/** What the first gives as the last argument of the second. @internal */
export function pipe(first: Code, second: Code): Code {
  return { text: `${first.text} | ${second.text}`, precedence: 'pipeline' };
}

/** A field of what the code gives. @internal */
export function fieldOf(code: Code, ...path: readonly string[]): Code {
  return operandCode([argument(code), ...path].join('.'));
}

/** The code where a function takes it. @internal */
export function argument({ text, precedence }: Code): string {
  return precedence === 'operand' ? text : `(${text})`;
}
