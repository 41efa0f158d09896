import { ApiObject, App, Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { FragmentKind, ReleaseChart } from '../../../src';
import { sameNode } from '../../../src/expr/node/equal';
import { toNode } from '../../../src/expr/expression/to-node';
import { fieldOf } from '../../../src/manifest/json/restored';
import { jsonOf } from '../../../src/manifest/json/object-json';
import { Refusal } from '../../../src/values/refusal';
import { assembly, typeName } from '../../expr/token/kplus/assembly';
import { SmallChart } from '../../support/small-chart';

/** A field of a type, and the way to it from a kind. */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly kind: string;
  readonly path: readonly string[];
}

/** What is spread or given whole into a field, by its type. */
const WAYS: { readonly [way: string]: { readonly takes: RegExp; readonly data: (values: Values, type: string) => any } } = {
  'a whole value': { takes: /^/, data: (v, type) => (/^array</.test(type) ? v.list : v.any) },
  'a list with the items of another': { takes: /^array</, data: v => [...v.list] },
  'a list with the items of two': { takes: /^array</, data: v => [...v.list, ...v.list2] },
  'a list with items under a condition': { takes: /^array</, data: v => [...v.flag.ifTrue([...v.list])] },
  'a map with the entries of another': { takes: /^map</, data: v => ({ ...v.map }) },
};

/** What is refused, as a JSON Schema contains JSON Schemas without end, and their types read all of it. An ApiObject has no types. */
const RECURSIVE = /^(CustomResourceDefinitionVersion\.schema|CustomResourceValidation\.openApiv3Schema|JsonSchemaProps\.(definitions|not|patternProperties|properties))$/;
const RECURSIVE_ITEMS = /^(CustomResourceDefinitionSpec\.versions|JsonSchemaProps\.(allOf|anyOf|oneOf))$/;

/** Lists of objects, and answers of the API server: nothing that a chart has. */
const NO_OBJECTS = /^Kube(\w+List(V\d\w*)?|Status)$/;

interface Values {
  readonly any: any;
  readonly list: any;
  readonly list2: any;
  readonly map: any;
  readonly flag: any;
}

const FIELDS = fields();

it('the table has the fields of all types', () => {
  expect(FIELDS.length).toBeGreaterThan(1000);
  expect(FIELDS.map(f => f.name)).toEqual(expect.arrayContaining(['HorizontalPodAutoscalerSpecV2.metrics', 'PodSpec.tolerations', 'ResourceRequirements.limits', 'ServicePort.targetPort', 'CustomResourceDefinitionSpec.versions']));
});

describe.each(Object.keys(WAYS))('%s', way => {
  const { takes, data } = WAYS[way];

  it('is rendered in every field of every type, or is refused with what to do', () => {
    const wrong = FIELDS.filter(({ type }) => takes.test(type)).flatMap(field => {
      const values = valuesOf();
      const given = data(values, field.type);
      let outcome: string;
      try {
        const node = toNode(at(jsonOf(objectWith(field, given)), field.path));
        // cdk8s copies some lists.
        outcome = sameNode(node, toNode(given)) || (/^array</.test(field.type) && sameNode(node, toNode([...given]))) ? 'arrived' : 'changed';
      } catch (e) {
        outcome = e instanceof Refusal && / write the object as an ApiObject/.test(e.message) ? 'refused' : `${e}`;
      }
      return outcome === (isRefused(way, field) ? 'refused' : 'arrived') ? [] : [`${field.name}: ${outcome}`];
    });
    expect(wrong).toEqual([]);
  });
});

function isRefused(way: string, { name, type }: Field): boolean {
  return way === 'a whole value' ? RECURSIVE.test(name) : /^array</.test(type) ? RECURSIVE_ITEMS.test(name) : RECURSIVE.test(name);
}

function valuesOf(): Values {
  let values: Values | undefined;
  new SmallChart(c => { values = declare(c); });
  return values!;
}

function declare(chart: ReleaseChart): Values {
  const v = chart.values;
  const description = 'What it is for.';
  return {
    any: v.fragment('any', { description }).asAny(),
    list: v.fragmentList('list', { description }).asAny(),
    list2: v.fragmentList('list2', { description }).asAny(),
    map: v.fragment('map', { description, kind: FragmentKind.STRINGS }).asAny(),
    flag: v.boolean('flag', { description }),
  };
}

function objectWith({ kind, path }: Field, data: any): ApiObject {
  const props = path.reduceRight<any>((inner, key) => (key === '0' ? [inner] : { [key]: inner }), data);
  return new (k8s as any)[kind](new Chart(new App(), 'chart'), 'object', props);
}

function at(json: any, path: readonly string[]): any {
  return path.reduce((inner, key) => (Array.isArray(inner) ? inner[0] : inner[fieldOf(inner, key)!]), json);
}

/** Each field of each type once, on the shortest way from a kind. */
function fields(): Field[] {
  const types = assembly('cdk8s-plus-27');
  const structs = new Map<string, any>(Object.values(types).filter(t => t.namespace === 'k8s' && t.datatype).map(t => [t.name, t]));
  const kinds = Object.values(types).filter(t => t.namespace === 'k8s' && t.kind === 'class' && t.base === 'cdk8s.ApiObject' && !NO_OBJECTS.test(t.name));
  const seen = new Set<string>();
  const found: Field[] = [];
  let level = kinds.flatMap(t => t.initializer.parameters.filter((p: any) => p.name === 'props')
    .map((p: any) => ({ struct: typeName(p.type), kind: t.name as string, path: [] as string[] })));
  while (level.length > 0) {
    const next: typeof level = [];
    for (const { struct, kind, path } of level.filter(l => structs.has(l.struct) && !seen.has(l.struct))) {
      if (seen.has(struct)) {
        continue;
      }
      seen.add(struct);
      for (const p of structs.get(struct).properties ?? []) {
        const type = typeName(p.type);
        const inner = /^(array|map)<(.*)>$/.exec(type);
        // The metadata of the object itself is what cdk8s makes of it.
        if (!(path.length === 0 && p.name === 'metadata')) {
          found.push({ name: `${struct}.${p.name}`, type, kind, path: [...path, p.name] });
        }
        next.push({ struct: inner ? inner[2] : type, kind, path: [...path, p.name, ...inner ? [inner[1] === 'array' ? '0' : 'key'] : []] });
      }
    }
    level = next;
  }
  return found;
}
