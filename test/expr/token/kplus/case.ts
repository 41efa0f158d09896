import { ApiObject, App, Chart, Duration, JsonPatch, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { Expression, FragmentKind, ItemShape, NumberExpression, StringExpression, Values } from '../../../../src';
import { RefusalName } from '../../../../src/values/refusal';

/** What a slot is given: values that a user might give, and the expression that stands for them. */
export interface Given {
  /** For the table. */
  readonly form: string;
  /** As a literal in code, one for each round. */
  readonly examples: readonly any[];
  /** As they stand in `values.yaml`, where that is another form. */
  readonly values?: readonly any[];
  /** Declares the value `x`. Maps have no default: Helm would merge it with what is given. */
  declare(values: Values, value: any): Expression;
  /** What the slot takes instead of text and numbers. */
  wrap?(x: any): any;
}

/** Puts something into the slot, in a construct of its own. */
export type Build = (scope: Construct, x: any) => void;

/** Another way to the same field. */
export interface Alternative {
  /** For the table. */
  readonly text: string;
  /**
   * @param x the value, an expression.
   * @param build the level-2 construct with a literal in the slot.
   */
  build(scope: Construct, x: any, build: () => void): void;
  /** Where the alternative has other constructs, and so other names, than the level-2 construct makes. */
  readonly otherConstructs?: boolean;
  /** What it takes, where that is something else. */
  readonly given?: Given;
}

/** A slot, and what becomes of an expression in it. */
export class Case {
  public refusal?: RefusalName;
  public alternative?: Alternative;

  constructor(public readonly given: Given, public readonly build: Build) {
  }

  /** The level-2 construct computes with it. */
  public refused(refusal: RefusalName, alternative: Alternative): Case {
    return Object.assign(new Case(this.given, this.build), { refusal, alternative });
  }
}

export type Cases = { readonly [slot: string]: Case };

const description = 'What is put into the property.';

const of = (given: Given) => Object.assign((build: Build) => new Case(given, build), { given });

const strings = (form: string, examples: readonly string[], pattern?: string, maxLength?: number): Given => ({
  form, examples, declare: (v, value) => v.string('x', { description, default: value, pattern, maxLength }),
});

const integers = (form: string, examples: readonly number[], wrap?: (x: number) => any, bounds = {}): Given => ({
  form, examples, wrap, declare: (v, value) => v.integer('x', { description, default: value, ...bounds }),
});

/** Any text. */
export const text = of(strings('text', ['plain', 'it\'s: {{ #', 'no']));
/** A text that Kubernetes takes for a name. */
export const name = of(strings('text', ['alpha', 'b-2', 'no'], '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', 40));
export const path = of(strings('text', ['/data', '/a b/{{c}}', '/'], '^/.*$'));
export const textOf = (...examples: string[]) => of(strings('text', examples));
export const integer = of(integers('number', [3, 7, 5]));
/** One that can be computed with. */
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
  form: 'one of a few', examples: values, declare: (v, value) => v.oneOf('x', { description, values, default: value }),
});
export const textsOf = (...examples: string[][]) => of({
  form: 'list of texts', examples, declare: (v, value) => v.list('x', { description, default: value, items: ItemShape.ofString({ description }) }),
});
export const texts = textsOf(['a', 'no'], ['it\'s: {{ #'], ['x', 'y', '1e3']);
export const mapOf = (...examples: { [key: string]: string }[]) => of({
  form: 'map of texts', examples, declare: v => v.fragment('x', { description, kind: FragmentKind.STRINGS }),
});
export const map = mapOf({ a: 'b' }, { 'c.d': 'no', 'e': '1e3' }, { key: 'it\'s: {{ #' });
/**
 * A list or map of structs of cdk8s-plus. The values are what Kubernetes calls it: what cdk8s-plus writes of an example.
 *
 * @param kind the object that it is written to.
 * @param at where in the object.
 */
export const structs = (kind: string, at: string, ...examples: any[]) => (build: Build) => new Case({
  form: Array.isArray(examples[0]) ? 'list' : 'map',
  examples,
  values: examples.map(x => written(kind, at, scope => build(scope, x))),
  declare: (v, value) => v.fragmentList('x', { description, default: value }),
}, build);
/** A map of any form. */
export const struct = (...examples: any[]) => of({ form: 'map', examples, declare: v => v.fragment('x', { description }) });

function written(kind: string, at: string, build: (scope: Construct) => void): any {
  const chart = new Chart(new App(), 'chart');
  build(chart);
  const object = chart.toJson().find(o => o.kind === kind);
  return at.slice(1).split('/').reduce((data, key) => data[key], object);
}

/** What to patch in, of the value. */
export type Write = (x: any, scope: Construct) => any;

/** What goes through cdk8s in the place of an expression. */
export function token(x: Expression): any {
  return x instanceof StringExpression ? x.asString() : x instanceof NumberExpression ? x.asNumber() : x.asAny();
}

/** The construct with a literal, and the expression patched into the object of the kind, at one place or several. */
export function patch(kind: string, at: string | readonly string[], write: Write = token, shown = 'x'): Alternative {
  const places = typeof at === 'string' ? [at] : at;
  return patches({ [kind]: places }, places.map(place => `\`JsonPatch.add('${place}', ${shown})\``).join(' and '), write);
}

/** The same for several kinds. */
export function patches(places: { readonly [kind: string]: readonly string[] }, shown: string, write: Write = token): Alternative {
  return {
    text: shown,
    build: (scope, x, build) => {
      build();
      const patched = write(x, scope);
      for (const object of scope.node.findAll().filter(ApiObject.isApiObject)) {
        object.addJsonPatch(...(places[object.kind] ?? []).map(place => JsonPatch.add(place, patched)));
      }
    },
  };
}

/** Other code. */
export function instead(shown: string, build: Alternative['build'], more: Partial<Alternative> = {}): Alternative {
  return { text: shown, build, ...more };
}
