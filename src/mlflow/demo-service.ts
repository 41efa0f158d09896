import { Construct } from 'constructs';
import { DEMO_SERVICE_PORT, DEMO_SERVICE_PROBES, DEMO_SERVICE_RESOURCES, DEMO_SERVICE_SERVICE_PORT } from './demo-service-defaults';
import { DemoServiceProps } from './demo-service-props';
import { DEMO_SERVICE } from './demo-service-values';
import { needsEgress } from './needs-egress';
import { RedisConnection } from './redis-connection';
import { Condition } from '../kit/condition';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { partProps, propsOf } from '../kit/part-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'http';

/**
 * The entry point of the demo: a Deployment with a program of users, its Service, and an Ingress and a route of the Gateway API; optionally a
 * HorizontalPodAutoscaler, a PodDisruptionBudget and a NetworkPolicy.
 *
 * The program gets the URL that predicts in `SERVING_URL`, and the address of Redis in `REDIS_HOST`, `REDIS_PORT` and, with a password,
 * `REDIS_PASSWORD`.
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class DemoService extends Construct {
  /**
   * The documented values, for `values.group('service', …)` or another path, without the image: `values.image('service.image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return DEMO_SERVICE.adapt(overrides);
  }

  /** Service, Ingress and route. */
  public readonly exposure: Exposure;

  /** The name of the Deployment. */
  public readonly name: string;

  private readonly redis: RedisConnection;

  constructor(scope: Construct, id: string, props: DemoServiceProps) {
    props = partProps('DemoServiceProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    const { autoscaling = { enabled: false }, healthPath = '', servingUrl } = props;
    refuseWhen(this, Condition.of(props.image ?? '').not(), 'image is missing: set the image of the program');

    needsEgress(this, props.networkPolicy, Condition.of(props.redis?.host ?? ''), 'Redis');

    const component = componentLabel(this, 'service');
    const labels = { 'app': 'service', 'app.kubernetes.io/component': component };
    const redis = this.redis = new RedisConnection(this, 'redis', props.redis ?? {}, labels);
    const port = props.port ?? DEMO_SERVICE_PORT;
    const probe = (kind: keyof typeof DEMO_SERVICE_PROBES) => ({
      handler: Condition.of(healthPath).entries({ httpGet: { path: healthPath, port: PORT } }, { tcpSocket: { port: PORT } }),
      ...DEMO_SERVICE_PROBES[kind],
      ...props.probes?.[kind],
    });
    const deployment = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', props),
      component,
      labels: { app: labels.app },
      replicas: HorizontalPodAutoscaler.replicas(autoscaling, props.replicas ?? 1),
      containerName: 'service',
      ports: [{ name: PORT, port }],
      env: [...Condition.of(servingUrl).items([{ name: 'SERVING_URL', value: servingUrl }]), ...redis.env, ...props.programEnv ?? []],
      resources: props.resources ?? DEMO_SERVICE_RESOURCES,
      startupProbe: probe('startup'),
      readinessProbe: probe('readiness'),
      livenessProbe: probe('liveness'),
      checksum: redis.checksum,
      writablePaths: ['/tmp'],
    });
    this.name = deployment.name;

    const { service, ingress, gateway } = props;
    this.exposure = new Exposure(this, 'resource', {
      service, ingress, gateway, name: props.serviceName, selector: deployment.selector, ports: [{ name: PORT, port: DEMO_SERVICE_SERVICE_PORT }], labels,
    });
    new HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling, targetName: deployment.name, labels });
    new PodDisruptionBudget(this, 'poddisruptionbudget', { enabled: props.podDisruptionBudget !== undefined, ...props.podDisruptionBudget, selector: deployment.selector, labels });
    new NetworkPolicy(this, 'networkpolicy', { enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: deployment.selector, ports: [{ port }], labels });
  }

  /** Adds the command that creates the Secret of Redis to the notes, unless the chart creates it. */
  public addNotes(): void {
    this.redis.addNotes();
  }
}
