import { Construct } from 'constructs';
import { KnativePods, SECURITY } from './knative-program';
import { KnativeDefaultDomainOptions } from './knative-serving-props';
import { DEFAULT_DOMAIN_JOB, RESOURCES } from './knative-serving-values';
import { Service } from '../kit/network/service';
import { Job } from '../kit/workload/job';

const PORT = { name: 'http', port: 8080 };

/**
 * The Job that makes the address of the load balancer the domain of Services, and the Service by which it tries the gateway.
 *
 * The program waits twenty minutes for the load balancer, and ends at once if there is a domain.
 *
 * @internal
 */
export class KnativeDefaultDomain extends Construct {
  constructor(scope: Construct, id: string, image: string, pods: KnativePods, { enabled, magicDns = 'sslip.io', ...options }: KnativeDefaultDomainOptions) {
    super(scope, id);
    const labels = { app: 'default-domain' };
    const { namespace, ...common } = pods;
    const handler = { httpGet: { path: '/', port: PORT.name } };
    new Job(this, 'job', {
      ...DEFAULT_DOMAIN_JOB,
      ...options,
      ...common,
      namespace,
      labels,
      image,
      containerName: 'default-domain',
      args: [`-magic-dns=${magicDns}`],
      env: [
        { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
        { name: 'SYSTEM_NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
      ],
      ports: [PORT],
      readinessProbe: { handler },
      livenessProbe: { handler, failureThreshold: 6 },
      restartPolicy: 'Never',
      resources: options.resources ?? RESOURCES.defaultDomain,
      automountServiceAccountToken: true,
      security: SECURITY,
      podAnnotations: { 'sidecar.istio.io/inject': 'false' },
    });
    // The name that the program has for it. It has no selector of the release: the Job of the release before answers, too.
    new Service(this, 'service', { name: 'default-domain-service', namespace, selector: labels, labels, ports: [{ name: 'http', port: 80, targetPort: PORT.name }] });
  }
}
