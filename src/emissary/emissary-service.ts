import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { GATEWAY } from './emissary-names';
import { EMISSARY_PORTS, SERVICE_PORTS } from './emissary-ingress-defaults';
import { EmissaryServiceOptions, EmissaryServicePort } from './emissary-ingress-props';
import { AnyExpression } from '../expr/expression/any-expression';
import { BooleanExpression } from '../expr/expression/expression';
import { Fn } from '../expr/expression/fn';
import { StringExpression } from '../expr/expression/string-expression';
import { Condition, asExpression, textOf } from '../kit/condition';
import { convertedItems } from '../kit/converted-items';
import { ifFilled } from '../kit/if-filled';
import { objectForEach, textForEach } from '../kit/item-for-each';
import { nameOfProp, namedText, refuseWhen } from '../kit/release-chart-of';

/**
 * The Service of Emissary, whose ports are a list of the values.
 *
 * @internal
 */
export class EmissaryService extends Construct {
  /** Name of the Service. */
  public readonly name: string;

  /** Ports of the container: those that the ports of the Service lead to, each once. */
  public readonly containerPorts: any[];

  /** The ports of the pods that the ports of the Service lead to. */
  public readonly targets: StringExpression;

  private readonly ports: readonly EmissaryServicePort[];

  constructor(scope: Construct, id: string, props: EmissaryServiceOptions & { readonly selector: { [key: string]: string }; readonly labels: { [key: string]: string } }) {
    super(scope, id);
    const { type = 'LoadBalancer', loadBalancerIp, loadBalancerClass, loadBalancerSourceRanges, externalTrafficPolicy } = props;
    const ports: readonly EmissaryServicePort[] = this.ports = props.ports ?? SERVICE_PORTS;
    this.targets = this.texts('targetPorts', 'Ports of the pods that the ports of the Service lead to.', ({ targetPort }) => `${targetPort}`);
    this.check(props, type);
    this.containerPorts = this.distinctPorts;
    this.name = props.name ?? GATEWAY.service;
    new ApiObject(this, 'resource', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: this.name, labels: props.labels, annotations: ifFilled(props.annotations) },
      spec: {
        type,
        loadBalancerIP: ifFilled(loadBalancerIp),
        loadBalancerClass: ifFilled(loadBalancerClass),
        loadBalancerSourceRanges: ifFilled(loadBalancerSourceRanges),
        externalTrafficPolicy: ifFilled(externalTrafficPolicy),
        selector: props.selector,
        ports: convertedItems(ports, 'port', ({ name, port, targetPort, nodePort = 0, protocol = 'TCP' }) => [{ name, port, targetPort, nodePort: ifFilled(nodePort), protocol }],
          ['name', 'port', 'targetPort', 'nodePort', 'protocol']),
      },
    });
  }

  /**
   * Whether a port leads to none of some listeners, while one of them is reached by no port. Ports of one's own beside all listeners, and
   * two ports that lead to one listener, are fine.
   */
  public misses(listeners: readonly number[]): BooleanExpression {
    const unreached = Fn.all(...listeners.map(port => this.targets.matches(`(^|,)${port}(,|$)`))).not();
    return this.targets.replaceMatches(`(${listeners.join('|')})(,|$)`, '').isTruthy().and(unreached);
  }

  /** A port is in the list once, even if several ports of the Service lead to it, as behind a load balancer that terminates TLS. */
  private get distinctPorts(): any[] {
    return objectForEach(this.ports, 'port', fieldsOf, port => {
      const isSame = (other: EmissaryServicePort): Condition => Condition.of(asExpression(other.targetPort).is(port.targetPort)).and(Condition.of(textOf(other.protocol ?? 'TCP').is(port.protocol ?? 'TCP')));
      const names = textForEach(this.ports, 'other', fieldsOf, other => isSame(other).chooseString(`${other.name} `, ''), '');
      return Condition.of(textOf(names).hasPrefix(`${port.name} `)).choose({ name: port.name, port: port.targetPort, hostPort: port.hostPort ?? 0, protocol: port.protocol ?? 'TCP' });
    }).filter(port => port !== undefined);
  }

  private check(props: EmissaryServiceOptions, type: string): void {
    const isBalancer = Condition.of(textOf(type).is('LoadBalancer'));
    const isInternal = Condition.of(textOf(type).is('ClusterIP'));
    const typeName = nameOfProp('type', props.type);
    for (const prop of ['loadBalancerIp', 'loadBalancerClass', 'loadBalancerSourceRanges'] as const) {
      refuseWhen(this, Condition.of(props[prop] ?? '').and(isBalancer.not()),
        `${nameOfProp(prop, props[prop])} requires the type "LoadBalancer", and ${typeName} is "${type}": leave it empty, or change the type`);
    }
    refuseWhen(this, Condition.of(props.externalTrafficPolicy ?? '').and(isInternal),
      `${nameOfProp('externalTrafficPolicy', props.externalTrafficPolicy)} requires the type "NodePort" or "LoadBalancer", and ${typeName} is "ClusterIP": leave it empty, or change the type`);

    const list = nameOfProp('ports', props.ports);
    const numbers = this.texts('portNumbers', 'Protocols and numbers of the ports of the Service.', ({ protocol = 'TCP', port }) => `${protocol} ${port}`);
    const nodePorts = this.texts('nodePorts', 'Node ports of the ports of the Service.', ({ nodePort = 0 }) => `${nodePort}`);
    const { targets } = this;
    refuseWhen(this, Condition.of(hasTwice(numbers)), `${list} has a port twice: ${numbers}. Give each port a number of its own`);
    refuseWhen(this, Condition.of(nodePorts.matches('[1-9]')).and(isInternal),
      `${list} has a nodePort, and ${typeName} is "ClusterIP", which has no node ports: change the type, or set the node port to 0`);
    for (const port of Object.values(EMISSARY_PORTS)) {
      refuseWhen(this, Condition.of(targets.matches(`(^|,)${port}(,|$)`)),
        `${list} has the targetPort ${port}, at which the program serves its administration, which should not be reachable from outside: remove it, and use the Service of the administration`);
    }
  }

  private texts(what: string, description: string, text: (port: EmissaryServicePort) => string): StringExpression {
    return namedText(this, what, description, textForEach(this.ports, 'port', fieldsOf, text, ','));
  }
}

/** The fields of a port from values, each a token when it is asked for. */
function fieldsOf(item: AnyExpression): EmissaryServicePort {
  return {
    get name() {
      return item.string('name').asString();
    },
    get port() {
      return item.integer('port').asNumber();
    },
    get targetPort() {
      return item.integer('targetPort').asNumber();
    },
    get protocol() {
      return item.string('protocol').asString();
    },
    get nodePort() {
      return item.integer('nodePort').asNumber();
    },
    get hostPort() {
      return item.integer('hostPort').asNumber();
    },
  };
}

function hasTwice(texts: StringExpression): any {
  const all = texts.split(',');
  return all.uniq().length().isNot(all.length());
}
