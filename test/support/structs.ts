import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');

/** Where a public method, or a constructor, takes the options of an interface. */
export interface StructParameter {
  readonly class: string;
  /** Undefined for the constructor. */
  readonly method?: string;
  readonly isStatic: boolean;
  /** How many parameters are before it. */
  readonly index: number;
  readonly struct: string;
}

interface Declared {
  readonly above: readonly string[];
  readonly members: { readonly [name: string]: ts.PropertySignature };
}

/** Where the table is that follows from the interfaces of options in the sources. */
export const STRUCTS_FILE = join(ROOT, 'src/values/declare/structs.ts');

/** The text of that file: each public interface that begins with a capital letter and has readonly properties alone. */
export function structsFile(): string {
  const interfaces = new Map<string, Declared>();
  const enums = new Map<string, string[]>();
  for (const source of sources()) {
    source.statements.filter(ts.isEnumDeclaration).forEach(found =>
      enums.set(found.name.text, found.members.map(member => JSON.stringify((member.initializer as ts.StringLiteral).text))));
    for (const found of source.statements.filter(ts.isInterfaceDeclaration)) {
      const members = found.members.filter(ts.isPropertySignature);
      if (isPublic(found) && members.length === found.members.length && !found.typeParameters) {
        const above = (found.heritageClauses ?? []).flatMap(clause => clause.types.map(type => type.expression.getText(source)));
        interfaces.set(found.name.text, { above, members: Object.fromEntries(members.map(member => [member.name.getText(source), member])) });
      }
    }
  }
  const membersOf = (name: string): { [name: string]: ts.PropertySignature } => {
    const { above, members } = interfaces.get(name)!;
    return { ...Object.assign({}, ...above.map(membersOf)), ...members };
  };
  const mapKindOf = ({ type }: ts.IndexSignatureDeclaration): string => (interfaces.has(type.getText()) ? `${type.getText()}{}` : 'map');
  const kindOf = (type: ts.TypeNode): string => {
    const text = type.getText();
    return ts.isArrayTypeNode(type) ? `${kindOf(type.elementType)}[]`
      : ts.isTypeLiteralNode(type) && type.members.every(ts.isIndexSignatureDeclaration) ? mapKindOf(type.members[0])
        : ['string', 'number', 'boolean', 'any'].includes(text) || interfaces.has(text) ? text
          : enums.has(text) ? enums.get(text)!.join('|')
            : /^\w*Expression$/.test(text) ? 'expression'
              : text.startsWith('k8s.') || /^(string|number)( \| (string|number))+$/.test(text) ? 'data'
                : 'other';
  };
  const lines = [...interfaces.keys()].sort().map(name => `  ${name}: {\n${Object.entries(membersOf(name)).map(([option, member]) =>
    `    '${option}${member.questionToken ? '?' : ''}': '${kindOf(member.type!)}',\n`).join('')}  },\n`);
  return `/**
 * The options of each public interface, and what each is, for those who write in JavaScript. \`data\` is what a manifest may hold, and
 * \`other\` is not checked.
 *
 * Made from the interfaces by \`npx tsx test/support/write-structs.ts\`; a test holds it.
 *
 * @internal
 */
export const STRUCTS: { readonly [struct: string]: { readonly [option: string]: string } } = {
${lines.join('')}};
`;
}

/** The public methods and constructors that take the options of one of the interfaces. */
export function structParameters(structs: readonly string[]): StructParameter[] {
  return sources().flatMap(source => source.statements.filter(ts.isClassDeclaration).filter(isPublic).flatMap(found =>
    found.members.filter(member => (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) && !isHidden(member)).flatMap(member => {
      const { name, parameters } = member as ts.MethodDeclaration | ts.ConstructorDeclaration;
      const isStatic = !!(ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static);
      return parameters.map(({ type }, index) => ({ class: found.name!.text, method: name?.getText(), isStatic, index, struct: type?.getText() ?? '' }))
        .filter(({ struct }) => structs.includes(struct));
    })));
}

function sources(): ts.SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.ts')).sort()
    .map(file => ts.createSourceFile(file, readFileSync(join(ROOT, 'src', file), 'utf8'), ts.ScriptTarget.ES2022, true));
}

function isPublic(found: ts.InterfaceDeclaration | ts.ClassDeclaration): boolean {
  return !!found.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword) && !isInternal(found);
}

function isHidden(member: ts.ClassElement): boolean {
  return isInternal(member) || !!(ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected));
}

function isInternal(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(tag => tag.tagName.text === 'internal');
}
