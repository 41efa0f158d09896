import * as path from 'path';
import * as fc from 'fast-check';
import { API_VERSIONS, Argument, ROWS } from './function-rows';
import { Code, operandCode } from '../../src/helm/template/code';
import { Cast, FUNCTIONS as HELM_FUNCTIONS, printCall } from '../../src/helm/template/functions';
import { ListHelper, printListHelper } from '../../src/helm/template/list-helpers';
import { call } from '../../src/expr/functions/functions';
import { FunctionName } from '../../src/expr/node/function-name';
import { literal } from '../../src/expr/node/literal';
import { CallNode, LiteralNode, Node } from '../../src/expr/node/node';
import { SIGNATURES } from '../../src/expr/functions/signatures';
import { Type } from '../../src/expr/node/type';
import { FUNCTIONS as PLAIN_FUNCTIONS } from '../../src/plain/functions';
import { goHtmlJson, goJson } from '../../src/plain/json-text';
import { Json } from '../../src/values/shape';
import { HELMS, renderAll } from '../support/helm';
import { jsonText } from '../support/json-text';
import { scaled, SEED } from '../support/runs';
import { writeFiles } from '../support/scratch';

const NAMES = Object.keys(SIGNATURES) as FunctionName[];

/** Fewer would not give different results for every function. */
const EACH = Math.max(scaled(40), 40);

interface Row {
  readonly id: string;
  readonly node: CallNode;
  readonly values: Record<string, Json>;
}

const rows: Row[] = NAMES.flatMap(fn => [
  ...ROWS[fn].fixed ?? [],
  ...(ROWS[fn].generated ?? []).flatMap(arbitrary => fc.sample(arbitrary, { numRuns: EACH, seed: SEED })),
].map((args, i) => rowOf(`${fn}_${i}`, fn, args)));

describe(`functions, with seed ${SEED}`, () => {
  test('all tables list the same names in the same order', () => {
    expect(Object.keys(PLAIN_FUNCTIONS)).toEqual(NAMES);
    expect(Object.keys(HELM_FUNCTIONS)).toEqual(NAMES);
    expect(Object.keys(ROWS)).toEqual(NAMES);
    for (const fn of NAMES) {
      expect([fn, HELM_FUNCTIONS[fn].casts.length]).toEqual([fn, SIGNATURES[fn].params.length]);
    }
  });

  test('every function is called with different results', () => {
    const few = NAMES.filter(fn => new Set(rows.filter(row => row.node.fn === fn).map(plainly)).size < 2);
    expect(few).toEqual([]);
  });

  test('a result is within the type that was computed for it', () => {
    expect(rows.filter(row => !isWithin(evaluate(row.node, row), row.node.type)).map(describeRow)).toEqual([]);
  });

  test('plain evaluation returns the results of Helm, for values from a file and from --set', async () => {
    const folder = writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: functions\nversion: 0.1.0\n', 'templates/_helpers.tpl': helpers(), ...templates() });
    const values = writeFiles({ 'values.yaml': negativeZeros(Object.fromEntries(rows.map(row => [row.id, row.values]))) });
    const set = setArguments();
    const jobs = HELMS.flatMap(helm => [[], set].map(more => ({
      helm, chart: folder, options: { valuesFiles: [path.join(values, 'values.yaml')], set: more, apiVersions: API_VERSIONS },
    })));
    expect(set.length).toBeGreaterThan(0);
    const results = await renderAll(jobs);
    results.forEach((result, i) => {
      expect(result.stderr).toBe('');
      const printed = new Map(result.stdout.split('\n').map(line => line.split(': ')).map(([id, ...fields]) => [id, fields.join(': ').split(' ')]));
      const wrong = rows.flatMap(row => {
        const texts = (printed.get(row.id) ?? []).map(field => Buffer.from(field, 'base64').toString());
        const expected = expectedOf(row, i % 2 === 1);
        return JSON.stringify(texts) === JSON.stringify(expected) ? [] : [`${jobs[i].helm.name}${i % 2 ? ' --set' : ''} ${describeRow(row)}: helm ${texts.join(' ')}, plain ${expected.join(' ')}`];
      });
      expect(wrong.slice(0, 20)).toEqual([]);
    });
  });
});

