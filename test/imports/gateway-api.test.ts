import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { dirname, join } from 'path';
import * as ts from 'typescript';
import { CrdSchema, gatewayApiKinds } from '../support/gateway-api';
import { scratch } from '../support/scratch';

const ROOT = join(__dirname, '../..');
const MODELS = join(dirname(require.resolve('kubernetes-models/package.json')), '../@kubernetes-models/gateway-api/gateway.networking.k8s.io');

/** Fields by their paths, each with what it is. */
type Fields = Record<string, string>;

const KINDS = gatewayApiKinds();
const files = KINDS.map(({ kind, version }) => join(MODELS, version, `${kind}.d.ts`));
const program = ts.createProgram(files, { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16, types: [] });
const checker = program.getTypeChecker();

describe.each(KINDS.map((kind, i) => ({ ...kind, file: files[i] })))('$kind', ({ kind, schema, file }) => {
  const theirs = upstream(kind, file);
  const ours = fieldsOf(schema.properties!.spec, 'spec');

  it('has the fields of the standard channel, each of the same kind, and no others', () => {
    expect(Object.keys(theirs).length).toBeGreaterThan(2);
    expect(ours).toEqual(theirs);
  });

  it('accepts the strings and numbers that the CRDs accept', () => {
    const accepted = literals(kind, file);
    const limited = enums(schema.properties!.spec, 'spec');
    expect(Object.entries(accepted).filter(([path, values]) => values !== limited[path])).toEqual([]);
  });

  it('describes each field', () => {
    expect(undescribed(schema.properties!.spec, 'spec')).toEqual([]);
  });
});

test('the typed constructs are those that cdk8s generates from the CRDs', () => {
  const folder = scratch();
  execFileSync('npx', ['cdk8s', 'import', 'imports/crds/gateway-api.yaml', '--language=typescript', '--no-save', `--output=${folder}`],
    { cwd: ROOT, env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' }, stdio: 'pipe' });
  const name = 'gateway.networking.k8s.io.ts';
  expect(readFileSync(join(folder, name), 'utf8')).toBe(readFileSync(join(ROOT, 'imports', name), 'utf8'));
});

/** What a schema says of each of its fields. */
function fieldsOf({ properties = {}, required = [], items, additionalProperties }: CrdSchema, path: string): Fields {
  return {
    ...items && fieldsOf(items, `${path}[]`),
    ...additionalProperties && { [`${path}{}`]: additionalProperties.type },
    ...additionalProperties && fieldsOf(additionalProperties, `${path}{}`),
    ...Object.assign({}, ...Object.entries(properties).map(([name, field]) => ({
      [`${path}.${name}`]: `${kindOf(field)}${required.includes(name) ? ', required' : ''}`,
      ...fieldsOf(field, `${path}.${name}`),
    }))),
  };
}

function kindOf({ type, items }: CrdSchema): string {
  return type === 'array' ? `list of ${kindOf(items!)}` : type === 'integer' ? 'number' : type;
}

function enums({ properties = {}, items, ...schema }: CrdSchema, path: string): Fields {
  return {
    ...schema.enum && { [path]: [...schema.enum].sort().join() },
    ...items && enums(items, `${path}[]`),
    ...Object.assign({}, ...Object.entries(properties).map(([name, field]) => enums(field, `${path}.${name}`))),
  };
}

function undescribed({ properties = {}, items }: CrdSchema, path: string): string[] {
  return [
    ...items ? undescribed(items, `${path}[]`) : [],
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...field.description?.endsWith('.') ? [] : [`${path}.${name}`],
      ...undescribed(field, `${path}.${name}`),
    ]),
  ];
}

/** What the models of the Gateway API say of each field that is not experimental. */
function upstream(kind: string, file: string): Fields {
  const fields: Fields = {};
  walk(specOf(kind, file), 'spec', (path, type, required) => { fields[path] = `${typeName(type)}${required ? ', required' : ''}`; });
  return fields;
}

function literals(kind: string, file: string): Fields {
  const fields: Fields = {};
  walk(specOf(kind, file), 'spec', (path, type) => {
    const [at, of] = itemOf(type) ? [`${path}[]`, itemOf(type)!] : [path, type];
    if (of.isUnion() && of.types.every(t => t.isStringLiteral() || t.isNumberLiteral())) {
      fields[at] = of.types.map(t => (t as ts.LiteralType).value).sort().join();
    }
  });
  return fields;
}

function specOf(kind: string, file: string): ts.Type {
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(file)!)!);
  const declared = checker.getDeclaredTypeOfSymbol(exported.find(({ name }) => name === `I${kind}`)!);
  return checker.getNonNullableType(checker.getTypeOfSymbol(declared.getProperty('spec')!));
}

function walk(type: ts.Type, path: string, see: (path: string, type: ts.Type, required: boolean) => void): void {
  for (const property of type.getProperties()) {
    if (ts.displayPartsToString(property.getDocumentationComment(checker)).includes('<gateway:experimental>')) {
      continue;
    }
    const of = checker.getNonNullableType(checker.getTypeOfSymbol(property));
    const at = `${path}.${property.name}`;
    see(at, of, !(property.flags & ts.SymbolFlags.Optional));
    const item = itemOf(of);
    const value = of.getStringIndexType();
    if (value) {
      see(`${at}{}`, value, false);
    }
    if (isObject(item ?? of)) {
      walk(item ?? of, `${at}${item ? '[]' : ''}`, see);
    }
  }
}

function typeName(type: ts.Type): string {
  const item = itemOf(type);
  const of = type.isUnion() ? type.types[0] : type;
  return item ? `list of ${typeName(item)}`
    : of.flags & ts.TypeFlags.StringLike ? 'string'
      : of.flags & ts.TypeFlags.NumberLike ? 'number'
        : of.flags & ts.TypeFlags.BooleanLike ? 'boolean' : 'object';
}

function itemOf(type: ts.Type): ts.Type | undefined {
  return checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
}

function isObject(type: ts.Type): boolean {
  return typeName(type) === 'object';
}
