import { YamlProblem } from './cursor';
import { scan, Token, TokenKind } from './scanner';

/** @internal */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly line: number; readonly text: string; readonly plain: boolean }
  | { readonly kind: 'list'; readonly line: number; readonly items: YamlNode[] }
  | { readonly kind: 'map'; readonly line: number; readonly entries: Array<readonly [key: YamlNode, value: YamlNode]> }
  | { readonly kind: 'alias'; readonly line: number; readonly name: string; readonly of: YamlNode };

/** More than one document is in the text. @internal */
export class SeveralDocuments extends Error {
}

/** The one document of a text; undefined when there is nothing in it. @internal */
export function parseYaml(text: string): YamlNode | undefined {
  return new Parser(scan(text)).document();
}

class Parser {
  private at = 0;
  private readonly anchors = new Map<string, YamlNode>();

  constructor(private readonly tokens: readonly Token[]) {
  }

  public document(): YamlNode | undefined {
    const marked = this.skip('document');
    const root = this.is('end') || marked && this.is('document', 'document-end') ? undefined : this.node(true, false);
    this.skip('document-end');
    if (this.is('document')) {
      throw new SeveralDocuments();
    }
    if (!this.is('end')) {
      this.fail('there is more text behind the end of the values');
    }
    return root;
  }

  /**
   * @param block lists and maps of lines are possible.
   * @param indentless and so is a list that is indented as much as the key above it.
   */
  private node(block: boolean, indentless: boolean): YamlNode {
    const { line } = this.token;
    if (this.is('alias')) {
      const name = this.take().text;
      const of = this.anchors.get(name);
      if (of === undefined) {
        throw new YamlProblem(`there is no anchor "&${name}" above`, line);
      }
      return { kind: 'alias', line, name, of };
    }
    const anchor = this.is('anchor') ? this.take().text : undefined;
    const named = <N extends YamlNode>(node: N): N => {
      if (anchor !== undefined) {
        this.anchors.set(anchor, node);
      }
      return node;
    };
    if (indentless && this.is('-')) {
      const node = named({ kind: 'list' as const, line, items: [] });
      this.indentlessItems(node.items);
      return node;
    }
    if (this.is('scalar')) {
      const { text, plain } = this.take();
      return named({ kind: 'scalar', line, text, plain });
    }
    if (this.is('[') || block && this.is('block-list')) {
      const node = named({ kind: 'list' as const, line, items: [] });
      this.take().kind === '[' ? this.bracketItems(node.items) : this.blockItems(node.items);
      return node;
    }
    if (this.is('{') || block && this.is('block-map')) {
      const node = named({ kind: 'map' as const, line, entries: [] });
      this.take().kind === '{' ? this.bracketEntries(node.entries) : this.blockEntries(node.entries);
      return node;
    }
    return anchor === undefined ? this.fail('a value is expected here') : named(this.nothing());
  }

  private blockItems(items: YamlNode[]): void {
    while (this.skip('-')) {
      items.push(this.is('-', 'block-end') ? this.nothing() : this.node(true, false));
    }
    this.expect('block-end', 'an entry of the list is expected here');
  }

  private indentlessItems(items: YamlNode[]): void {
    while (this.skip('-')) {
      items.push(this.is('-', '?', ':', 'block-end') ? this.nothing() : this.node(true, false));
    }
  }

  private blockEntries(entries: Array<readonly [YamlNode, YamlNode]>): void {
    const part = () => (this.is('?', ':', 'block-end') ? this.nothing() : this.node(true, true));
    while (this.skip('?')) {
      const key = part();
      entries.push([key, this.skip(':') ? part() : this.nothing()]);
    }
    this.expect('block-end', 'a key is expected here');
  }

  private bracketItems(items: YamlNode[]): void {
    for (let first = true; !this.is(']'); first = false) {
      if (!first) {
        this.expect(',', '"," or "]" is expected here');
        if (this.is(']')) {
          break;
        }
      }
      const { line } = this.token;
      items.push(this.skip('?') ? { kind: 'map', line, entries: [this.bracketEntry(']')] } : this.node(false, false));
    }
    this.take();
  }

  private bracketEntries(entries: Array<readonly [YamlNode, YamlNode]>): void {
    for (let first = true; !this.is('}'); first = false) {
      if (!first) {
        this.expect(',', '"," or "}" is expected here');
        if (this.is('}')) {
          break;
        }
      }
      entries.push(this.skip('?') ? this.bracketEntry('}') : [this.node(false, false), this.nothing()]);
    }
    this.take();
  }

  private bracketEntry(end: TokenKind): readonly [YamlNode, YamlNode] {
    const key = this.is(':', ',', end) ? this.nothing() : this.node(false, false);
    return [key, this.skip(':') && !this.is(',', end) ? this.node(false, false) : this.nothing()];
  }

  private nothing(): YamlNode {
    return { kind: 'scalar', line: this.token.line, text: '', plain: true };
  }

  private get token(): Token {
    return this.tokens[this.at];
  }

  private is(...kinds: TokenKind[]): boolean {
    return kinds.includes(this.token.kind);
  }

  private take(): Token {
    return this.tokens[this.at++];
  }

  private skip(kind: TokenKind): boolean {
    const comes = this.is(kind);
    this.at += comes ? 1 : 0;
    return comes;
  }

  private expect(kind: TokenKind, otherwise: string): void {
    if (!this.skip(kind)) {
      this.fail(otherwise);
    }
  }

  private fail(message: string): never {
    throw new YamlProblem(message, this.token.line);
  }
}