/** The functions that are named templates. */
function helpers(): string {
  return (['product', 'sample', 'complete'] as const).map(fn => printListHelper(fn, JSON.stringify(helper(fn)))).join('\n');
}

function helper(fn: ListHelper): string {
  return `functions.${fn}`;
}

/** Helm reads files of up to 5 MiB. */
function templates(): Record<string, string> {
  const perFile = 500;
  return Object.fromEntries(Array.from({ length: Math.ceil(rows.length / perFile) }, (_, i) =>
    [`templates/rows${i}.yaml`, rows.slice(i * perFile, (i + 1) * perFile).map(lineOf).join('')]));
}

/** Gives every argument that is data its own place in the values. */
function rowOf(id: string, fn: FunctionName, args: readonly Argument[]): Row {
  const values: Record<string, Json> = {};
  const build = (arg: Argument): Node => {
    if ('kind' in arg) {
      return arg;
    }
    if ('fn' in arg) {
      return call(arg.fn, arg.of.map(build));
    }
    const name = `v${Object.keys(values).length}`;
    if (arg.absent === undefined) {
      values[name] = arg.given;
    } else {
      values.unused = name;
    }
    return Object.freeze({ kind: 'value', path: [id, name], type: arg.type, absent: arg.absent });
  };
  try {
    return { id, node: call(fn, args.map(build)), values };
  } catch (e) {
    throw new Error(`${fn}(${args.map(arg => jsonText(arg as never)).join(', ')}): ${(e as Error).message}`);
  }
}

/** One line of the template: the result in both ways of writing it, as a condition when it is a boolean, and what is left of the arguments. */
function lineOf({ id, node }: Row): string {
  const forms = [printCall(node, { operand, helper }), printCall(node, { operand, pipeline, helper })].map(({ text }) => `{{ (${text}) | toJson | b64enc }}`);
  const condition = node.type.kind === 'boolean' ? ` {{ if ${printCall(node, { operand, condition: true, helper }).text} }}dHJ1ZQ=={{ else }}ZmFsc2U={{ end }}` : '';
  return `${id}: ${forms.join(' ')}${condition} {{ .Values.${id} | toJson | b64enc }}\n`;
}

function expectedOf(row: Row, set: boolean): string[] {
  const text = plainly(row, set);
  const values = goHtmlJson(set ? positiveZeros(row) : row.values);
  return [...Array<string>(row.node.type.kind === 'boolean' ? 3 : 2).fill(text), values];
}

function plainly(row: Row, set: boolean | number = false): string {
  return goHtmlJson(evaluate(row.node, set === true ? { ...row, values: positiveZeros(row) } : row));
}

/** The printer of templates, as far as these rows need it. */
function operand(node: Node, cast: Cast): Code {
  const text = castText(node, cast);
  return operandCode(/^(?:[\w.]+|-?[0-9.e+-]+|"(?:[^"\\]|\\.)*")$/.test(text) ? text : `(${text})`);
}

function pipeline(node: Node, cast: Cast): Code {
  return { text: castText(node, cast), precedence: 'pipeline' };
}

function castText(node: Node, cast: Cast): string {
  if (cast === 'condition' && node.kind === 'call') {
    return printCall(node, { operand, condition: true, helper }).text;
  }
  if (cast === 'value' && node.kind === 'value' && node.absent === 'empty') {
    return `default ${node.type.kind === 'list' ? 'list' : 'dict'} ${bare(node)}`;
  }
  const integer = node.type.kind === 'integer' && (cast === 'int64' || cast === 'scalar');
  if (node.kind === 'literal' || (!integer && cast !== 'int' && cast !== 'float64')) {
    return cast === 'float64' && !/[.e]/.test(bare(node)) ? `${bare(node)}.0` : bare(node);
  }
  const gives = node.kind === 'call' ? HELM_FUNCTIONS[node.fn].gives : undefined;
  return integer ? (gives ? bare(node) : `int64 ${operand(node, 'any').text}`) : cast === gives ? bare(node) : `${cast} ${operand(node, 'any').text}`;
}

