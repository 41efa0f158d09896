import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** A prop as its interface declares it. */
export interface DeclaredProp {
  readonly name: string;
  /** The text behind `@default`; undefined for a prop that is required. */
  readonly default?: string;
  /** The type as it is written. */
  readonly type: string;
}

const ROOT = join(__dirname, '../..');

/** The props that an interface of a source file declares itself, not those that it inherits. */
export function propsOf(file: string, name: string): DeclaredProp[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  const found = source.statements.find((s): s is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(s) && s.name.text === name);
  if (!found) {
    throw new Error(`${file} has no interface ${name}`);
  }
  return found.members.filter(ts.isPropertySignature).map(member => ({
    name: member.name.getText(source),
    default: ts.getJSDocTags(member).filter(tag => tag.tagName.text === 'default').map(tag => ts.getTextOfJSDocComment(tag.comment) ?? '')[0],
    type: member.type!.getText(source),
  }));
}

/** The interfaces that a source file exports. */
export function interfacesOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join(ROOT, file), 'utf8'), ts.ScriptTarget.ES2022, true);
  return source.statements.filter(ts.isInterfaceDeclaration).map(s => s.name.text);
}
