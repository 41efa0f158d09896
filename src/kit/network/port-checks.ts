import { Construct } from 'constructs';
import { toNode } from '../../expr/expression/to-node';
import { hasPieceOfToken } from '../../expr/token/token';
import { Tokens } from '../../expr/token/tokens';
import { Refusal } from '../../values/refusal';
import { Condition, asExpression } from '../condition';
import { refuseWhen, nameOfProp } from '../release-chart-of';

interface Port {
  readonly name: string;
  readonly port: number;
  readonly protocol?: string;
}

/**
 * Refuses ports that the API server would reject, as far as they are known at synthesis, and duplicate numbers of a
 * protocol.
 *
 * @param owner the owner of the ports, for the message.
 * @internal
 */
export function checkPorts(construct: Construct, ports: readonly Port[], owner: string): void {
  ports.forEach(port => checkPort(construct, port));
  for (const [i, a] of ports.entries()) {
    for (const b of ports.slice(i + 1).filter(({ protocol = 'TCP' }) => protocol === (a.protocol ?? 'TCP'))) {
      refuseWhen(construct, Condition.of(asExpression(a.port).is(b.port)),
        `${nameOfProp(`port ${a.name}`, a.port)} and ${nameOfProp(`port ${b.name}`, b.port)} are both ${b.port}: the ports of ${owner} must be distinct`);
    }
  }
}

/**
 * Refuses a port that the API server would reject, as far as its name and number are known at synthesis.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
 */
function checkPort(construct: Construct, { name, port }: Port): void {
  if (Tokens.areValues) {
    return;
  }
  const refuse = (what: string, accepted: string): never => {
    throw new Refusal('check-failed', `${construct.node.path}: ${what}, expected ${accepted}`);
  };
  if (typeof name !== 'string' || (!hasPieceOfToken(name) && (!/^[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?$/.test(name) || !/[a-z]/.test(name) || name.includes('--')))) {
    refuse(`name of a port: got ${JSON.stringify(name)}`, 'a DNS label of at most 15 characters with a letter in it, without "--"');
  }
  const number = port === undefined || port === null ? undefined : toNode(port);
  if (number === undefined || (number.kind === 'literal' && !isPort(number.value))) {
    refuse(`the port ${name} has the number ${JSON.stringify(port)}`, 'an integer from 1 to 65535');
  }
}

function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65535;
}
