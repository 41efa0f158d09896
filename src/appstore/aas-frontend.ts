import { Construct } from 'constructs';
import { APP_STORE_VERSION } from './about';
import { AasFrontendProps } from './aas-frontend-props';
import { AAS_FRONTEND, FRONTEND_PROBES, FRONTEND_RESOURCES, FRONTEND_SECURITY } from './aas-frontend-values';
import { BACKEND_URL } from './backend-url';
import { SERVICES } from './services';
import { WebIngress } from './web-ingress';
import { Condition, textOf } from '../kit/condition';
import { Exposure } from '../kit/network/exposure';
import { NetworkPolicy } from '../kit/network/network-policy';
import { Service } from '../kit/network/service';
import { partProps, propsOf } from '../kit/part-props';
import { HorizontalPodAutoscaler } from '../kit/policy/horizontal-pod-autoscaler';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, nameOfProp, refuseWhen, releaseChartOf } from '../kit/release-chart-of';
import { ProbeOptions } from '../kit/workload/probe-props';
import { TestPod } from '../kit/workload/test-pod';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

const PORT = 'http';

/** The pages, which the program edits at its start. */
const PAGES = '/app/dist';
/** Where the init container, which needs the pages of the image, has the volume. */
const COPY = '/pages';
const VOLUME = 'pages';

/** Waits for a server whose image is still pulled. The image of the front end has Node. */
const CONNECT = `const end = Date.now() + 180000;
const ask = () => require('http').get(process.argv[1], { timeout: 10000 }, response => (response.statusCode === 200 ? process.exit(0) : again(response.statusCode)))
  .on('error', again);
const again = reason => {
  console.log(String(reason));
  Date.now() > end ? process.exit(1) : setTimeout(ask, 2000);
};
ask();
`;

/**
 * The front end of the AI Appstore: the pages that browsers load, a Service, and optionally an Ingress, a route of the Gateway API, a
 * HorizontalPodAutoscaler, a PodDisruptionBudget and a NetworkPolicy; and a pod for `helm test`.
 *
 * Rejected outside of a `ReleaseChart`.
 */
export class AasFrontend extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return AAS_FRONTEND.adapt(overrides);
  }

  /** The Service. */
  public readonly service: Service;

  constructor(scope: Construct, id: string, props: AasFrontendProps) {
    props = partProps('AasFrontendProps', scope, id, props);
    super(scope, id);
    releaseChartOf(this);
    const { backendUrl, autoscaling = { enabled: false } } = props;
    refuseWhen(this, Condition.of(textOf(backendUrl).matches(BACKEND_URL.pattern!)).not(),
      `${nameOfProp('backendUrl', backendUrl)}: got "${backendUrl}", expected ${BACKEND_URL.patternDescription!.replace(/`/g, '')}`);

    const component = componentLabel(this, 'frontend');
    const labels = { 'app.kubernetes.io/component': component };
    const common = {
      ...propsOf('WorkloadProps', props),
      image: props.image ?? `aas-frontend:${APP_STORE_VERSION}`,
      security: FRONTEND_SECURITY,
    };
    const probe = (timing?: ProbeOptions) => ({ handler: { httpGet: { path: '/', port: PORT } }, ...timing });
    const frontend = new Workload(this, 'deployment', {
      ...common,
      component,
      replicas: HorizontalPodAutoscaler.replicas(autoscaling, props.replicas ?? 1),
      containerName: 'aas-frontend',
      resources: props.resources ?? FRONTEND_RESOURCES,
      ports: [{ name: PORT, port: SERVICES.frontend.port }],
      env: [
        { name: 'VUE_APP_BACKEND_URL', value: backendUrl },
        { name: 'HOME', value: '/tmp' },
      ],
      startupProbe: probe({ ...FRONTEND_PROBES.startup, ...props.probes?.startup }),
      readinessProbe: probe(props.probes?.readiness),
      livenessProbe: probe(props.probes?.liveness),
      writablePaths: ['/tmp'],
      initContainers: [{ name: 'copy-pages', command: ['cp', '-R', `${PAGES}/.`, `${COPY}/`], volumeMounts: [{ name: VOLUME, mountPath: COPY }] }],
      volumes: [{ name: VOLUME, emptyDir: {} }],
      extraVolumeMounts: [{ name: VOLUME, mountPath: PAGES }, ...props.extraVolumeMounts ?? []],
    });

    const { service, gateway } = props;
    const exposure = new Exposure(this, 'resource', { service, gateway, selector: frontend.selector, ports: [{ name: PORT, port: SERVICES.frontend.port }], labels });
    this.service = exposure.service;
    new WebIngress(this, 'ingress', { ...props.ingress, service: this.service, labels });
    new HorizontalPodAutoscaler(this, 'autoscaler', { ...autoscaling, targetName: frontend.name, labels });
    new PodDisruptionBudget(this, 'poddisruptionbudget', { enabled: props.podDisruptionBudget !== undefined, ...props.podDisruptionBudget, selector: frontend.selector, labels });
    new NetworkPolicy(this, 'networkpolicy', {
      enabled: props.networkPolicy !== undefined, ...props.networkPolicy, selector: frontend.selector, labels, ports: [{ port: SERVICES.frontend.port }],
    });
    new TestPod(this, 'test', {
      ...propsOf('TestPodProps', common),
      serviceAccountName: frontend.serviceAccountName,
      containerName: 'connect',
      command: ['node', '-e', CONNECT],
      args: [`http://${this.service.name}:${this.service.port()}/`],
    });
  }
}