function bare(node: Node): string {
  switch (node.kind) {
    case 'literal':
      return goLiteral(node);
    case 'value':
      return `.Values.${node.path.join('.')}`;
    case 'call':
      return printCall(node, { operand, helper }).text;
    default:
      throw new Error(node.kind);
  }
}

function goLiteral({ value }: LiteralNode): string {
  if (Array.isArray(value)) {
    return ['list', ...value.map(x => operand(literal(x), 'any').text)].join(' ');
  }
  if (typeof value === 'object' && value !== null) {
    return ['dict', ...Object.entries(value).flatMap(entry => entry.map(x => operand(literal(x), 'any').text))].join(' ');
  }
  return value === null ? 'nil' : goJson(value);
}

/** Plain evaluation, as far as these rows need it. */
function evaluate(node: Node, row: Row): Json {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'value':
      return node.absent === undefined ? row.values[node.path[1]] : node.absent === 'optional' ? null : node.type.kind === 'list' ? [] : {};
    case 'call':
      return PLAIN_FUNCTIONS[node.fn](node.args.map(arg => evaluate(arg, row)), node.args.map(arg => arg.type), { apiVersions: API_VERSIONS });
    default:
      throw new Error(node.kind);
  }
}

/** Every integer that is an argument, or an item of one, once more with --set, which makes an int64 of it. */
function setArguments(): string[] {
  const pairs = rows.flatMap(row => Object.entries(row.values).flatMap(([name, value]) =>
    typeof value === 'number' && Number.isSafeInteger(value) ? [`${row.id}.${name}=${value + 0}`]
      : Array.isArray(value) && value.length > 0 && value.every(x => Number.isSafeInteger(x)) ? [`${row.id}.${name}={${value.map(x => Number(x) + 0).join(',')}}`] : []));
  const perArgument = 1000;
  return Array.from({ length: Math.ceil(pairs.length / perArgument) }, (_, i) => pairs.slice(i * perArgument, (i + 1) * perArgument).join(','));
}

/** The values as they are after --set: an int64 is never -0. */
function positiveZeros(row: Row): Record<string, Json> {
  return Object.fromEntries(Object.entries(row.values).map(([name, value]) =>
    [name, Object.is(value, -0) ? 0 : Array.isArray(value) && value.every(x => Number.isSafeInteger(x)) ? value.map(x => Number(x) + 0) : value]));
}

/** JSON, in which -0 is written as Go reads it back. */
function negativeZeros(values: Json): string {
  const mark = (x: Json): Json => Object.is(x, -0) ? '\u0001zero' : Array.isArray(x) ? x.map(mark)
    : typeof x === 'object' && x !== null ? Object.fromEntries(Object.entries(x).map(([k, v]) => [k, mark(v)])) : x;
  return `${jsonText(mark(values)).replaceAll('"\\u0001zero"', '-0.0')}\n`;
}

function isWithin(value: Json, type: Type): boolean {
  switch (type.kind) {
    case 'string':
      return typeof value === 'string' && [...value].length >= type.minLength && [...value].length <= type.maxLength
        && [...value].every(c => type.chars.hasAnyOf(c)) && (type.oneOf?.includes(value) ?? true);
    case 'integer':
      return Number.isSafeInteger(value) && Number(value) >= type.minimum && Number(value) <= type.maximum;
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) && value >= type.minimum && value <= type.maximum;
    case 'boolean':
      return typeof value === 'boolean';
    case 'list':
      return Array.isArray(value) && value.length >= type.minItems && value.every(x => isWithin(x, type.items));
    case 'map':
      return isMap(value) && Object.entries(value).every(([k, x]) => isWithin(k, type.keys) && isWithin(x, type.items));
    case 'object':
      return isMap(value) && Object.entries(value).every(([k, x]) => Object.keys(type.fields).includes(k) && isWithin(x, type.fields[k].type));
    case 'any':
      return true;
  }
}

function isMap(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function describeRow({ node, values }: Row): string {
  return `${printCall(node, { operand, helper }).text} of ${jsonText(values)}`;
}

