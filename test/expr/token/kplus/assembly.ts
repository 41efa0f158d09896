import * as fs from 'fs';
import * as zlib from 'zlib';

/** A place of a public API that takes data: a property of a struct, `ContainerProps.image`, or a parameter, `Cpu.units(amount)`. */
export interface Slot {
  readonly name: string;
  /** As jsii says it: `string`, `array<string>`, `Duration`. */
  readonly type: string;
}

/** Types of cdk8s by whose props and factories data reaches the constructs of cdk8s-plus. */
const OF_CDK8S = ['ApiObjectMetadata', 'Cron', 'CronOptions', 'Duration', 'Size'];

/** Classes that hold one number or text. */
const DATA = /^(string|number|boolean|any|Duration|Size|Cpu)$/;

/** All slots of the level-2 constructs of cdk8s-plus and of what they take, by the assemblies of jsii. */
export function slots(): Slot[] {
  const plus = assembly('cdk8s-plus-27');
  const all = [...Object.values(plus).filter(type => type.namespace !== 'k8s'), ...OF_CDK8S.map(name => assembly('cdk8s')[`cdk8s.${name}`])];
  const enums = new Set(all.filter(type => type.kind === 'enum').map(type => type.name));
  const structs = new Set(all.filter(type => type.datatype).map(type => type.name));
  const isData = (type: string): boolean => {
    const inner = /^(?:array|map)<(.*)>$/.exec(type)?.[1];
    return inner === undefined ? DATA.test(type) || enums.has(type) : isData(inner) || structs.has(inner);
  };
  return all.flatMap(type => slotsOf(type)).filter(slot => isData(slot.type));
}

function slotsOf(type: any): Slot[] {
  if (type.datatype) {
    return (type.properties ?? []).map((p: any) => ({ name: `${type.name}.${p.name}`, type: typeName(p.type) }));
  }
  if (type.kind !== 'class') {
    return [];
  }
  const callables = [...type.initializer ? [{ name: 'new', ...type.initializer }] : [], ...type.methods ?? []];
  return callables.filter(c => !c.protected).flatMap(c => (c.parameters ?? [])
    // The id of a construct is no data of a manifest.
    .filter((p: any) => p.name !== 'id')
    .map((p: any) => ({ name: `${type.name}.${c.name}(${p.name})`, type: typeName(p.type) })));
}

export function typeName(type: any): string {
  return type.primitive ?? (type.fqn ? type.fqn.split('.').pop() : type.collection
    ? `${type.collection.kind}<${typeName(type.collection.elementtype)}>`
    : type.union.types.map(typeName).join('|'));
}

/** The types of a package, by their names in jsii. */
export function assembly(name: string): { [fqn: string]: any } {
  const read = (file: string) => fs.readFileSync(require.resolve(`${name}/${file}`));
  const found = JSON.parse(read('.jsii').toString());
  return (found.schema === 'jsii/file-redirect' ? JSON.parse(zlib.gunzipSync(read(found.filename)).toString()) : found).types;
}
