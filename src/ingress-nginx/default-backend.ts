import { Construct } from 'constructs';
import { imageOf } from './admission-webhook';
import { argumentsOf } from './command-line';
import { DEFAULT_BACKEND_RESOURCES, LINUX } from './ingress-nginx-defaults';
import { DefaultBackendOptions } from './ingress-nginx-props';
import { k8s } from '../kit/k8s';
import { Service } from '../kit/network/service';
import { propsOf } from '../kit/part-props';
import { componentLabel } from '../kit/release-chart-of';
import { Workload } from '../kit/workload/workload';

/**
 * A program that answers requests for unknown hosts and paths.
 *
 * @internal
 */
export class DefaultBackend extends Construct {
  /** Name of its Service. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: DefaultBackendOptions & { readonly imagePullSecrets: k8s.LocalObjectReference[] }) {
    super(scope, id);
    const { image = imageOf('defaultBackend'), replicaCount = 1, port = 8080, service = {}, extraArgs = {} } = props;
    const component = componentLabel(this, 'default-backend');
    const probe = { handler: { httpGet: { path: '/healthz', port: 'http' } }, timeoutSeconds: 5 };
    const workload = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', props),
      image,
      component,
      containerName: 'default-backend',
      replicas: replicaCount,
      args: argumentsOf(extraArgs),
      ports: [{ name: 'http', port }],
      resources: props.resources ?? DEFAULT_BACKEND_RESOURCES,
      nodeSelector: props.nodeSelector ?? LINUX,
      security: { uid: 65534 },
      readinessProbe: { ...probe, periodSeconds: 5, failureThreshold: 6 },
      livenessProbe: { ...probe, initialDelaySeconds: 30, periodSeconds: 10, failureThreshold: 3 },
    });
    const labels = { 'app.kubernetes.io/component': component };
    this.name = new Service(this, 'service', { selector: workload.selector, labels, annotations: service.annotations, ports: [{ name: 'http', port: service.servicePort ?? 80, appProtocol: 'http' }] }).name;
  }
}
