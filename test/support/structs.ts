import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');

interface Declared {
  readonly above: readonly string[];
  readonly members: { readonly [name: string]: ts.PropertySignature };
}

/** Where the table is that follows from the interfaces of options in the sources. */
export const STRUCTS_FILE = join(ROOT, 'src/values/declare/structs.ts');

/** The text of that file: each public interface that begins with a capital letter and has readonly properties alone. */
export function structsFile(): string {
  const interfaces = new Map<string, Declared>();
  for (const file of readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter(f => f.endsWith('.ts')).sort()) {
    const source = ts.createSourceFile(file, readFileSync(join(ROOT, 'src', file), 'utf8'), ts.ScriptTarget.ES2022, true);
    for (const found of source.statements.filter(ts.isInterfaceDeclaration)) {
      const isPublic = found.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword) && !ts.getJSDocTags(found).some(tag => tag.tagName.text === 'internal');
      const members = found.members.filter(ts.isPropertySignature);
      if (isPublic && members.length === found.members.length && !found.typeParameters) {
        const above = (found.heritageClauses ?? []).flatMap(clause => clause.types.map(type => type.expression.getText(source)));
        interfaces.set(found.name.text, { above, members: Object.fromEntries(members.map(member => [member.name.getText(source), member])) });
      }
    }
  }
  const membersOf = (name: string): { [name: string]: ts.PropertySignature } => {
    const { above, members } = interfaces.get(name)!;
    return { ...Object.assign({}, ...above.map(membersOf)), ...members };
  };
  const kindOf = (type: ts.TypeNode): string => {
    const text = type.getText();
    return ts.isArrayTypeNode(type) ? `${kindOf(type.elementType)}[]`
      : ts.isTypeLiteralNode(type) && type.members.every(ts.isIndexSignatureDeclaration) ? 'map'
        : ['string', 'number', 'boolean', 'any'].includes(text) || interfaces.has(text) ? text
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
