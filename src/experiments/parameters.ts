import { Construct } from 'constructs';
import { Condition, textOf } from '../kit/condition';
import { entryItems } from '../kit/map-items';
import { joinedText, jsonTextOf, programText } from '../kit/program-text';
import { refuseWhen } from '../kit/release-chart-of';
import { AnyExpression } from '../expr/expression/any-expression';
import { StringExpression } from '../expr/expression/string-expression';
import { toNode } from '../expr/expression/to-node';

/** Parameters by name, or a token of them. */
type Parameters = { readonly [name: string]: any };

/** Parameters as items of `args` and `env` of a container: one of them is empty. @internal */
export interface ContainerParameters {
  readonly args: any[];
  readonly env: any[];
}

/**
 * Parameters in the container of a program.
 *
 * @param style `args` or `env`.
 * @internal
 */
export function containerParameters(params: Parameters, style: string): ContainerParameters {
  const asArgs = Condition.of(textOf(style).is('args'));
  return {
    args: asArgs.items(entryItems(params, (name, value) => `--${name}=${unexpanded(value)}`, 'parameter')),
    env: asArgs.not().items(entryItems(params, (name, value) => ({ name: name.asString(), value: unexpanded(value) }), 'parameter')),
  };
}

/** The lines of a shell script that adds parameters behind the arguments of a program, or before it, as the command `env` takes variables. @internal */
export function shellParameters(params: Parameters, style: string): string {
  const lines = (line: (name: StringExpression, text: string) => string): string => joinedText('', entryItems(params, (name, value) => line(name, quoted(value))));
  return Condition.of(textOf(style).is('args')).chooseString(lines((name, text) => `set -- "$@" '--${name}=${text}'\n`), lines((name, text) => `set -- '${name}=${text}' "$@"\n`));
}

/** Parameters as a JSON object. @internal */
export function jsonParameters(params: Parameters): string {
  return `{${joinedText(',', entryItems(params, (name, value) => `"${name}":${jsonTextOf(value)}`))}}`;
}

/** The text of a value in `args` and `env`, where Kubernetes expands `$(NAME)` and takes `$$` for `$`. */
function unexpanded(value: AnyExpression): string {
  const text = programText(value);
  return typeof text === 'string' ? text.split('$').join('$$') : text.replace('$', '$$').asString();
}

/** The text of a value between single quotes of a shell. */
function quoted(value: AnyExpression): string {
  const text = programText(value);
  return typeof text === 'string' ? text.split("'").join("'\\''") : text.replace("'", "'\\''").asString();
}

const NAME = /^[a-zA-Z_][-._a-zA-Z0-9]*$/;

/**
 * Refuses parameters in the code of a chart that would not arrive as they are written.
 *
 * @param what the prop with the parameters.
 * @internal
 */
export function checkParameters(construct: Construct, what: string, params: any): void {
  // A token is no object. What would not be data is refused here, with its name.
  for (const [name, value] of typeof params === 'object' ? Object.entries(params) : []) {
    const problem = problemOf(value);
    refuseWhen(construct, Condition.of(problem !== undefined), `${what}.${name}: ${problem}`);
  }
  const node = toNode(params);
  for (const name of node.kind === 'literal' ? Object.keys(params) : []) {
    refuseWhen(construct, Condition.of(!NAME.test(name)), `${what}.${name}: the name has other characters than letters, digits, "-", "_" and ".", or does not start with a letter or "_"`);
  }
}

function problemOf(value: any): string | undefined {
  if (typeof value === 'number') {
    return !Number.isFinite(value) ? `got ${value}, which JSON does not have: write a string`
      : Number.isInteger(value) && !Number.isSafeInteger(value) ? `got ${value}, which is beyond ±(2^53−1) and would not arrive as it is written: write a string` : undefined;
  }
  return Array.isArray(value) && value.includes(null) ? 'got null in a list, which is no data in the code of a chart: write a string'
    : typeof value === 'object' && value !== null ? Object.values(value).map(problemOf).find(problem => problem !== undefined) : undefined;
}
