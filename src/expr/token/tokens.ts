import { literal } from '../node/literal';
import { Node } from '../node/node';
import { currentPath, Owner, ownerOf } from '../node/owner';
import { asStructureToken, keyOfEntries, structureTokenOf } from './structure-token';
import { stringTokenOf, MAX_TOKEN_ID, numberTokenOf, Token } from './token';
import { Json } from '../../values/shape';

/**
 * The kind of tokens to return. A chart must be the same with every variant; otherwise, code inspects tokens as if they
 * were values.
 *
 * @internal
 */
export type TokenVariant = 'usual' | 'other' | Literals;

/** Literal values instead of tokens. @internal */
export interface Literals {
  /** The value; undefined if it is not known, such as within a loop. */
  valueOf(node: Node): Json | undefined;
  /** Whether the literal value can replace a structure token. */
  canStand(value: Json): boolean;
}

let variant: TokenVariant = 'usual';
let ascending = 1;
let descending = MAX_TOKEN_ID;
let sequence = 0;
/** Whether found tokens count as arrived: see `peek()`. */
let counting = true;
/** The props that are being made: see `asProps()`. */
let props: Set<Token> | undefined;

// Weak references, since a process can build any number of charts.
const tokens = new Map<number, WeakRef<Token>>();
/** Keeps the tokens of a chart as long as the chart. */
const byOwner = new WeakMap<Owner, Token[]>();
/** Keeps tokens of expressions without a chart, such as items of a literal list. */
const unowned: Token[] = [];
const forgotten = new FinalizationRegistry<number>(id => tokens.delete(id));

/** The string and number tokens that were returned, by expression. */
const scalars = new WeakMap<object, Map<string, Token>>();

/** Creates tokens and finds them again. @internal */
export class Tokens {
  public static string(node: Node, label: string): string {
    return literalOf(node) ?? stringTokenOf(this.shared('string', node, label));
  }

  public static number(node: Node, label: string): number {
    return literalOf(node) ?? numberTokenOf(this.shared('number', node, label));
  }

  public static structure(node: Node, label: string): any {
    const known = literalOf(node);
    if (known === undefined) {
      return structureTokenOf(this.handOut('structure', node, label));
    }
    // Code may modify it.
    return (variant as Literals).canStand(known) ? structuredClone(known) : structureTokenOf(this.handOut('structure', literal(known), label));
  }

  /**
   * A key and its value for an expression that is spread directly: the entries of its token, which is created when they are
   * read.
   */
  public static entries(node: Node, label: string): { readonly key: string; readonly read: () => any } {
    const token = this.create('structure', node, label);
    const key = keyOfEntries(token);
    const read = (): any => {
      if (token.handedOut++ === 0) {
        this.register(token);
      }
      return structureTokenOf(token)[key];
    };
    return { key, read };
  }

  /**
   * The entries of a map of strings as a map of string tokens, which works in other jsii languages, unlike a structure
   * token.
   */
  public static texts(node: Node, label: string): { [key: string]: string } {
    const token = asStructureToken(this.structure(node, label))?.token;
    return token ? { [keyOfEntries(token)]: stringTokenOf(token) } : {};
  }

  /** Whether expressions are currently replaced with literal values. */
  public static get areValues(): boolean {
    return typeof variant === 'object';
  }

  public static find(id: number): Token | undefined {
    return tokens.get(id)?.deref();
  }

  /** All tokens that were returned for expressions of a chart. */
  public static handedOutFor(owner: Owner): readonly Token[] {
    return byOwner.get(owner) ?? [];
  }

  /** A token was found in a manifest or in another expression. */
  public static arrive(token: Token): void {
    if (counting) {
      token.arrivals++;
      token.foundIn = currentPath() ?? token.foundIn;
    }
  }

  /** Runs a body that makes the props of a group of values, which belong together. */
  public static asProps<T>(body: () => T): T {
    const before = props;
    props ??= new Set();
    try {
      return body();
    } finally {
      props = before;
    }
  }

  /** Runs a body that only reads props: the tokens that it finds do not count as arrived. */
  public static peek<T>(body: () => T): T {
    const before = counting;
    counting = false;
    try {
      return body();
    } finally {
      counting = before;
    }
  }

  /** From now on, another variant. */
  public static use(other: TokenVariant): void {
    variant = other;
  }

  /** Runs the body with another variant: tokens of other lengths and in another order, or literal values. */
  public static withVariant<T>(other: TokenVariant, body: () => T): T {
    const before = variant;
    variant = other;
    try {
      return body();
    } finally {
      variant = before;
    }
  }

  private static shared(form: Token['form'], node: Node, label: string): Token {
    const [anchor, key] = identityOf(node, `${form} ${typeof variant === 'object' ? 'known' : variant}`);
    const known = scalars.get(anchor) ?? new Map<string, Token>();
    scalars.set(anchor, known);
    const token = known.get(key);
    if (token) {
      token.handedOut++;
      return this.together(token);
    }
    const fresh = this.handOut(form, node, label);
    known.set(key, fresh);
    return fresh;
  }

  private static handOut(form: Token['form'], node: Node, label: string): Token {
    const token = this.create(form, node, label);
    token.handedOut++;
    this.register(token);
    return this.together(token);
  }

  /** Creates a token. */
  private static create(form: Token['form'], node: Node, label: string): Token {
    const other = variant === 'other';
    return {
      id: other ? descending-- : ascending++,
      sequence: ++sequence,
      form,
      node,
      label: other ? `~${label.slice(1)}` : label,
      arrivals: 0,
      handedOut: 0,
      props: [],
    };
  }

  private static register(token: Token): void {
    tokens.set(token.id, new WeakRef(token));
    forgotten.register(token, token.id);
    this.keep(token, ownerOf(token.node));
  }

  private static together(token: Token): Token {
    if (props && !props.has(token)) {
      props.add(token);
      token.props.push(props);
    }
    return token;
  }

  private static keep(token: Token, owner: Owner | undefined): void {
    const kept = owner ? byOwner.get(owner) ?? [] : unowned;
    kept.push(token);
    if (owner) {
      byOwner.set(owner, kept);
    }
  }
}

/** A key that is the same for equal expressions, as far as that is easily known. */
function identityOf(node: Node, prefix: string): [object, string] {
  switch (node.kind) {
    case 'value':
      return [ownerOf(node) ?? node, `${prefix} ${node.path.join('.')}`];
    case 'item':
      return [node.loop, `${prefix} ${node.path.join('.')}`];
    case 'key':
      return [node.loop, `${prefix} [key]`];
    default:
      return [node, prefix];
  }
}

function literalOf(node: Node): any {
  return typeof variant === 'object' ? variant.valueOf(node) : undefined;
}
