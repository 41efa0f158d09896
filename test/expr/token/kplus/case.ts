import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Expression, FragmentKind, ItemShape, NumberExpression, StringExpression, Values } from '../../../../src';
import { RefusalName } from '../../../../src/values/refusal';

/** What goes into a slot: example values, and the declaration of a value `x` that takes them. */
export interface Given {
  /** The type, for the table. */
  readonly form: string;
  /** As literals in code, one for each round. */
  readonly examples: readonly any[];
  /** As they are written in `values.yaml`, where that differs. */
  readonly values?: readonly any[];
  /** Declares the value `x`. Maps have no default: Helm would merge it with the given values. */
  declare(values: Values, value: any): Expression;
  /** Makes the class that the slot takes, such as a `Duration`, of a number. */
  wrap?(x: any): any;
}

/** Creates a construct with `x` in the slot. */
export type Build = (scope: Construct, x: any) => void;

/** Another way to set the same field. */
export interface Alternative {
  /** For the table. */
  readonly text: string;
  /**
   * @param x the value, an expression.
   * @param build the level-2 construct with a literal in the slot.
   */
  build(scope: Construct, x: any, build: () => void): void;
  /** Whether the alternative creates other constructs than the level-2 construct, and so other names. */
  readonly otherConstructs?: boolean;
  /** What it takes, where that differs from the slot. */
  readonly given?: Given;
}

/** A slot, and whether an expression in it is rendered or refused. */
export class Case {
  public refusal?: RefusalName;
  public alternative?: Alternative;

  constructor(public readonly given: Given, public readonly build: Build) {
  }

  /** The level-2 construct computes with the value, or looks into it: an expression is refused. */
  public refused(refusal: RefusalName, alternative: Alternative): Case {
    return Object.assign(new Case(this.given, this.build), { refusal, alternative });
  }
}

export type Cases = { readonly [slot: string]: Case };

const description = 'Value of the property.';

const of = (given: Given) => Object.assign((build: Build) => new Case(given, build), { given });

const strings = (examples: readonly string[], pattern?: string, maxLength?: number): Given => ({
  form: 'string', examples, declare: (v, value) => v.string('x', { description, default: value, pattern, maxLength }),
});

const integers = (form: string, examples: readonly number[], wrap?: (x: number) => any, bounds = {}): Given => ({
  form, examples, wrap, declare: (v, value) => v.integer('x', { description, default: value, ...bounds }),
});

/** Any string. */
export const string = of(strings(['plain', 'it\'s: {{ #', 'no']));
/** A string that Kubernetes accepts as a name. */
export const name = of(strings(['alpha', 'b-2', 'no'], '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 40));
export const path = of(strings(['/data', '/a b/{{c}}', '/'], '^/.*$'));
export const stringOf = (...examples: string[]) => of(strings(examples));
export const integer = of(integers('number', [3, 7, 5]));
/** One with bounds, so that arithmetic with it is allowed. */
export const amount = (...examples: number[]) => of(integers('number', examples, undefined, { minimum: 1, maximum: 1_000_000 }));
export const port = of(integers('number', [8080, 443, 9000]));
export const integerOf = (...examples: number[]) => of(integers('number', examples));
export const seconds = of(integers('`Duration.seconds()`', [30, 20, 45], x => Duration.seconds(x)));
export const mebibytes = of(integers('`Size.mebibytes()`', [256, 1000000, 1], x => Size.mebibytes(x)));
export const gibibytes = of(integers('`Size.gibibytes()`', [2, 100, 1], x => Size.gibibytes(x)));
export const millis = of(integers('`Cpu.millis()`', [250, 1000000, 1], x => Cpu.millis(x)));
export const flag = of({
  form: 'boolean', examples: [true, false, true], declare: (v, value) => v.boolean('x', { description, default: value }),
});
export const oneOf = (...values: string[]) => of({
  form: 'enum', examples: values, declare: (v, value) => v.oneOf('x', { description, values, default: value }),
});
export const stringListOf = (...examples: string[][]) => of({
  form: 'list of strings', examples, declare: (v, value) => v.list('x', { description, default: value, items: ItemShape.ofString({ description }) }),
});
export const stringList = stringListOf(['a', 'no'], ['it\'s: {{ #'], ['x', 'y', '1e3']);
export const mapOf = (...examples: { [key: string]: string }[]) => of({
  form: 'map of strings', examples, declare: v => v.fragment('x', { description, kind: FragmentKind.STRINGS }),
});
/** Labels, whose values have a syntax. */
export const labels = mapOf({ a: 'b' }, { 'c.d': 'no', 'e': '1e3' }, { key: 'it-s' });
export const map = mapOf({ a: 'b' }, { 'c.d': 'no', 'e': '1e3' }, { key: 'it\'s: {{ #' });
/**
 * A list or map of structs of cdk8s-plus. In values, they have the fields of Kubernetes: those that cdk8s-plus writes for an example.
 *
 * @param kind the object that has the field.
 * @param at the JSON pointer of the field.
 */
export const structs = (kind: string, at: string, ...examples: any[]) => (build: Build) => new Case({
  form: Array.isArray(examples[0]) ? 'list' : 'map',
  examples,
  values: examples.map(x => written(kind, at, scope => build(scope, x))),
  declare: (v, value) => v.fragmentList('x', { description, default: value }),
}, build);
/** Any map. */
export const struct = (...examples: any[]) => of({ form: 'map', examples, declare: v => v.fragment('x', { description }) });

function written(kind: string, at: string, build: (scope: Construct) => void): any {
  const chart = new Chart(new App(), 'chart');
  build(chart);
  const object = chart.toJson().find(o => o.kind === kind);
  return at.slice(1).split('/').reduce((data, key) => data[key], object);
}

/** Makes the content of the patch. */
export type Write = (x: any, scope: Construct) => any;

/** The token of an expression. */
export function token(x: Expression): any {
  return x instanceof StringExpression ? x.asString() : x instanceof NumberExpression ? x.asNumber() : x.asAny();
}

/** The construct with a literal, and a JSON patch with the expression in the object of the kind, at one JSON pointer or several. */
export function patch(kind: string, at: string | readonly string[], write: Write = token, shown = 'x'): Alternative {
  const pointers = typeof at === 'string' ? [at] : at;
  return patches({ [kind]: pointers }, pointers.map(pointer => `\`JsonPatch.add('${pointer}', ${shown})\``).join(' and '), write);
}

/** The same for several kinds. */
export function patches(pointers: { readonly [kind: string]: readonly string[] }, shown: string, write: Write = token): Alternative {
  return {
    text: shown,
    build: (scope, x, build) => {
      build();
      const patched = write(x, scope);
      for (const object of scope.node.findAll().filter(ApiObject.isApiObject)) {
        object.addJsonPatch(...(pointers[object.kind] ?? []).map(pointer => JsonPatch.add(pointer, patched)));
      }
    },
  };
}

/** Other code. */
export function instead(shown: string, build: Alternative['build'], more: Partial<Alternative> = {}): Alternative {
  return { text: shown, build, ...more };
}
