import { literal } from './literal';
import { Node } from './node';
import { ownerOf } from './owner';
import { structureOf } from './structure-token';
import { markerOf, MAX_TOKEN_ID, numberOf, Token } from './token';
import { Json } from '../values/shape';

/**
 * What expressions travel as. A chart that was built with one kind must come out the same when it is built with
 * another; where it does not, code in between has looked at a token as if it were the value.
 *
 * @internal
 */
export type Carriers = 'tokens' | 'other tokens' | Literals;

/** The value of an expression, or undefined where it is not known, as within a loop. @internal */
export type Literals = (node: Node) => Json | undefined;

let carriers: Carriers = 'tokens';
let ascending = 1;
let descending = MAX_TOKEN_ID;
let handedOut = 0;

// Weak, because a process may build any number of charts.
const tokens = new Map<number, WeakRef<Token>>();
const unowned: Token[] = [];
const forgotten = new FinalizationRegistry<number>(id => tokens.delete(id));

/** Hands out tokens and finds them again. @internal */
export class Tokens {
  public static string(node: Node, label: string): string {
    return literalOf(node) ?? markerOf(this.handOut('string', node, label));
  }

  public static number(node: Node, label: string): number {
    return literalOf(node) ?? numberOf(this.handOut('number', node, label));
  }

  public static structure(node: Node, label: string): any {
    const known = literalOf(node);
    if (known === undefined) {
      return structureOf(this.handOut('structure', node, label));
    }
    return survivesTyping(known) ? known : structureOf(this.handOut('structure', literal(known), label));
  }

  public static find(id: number): Token | undefined {
    return tokens.get(id)?.deref();
  }

  /** Runs the body with other carriers: of other lengths, in another order, or the values themselves. */
  public static withCarriers<T>(kind: Carriers, body: () => T): T {
    const before = carriers;
    carriers = kind;
    try {
      return body();
    } finally {
      carriers = before;
    }
  }

  private static handOut(form: Token['form'], node: Node, label: string): Token {
    const other = carriers === 'other tokens';
    const token: Token = {
      id: other ? descending-- : ascending++,
      sequence: ++handedOut,
      form,
      node,
      label: other ? `~${label.slice(1)}` : label,
      arrived: false,
    };
    tokens.set(token.id, new WeakRef(token));
    forgotten.register(token, token.id);
    // Those that belong to no chart, as the items of a known list, nobody else would keep.
    (ownerOf(node)?.tokens ?? unowned).push(token);
    return token;
  }
}

function literalOf(node: Node): any {
  return typeof carriers === 'function' ? carriers(node) : undefined;
}

/**
 * Whether the typed properties of cdk8s pass the value on as it is. They rename and drop what is in maps, and read a text
 * or number that stands for a union of types from a field.
 */
function survivesTyping(value: Json): boolean {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null
    && (Array.isArray(value) ? value.every(item => typeof item !== 'object') : Object.keys(value).length === 0));
}
