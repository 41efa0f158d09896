import { Construct, IConstruct } from 'constructs';
import { releaseAround } from '../scope/release-around';
import { Expression } from '../../expr/expression/expression';
import { Node } from '../../expr/node/node';
import { Owner } from '../../expr/node/owner';
import { asStructureToken } from '../../expr/token/structure-token';
import { findTokens, idOfNumber, Token } from '../../expr/token/token';
import { Tokens } from '../../expr/token/tokens';
import { Refusal } from '../../values/refusal';

/**
 * Refuses expressions that were handed out and have not come back: code that took one for the value would lose it. The labels
 * of the release, which objects ask for by themselves, may have others in their place.
 *
 * @internal
 */
export function checkArrivals(chart: IConstruct, owner: Owner, labels: Node): void {
  const lost = Tokens.handedOutFor(owner).filter(t => t.arrivals < t.handedOut && t.node !== labels);
  if (lost.length > 0) {
    throw lost.reduce<Refusal | undefined>((found, token) => found ?? inOtherChart(token, chart) ?? behindSpread(token, owner) ?? inConstruct(token, chart), undefined)
      ?? unexplained(lost, owner);
  }
}

/** Another chart does not render the values of this one. */
function inOtherChart(token: Token, chart: IConstruct): Refusal | undefined {
  const holder = token.arrivals > 0 ? undefined : holdersOf(token, chart.node.root).find(c => releaseAround(c) !== chart);
  return holder && new Refusal('value-foreign', `${chart.node.path}: ${token.label} is used in ${holder.node.path}, which is not in this chart: use values only in the chart that declares them`);
}

/** One of several props that arrived but for it. */
function behindSpread(token: Token, owner: Owner): Refusal | undefined {
  const others = token.props.flatMap(props => [...props]).filter(other => other.foundIn !== undefined && other.arrivals >= other.handedOut);
  return others.length === 0 ? undefined : new Refusal('token-lost',
    `${others[0].foundIn ?? owner.path}: ${nameOf(token)} is one of the props that asProps() returned, and is in no manifest, where others are: `
    + 'a later prop of the same name replaces it, or the construct has no such prop. Remove that prop, or leave the value out, for those of a part with omit');
}

/** A construct that got it and drops it. */
function inConstruct(token: Token, chart: IConstruct): Refusal | undefined {
  const [holder] = token.arrivals > 0 ? [] : holdersOf(token, chart);
  return holder && new Refusal('token-lost', `${holder.node.path}: ${nameOf(token)} was given to it, and is in no manifest: `
    + 'a later patch replaces it, or the construct drops it or calculates with it. Set it with a JSON patch or on a property that is rendered, or give the construct a literal');
}

function unexplained(lost: readonly Token[], owner: Owner): Refusal {
  return new Refusal('token-lost',
    `${owner.path}: ${[...new Set(lost.map(nameOf))].join(', ')} was used but is in no manifest: code calculated with it, cut, parsed or dropped it, or set a prop again behind a spread. ` +
    'Use the methods of expressions, set it on a property that is rendered, or leave the value out, for those of a part with omit');
}

function nameOf({ label, form }: Token): string {
  return `${label} (as a ${form})`;
}

/** The constructs that have the token in what they were given, as far as they keep it. */
function holdersOf(token: Token, root: IConstruct): IConstruct[] {
  return root.node.findAll().filter(construct => releaseAround(construct) !== construct
    && Object.entries(construct).some(([name, value]) => name !== 'node' && holds(value, token, MAX_DEPTH)));
}

/** Props of constructs are less deep, and what refers to itself has an end. */
const MAX_DEPTH = 12;

function holds(data: unknown, token: Token, depth: number): boolean {
  switch (typeof data) {
    case 'string':
      return findTokens(data).some(({ id }) => id === token.id);
    case 'number':
      return idOfNumber(data) === token.id;
    case 'function':
      return asStructureToken(data)?.token === token;
    default:
      // Only what an expression became is a token.
      return typeof data === 'object' && data !== null && depth > 0 && !Construct.isConstruct(data) && !(data instanceof Expression)
        && Object.entries(data).some(([key, value]) => holds(key, token, depth) || holds(value, token, depth - 1));
  }
}
