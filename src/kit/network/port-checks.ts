import { Construct } from 'constructs';
import { AnyExpression } from '../../expr/expression/any-expression';
import { BooleanExpression } from '../../expr/expression/expression';
import { toNode } from '../../expr/expression/to-node';
import { literal } from '../../expr/node/literal';
import { Node, Part } from '../../expr/node/node';
import { entryOf, spread } from '../../expr/node/parts';
import { asStructureToken } from '../../expr/token/structure-token';
import { hasPieceOfToken } from '../../expr/token/token';
import { Tokens } from '../../expr/token/tokens';
import { Refusal } from '../../values/refusal';
import { Condition, asExpression } from '../condition';
import { refuseWhen, nameOfProp } from '../release-chart-of';

interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol?: string;
  /** Where a port of a Service leads; by default to the port of the container with its name. */
  readonly targetPort?: number | string;
  /** Of a Service: the port of all nodes, 0 for none. */
  readonly nodePort?: number;
  /** Of a container: the port of its node, 0 for none. */
  readonly hostPort?: number;
}

/** Characters of a name: that of a port of a container is also a name of a service of IANA. */
const MAX_NAME = { container: 15, service: 63 };

/**
 * Refuses ports that the API server would reject, as far as they are known at synthesis, and duplicate numbers of a
 * protocol, also among ports of the nodes.
 *
 * @param owner the owner of the ports, for the message.
 * @internal
 */
export function checkPorts(construct: Construct, ports: readonly Port[], owner: string): void {
  const known = Array.isArray(ports) ? ports.filter(port => !asStructureToken(port)) : [];
  const all = [...known.map(port => ({ port, when: Condition.of(true) })), ...conditionalPorts(ports)];
  all.forEach(({ port }) => checkPort(construct, port));
  for (const [i, { port: a, when }] of all.entries()) {
    for (const { port: b, when: also } of all.slice(i + 1).filter(other => (other.port.protocol ?? 'TCP') === (a.protocol ?? 'TCP'))) {
      refuseWhen(construct, Condition.of(asExpression(a.port).is(b.port)).and(when).and(also),
        `${nameOfProp(`port ${a.name}`, a.port)} and ${nameOfProp(`port ${b.name}`, b.port)} are both ${b.port}: the ports of ${owner} must be distinct`);
      // Values in place of tokens are not those of a user, and may be equal.
      for (const field of Tokens.areValues ? [] : ['nodePort', 'hostPort'] as const) {
        const [one, other] = [onNodes(a[field]), onNodes(b[field])];
        refuseWhen(construct, one.exists.and(other.exists).and(Condition.of(asExpression(one.port).is(other.port))).and(when).and(also),
          `${nameOfProp(`${field} of ${a.name}`, one.port)} and ${nameOfProp(`${field} of ${b.name}`, other.port)} are both ${other.port}: a port of a node is that of one port of ${owner}, choose another one`);
      }
    }
  }
}

/** A port of the nodes, which may be omitted. */
function onNodes(given: number = 0): { readonly port: number; readonly exists: Condition } {
  const node = toNode(given);
  return { port: node.kind === 'choose' && node.otherwise === undefined ? new AnyExpression(node.then).asNumber() : given, exists: Condition.of(given) };
}

interface ConditionalPort {
  readonly port: Port;
  readonly when: Condition;
}

/** Ports under a condition whose names and numbers are known. */
function conditionalPorts(ports: any): ConditionalPort[] {
  const given = Array.isArray(ports) ? ports.filter(port => asStructureToken(port)) : ports;
  return portsIn(spread(Tokens.peek(() => toNode(given))), Condition.of(true));
}

function portsIn(parts: readonly Part[], when: Condition): ConditionalPort[] {
  return parts.flatMap(part => {
    if (part.kind === 'when') {
      const asked = Condition.of(new BooleanExpression(part.condition));
      return [...portsIn(part.then, when.and(asked)), ...portsIn(part.otherwise, when.and(asked.not()))];
    }
    const [name, port, protocol, hostPort] = ['name', 'port', 'protocol', 'hostPort'].map(field => (part.kind === 'element' ? entryOf(part.value, field) : undefined) ?? literal(''));
    const isKnown = part.kind === 'element' && [name, port, protocol].every(({ kind }) => kind === 'literal');
    return isKnown ? [{ port: { name: knownIn(name), port: knownIn(port), protocol: knownIn(protocol) || undefined, hostPort: knownIn(hostPort) || undefined }, when }] : [];
  });
}

function knownIn(node: Node): any {
  return node.kind === 'literal' ? node.value : undefined;
}

/**
 * Refuses a port that the API server would reject, as far as its name and number are known at synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
function checkPort(construct: Construct, { name, port, targetPort }: Port): void {
  if (Tokens.areValues) {
    return;
  }
  const refuse = (what: string, accepted: string): never => {
    throw new Refusal('check-failed', `${construct.node.path}: ${what}, expected ${accepted}`);
  };
  const longest = targetPort === undefined ? MAX_NAME.container : MAX_NAME.service;
  if (typeof name !== 'string' || (!hasPieceOfToken(name) && (name.length > longest || !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) || !/[a-z]/.test(name) || name.includes('--')))) {
    refuse(`name of a port: got ${JSON.stringify(name)}`, `a DNS label of at most ${longest} characters with a letter in it, without "--"`);
  }
  const number = port === undefined || port === null ? undefined : toNode(port);
  if (number === undefined || (number.kind === 'literal' && !isPort(number.value))) {
    refuse(`the port ${name} has the number ${JSON.stringify(port)}`, 'an integer from 1 to 65535');
  }
}

function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535;
}
