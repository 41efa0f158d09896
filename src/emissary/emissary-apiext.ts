import { Construct } from 'constructs';
import { APIEXT_PROBES, APIEXT_RESOURCES, APIEXT_SECURITY, MIN_READY_SECONDS } from './emissary-apiext-defaults';
import { EmissaryApiextProps } from './emissary-apiext-props';
import { EMISSARY_APIEXT } from './emissary-apiext-values';
import { CONVERTED_DEFINITIONS } from './emissary-definitions';
import { APIEXT, EMISSARY_SYSTEM, EMISSARY_VERSION } from './emissary-names';
import { ClusterRole } from '../kit/access/cluster-role';
import { Role } from '../kit/access/role';
import { ServiceAccount } from '../kit/access/service-account';
import { Condition } from '../kit/condition';
import { k8s } from '../kit/k8s';
import { Service } from '../kit/network/service';
import { partProps, propsOf } from '../kit/part-props';
import { PodDisruptionBudget } from '../kit/policy/pod-disruption-budget';
import { componentLabel, releaseChartOf } from '../kit/release-chart-of';
import { Workload } from '../kit/workload/workload';
import { FieldOverrides } from '../values/declare/field-overrides';
import { ItemShape } from '../values/declare/item-shape';

/**
 * The conversion webhook of Emissary, which the API server asks to convert objects between `getambassador.io/v2`, in which most are stored, and
 * `v3alpha1`, which Emissary reads.
 *
 * Its objects are in the namespace `emissary-system` and have the name `emissary-apiext`, whatever the release is called, since the definitions name its
 * Service. A cluster has one.
 *
 * It creates its certificate authority itself, in the Secret `emissary-ingress-webhook-ca`, and writes the certificate into
 * `spec.conversion.webhook.clientConfig.caBundle` of the definitions. It has the permissions for that, and no others.
 *
 * Rejected outside of a `ReleaseChart`.
 *
 * @see https://github.com/emissary-ingress/emissary/tree/v3.9.1/pkg/apiext
 */
export class EmissaryApiext extends Construct {
  /**
   * The documented values, for `values.group('', …)` or another path, without the image: `values.image('apiext_image', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return EMISSARY_APIEXT.adapt(overrides);
  }

  /** The Service, with the port `https`. */
  public readonly service: Service;

  constructor(scope: Construct, id: string, props: EmissaryApiextProps = {}) {
    props = partProps('EmissaryApiextProps', scope, id, props);
    super(scope, id);
    const { name, port, secret } = APIEXT;
    const namespace = EMISSARY_SYSTEM;
    const component = componentLabel(this, 'apiext');
    const labels = { 'app.kubernetes.io/component': component };
    this.addNamespace(props, labels);

    const account = new ServiceAccount(this, 'serviceaccount', { name, namespace, labels });
    const subjects = [account.subject];
    new Role(this, 'role', {
      name,
      namespace,
      labels,
      rules: [
        { apiGroups: [''], resources: ['secrets'], verbs: ['create'] },
        { apiGroups: [''], resources: ['secrets'], resourceNames: [secret], verbs: ['get'] },
      ],
      subjects,
    });
    new ClusterRole(this, 'clusterrole', {
      name,
      labels,
      rules: [
        { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['list', 'watch'] },
        // Since 3.9 it writes the status too, and ends if it may not.
        { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions', 'customresourcedefinitions/status'], resourceNames: CONVERTED_DEFINITIONS, verbs: ['update'] },
      ],
      subjects,
    });

    const { probes, topologySpreadConstraints = [] } = props;
    const selector = releaseChartOf(this).selectorLabels(component);
    const ask = (path: string) => ({ httpGet: { path, port: 'http' } });
    const workload = new Workload(this, 'deployment', {
      ...propsOf('WorkloadProps', props),
      name,
      namespace,
      component,
      containerName: name,
      image: props.image ?? `docker.io/emissaryingress/emissary:${EMISSARY_VERSION}`,
      replicas: props.replicas ?? 3,
      security: APIEXT_SECURITY,
      serviceAccountName: account.name,
      automountServiceAccountToken: true,
      command: ['apiext', name],
      ports: [{ name: 'http', port: 8080 }, { name: 'https', port: 8443 }],
      resources: props.resources ?? APIEXT_RESOURCES,
      startupProbe: { handler: ask('/probes/live'), ...APIEXT_PROBES.startup, ...probes?.startup },
      readinessProbe: { handler: ask('/probes/ready'), ...APIEXT_PROBES.readiness, ...probes?.readiness },
      livenessProbe: { handler: ask('/probes/live'), ...APIEXT_PROBES.liveness, ...probes?.liveness },
      topologySpreadConstraints: Condition.of(topologySpreadConstraints).choose(topologySpreadConstraints, [
        { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: selector } },
      ]),
      spec: { minReadySeconds: MIN_READY_SECONDS },
    });
    this.service = new Service(this, 'service', { name, namespace, labels, selector: workload.selector, ports: [{ name: 'https', port }] });
    new PodDisruptionBudget(this, 'poddisruptionbudget', { ...props.podDisruptionBudget, name, namespace, labels, selector: workload.selector });
  }

  /** The namespace, unless the release is in it: then it exists. Helm keeps it, with the certificate authority. */
  private addNamespace({ createNamespace = true }: EmissaryApiextProps, labels: { [key: string]: string }): void {
    const elsewhere = Condition.of(releaseChartOf(this).builtIns.namespace.isNot(EMISSARY_SYSTEM));
    const created = Condition.of(createNamespace).and(elsewhere).scope(this, 'created');
    if (created) {
      new k8s.KubeNamespace(created, 'namespace', {
        metadata: {
          name: EMISSARY_SYSTEM,
          labels: { ...labels, 'pod-security.kubernetes.io/enforce': 'restricted' },
          annotations: { 'helm.sh/resource-policy': 'keep' },
        },
      });
    }
  }
}
