import { Argument, Given, ROWS } from '../../plain/function-rows';
import { HELMS, renderAll } from '../../support/helm';
import { scratch, writeFiles } from '../../support/scratch';
import { sample } from '../../support/runs';
import { call } from '../../../src/expr/functions/functions';
import { SIGNATURES } from '../../../src/expr/functions/signatures';
import { FunctionName } from '../../../src/expr/node/function-name';
import { Node } from '../../../src/expr/node/node';
import { emptyOf, isNeverEmpty, Type } from '../../../src/expr/node/type';
import { action, condition, Place } from '../../../src/helm/template/action';
import { ListHelper, printListHelper } from '../../../src/helm/template/list-helpers';
import { scalar } from '../../../src/helm/template/scalar';
import { evaluate } from '../../../src/plain/evaluate';
import { goHtmlJson } from '../../../src/plain/json-text';
import { release } from '../../../src/plain/release';
import { Refusal } from '../../../src/values/refusal';
import { Json } from '../../../src/values/shape';

const NAMES = Object.keys(SIGNATURES) as FunctionName[];
const EACH = 12;

interface Row {
  readonly id: string;
  readonly node: Node;
  readonly values: Record<string, Json>;
  /** Those that are empty. */
  readonly empty: readonly string[];
}

/** Calls in which one argument, and then all that can be, are as empty as by default. */
const rows: Row[] = NAMES.flatMap(fn => {
  const calls = [...ROWS[fn].fixed ?? [], ...(ROWS[fn].generated ?? []).flatMap(arbitrary => sample(arbitrary, EACH).slice(0, EACH))];
  const found = new Map<string, Omit<Row, 'id'>>();
  for (const args of calls) {
    const places = args.flatMap((arg, i) => (canBeEmpty(arg) ? [i] : []));
    for (const chosen of [...places.map(i => [i]), places]) {
      const row = chosen.length > 0 ? rowOf(fn, args, chosen) : undefined;
      if (row) {
        found.set(JSON.stringify([row.values, row.empty]), row);
      }
    }
  }
  return [...found.values()].slice(0, 60).map((row, i) => ({ id: `${fn}_${i}`, ...row }));
});

/** Groups are always there. */
function canBeEmpty(arg: Argument): arg is Given {
  return 'given' in arg && arg.absent === undefined && arg.type.kind !== 'object' && !isNeverEmpty(arg.type) && !(arg.type.kind === 'string' && arg.type.oneOf !== undefined && !arg.type.oneOf.includes(''));
}

/** Nothing for arguments that the function refuses. */
function rowOf(fn: FunctionName, args: readonly Argument[], chosen: readonly number[]): Omit<Row, 'id'> | undefined {
  const values: Record<string, Json> = {};
  const empty: string[] = [];
  const build = (arg: Argument, isChosen = false): Node => {
    if ('kind' in arg) {
      return arg;
    }
    if ('fn' in arg) {
      return call(arg.fn, arg.of.map(one => build(one)));
    }
    const name = `v${Object.keys(values).length}`;
    const absent = arg.absent ?? (isChosen ? 'empty' : undefined);
    values[name] = isChosen || arg.absent === 'empty' ? emptyOf(arg.type) : withoutSignOfZero(arg.given);
    if (absent !== undefined) {
      empty.push(name);
    }
    return Object.freeze({ kind: 'value', path: ['row', name], type: arg.type, absent });
  };
  try {
    const node = call(fn, args.map((arg, i) => build(arg, chosen.includes(i))));
    return { node, values, empty };
  } catch (e) {
    if (e instanceof Refusal) {
      return undefined;
    }
    throw e;
  }
}

/** The row's values are below its id. */
function placed(node: Node, id: string): Node {
  return node.kind === 'call' ? { ...node, args: node.args.map(arg => placed(arg, id)) }
    : node.kind === 'value' ? { ...node, path: [id, node.path[1]] } : node;
}

const PLACE: Place = { chart: 'nil', root: '', variables: new Map(), texts: { list: (fn: ListHelper) => `nil.${fn}` } as never };

/** The result, the same where only its truthiness counts, and the same as the scalar of a field. */
function lineOf({ id, node }: Row): string {
  const at = placed(node, id);
  const asCondition = at.type.kind === 'boolean' ? `{{ if ${condition(at, PLACE)} }}true{{ else }}false{{ end }}` : '-';
  const asField = hasPlainText(at.type) ? scalar(at, PLACE).text : '-';
  return `${id}: ['{{ (${action(at, PLACE)}) | toJson | b64enc }}', '${asCondition}', '${asField}']\n`;
}

function hasPlainText({ kind }: Type): boolean {
  return ['boolean', 'integer', 'number'].includes(kind);
}

function expectedOf({ node, values }: Row): string[] | Refusal {
  try {
    const result = evaluate(node, { values: { row: values }, release: release({ name: 'r', apiVersions: [] }), chart: { name: 'nil', version: '0.1.0', appVersion: '' } as never, loops: new Map() });
    const text = goHtmlJson(result!);
    return [text, node.type.kind === 'boolean' ? text : '-', hasPlainText(node.type) ? text : '-'];
  } catch (e) {
    return e as Refusal;
  }
}

test('every function takes an operand that is null, or missing, for the empty one that it is by default, in both outputs', async () => {
  const able = rows.filter(row => Array.isArray(expectedOf(row)));
  // These take nothing that is empty.
  expect(NAMES.filter(fn => !able.some(row => row.id.startsWith(`${fn}_`)))).toEqual(['atoi', 'first', 'last', 'fromJsonArray', 'semverCompare']);
  const chart = writeFiles({ 'Chart.yaml': 'apiVersion: v2\nname: nil\nversion: 0.1.0\n', 'templates/_helpers.tpl': (['product', 'sample', 'complete'] as const).map(fn => printListHelper(fn, `"nil.${fn}"`)).join('\n'), 'templates/rows.yaml': able.map(lineOf).join('') }, scratch());
  const given = (valueOf: (row: Row, name: string) => Json | undefined): Json => Object.fromEntries(able.map(row => [
    row.id, Object.fromEntries(Object.entries(row.values).flatMap(([name, value]) => {
      const other = row.empty.includes(name) ? valueOf(row, name) : value;
      return other === undefined ? [] : [[name, other]];
    })),
  ]));
  const jobs = HELMS.flatMap(helm => [given(() => null), given(() => undefined)].map(values => ({ helm, chart, options: { values: [values] } })));
  for (const { stdout, stderr } of await renderAll(jobs)) {
    expect(stderr).toBe('');
    const printed = new Map([...stdout.matchAll(/^(\w+): \['(.*?)', '(.*?)', '(.*?)'\]$/gm)].map(([, id, ...texts]) => [id, texts]));
    const wrong = able.flatMap(row => {
      const [json, asCondition, asField] = printed.get(row.id) ?? [];
      const actual = [Buffer.from(json, 'base64').toString(), asCondition, /^-?$/.test(asField) ? asField : goHtmlJson(JSON.parse(asField))];
      return JSON.stringify(actual) === JSON.stringify(expectedOf(row)) ? [] : [`${row.id}: ${action(row.node, PLACE)} of ${JSON.stringify(row.values)}: helm ${actual.join(' ')}, plain ${String(expectedOf(row))}`];
    });
    expect(wrong.slice(0, 20)).toEqual([]);
  }
});


/** Files do not keep it. */
function withoutSignOfZero(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}
