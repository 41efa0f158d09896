import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { checkStruct } from '../../values/declare/check-struct';
import { partProps } from '../part-props';
import { ServiceAccount } from '../access/service-account';
import { Condition, asExpression, firstFilled } from '../condition';
import { givenName } from '../given-name';
import { ifFilled } from '../if-filled';
import { podSpecOf } from './pod-spec';
import { withSharedHandler } from './shared-handler';
import { checkPorts } from '../network/port-checks';
import { isValue, nameOfProp, refuseWhen, releaseChartOf } from '../release-chart-of';
import { replacesPods, WorkloadKind, WorkloadProps } from './workload-props';
import { Node } from '../../expr/node/node';
import { toNode } from '../../expr/expression/to-node';
import { Tokens } from '../../expr/token/tokens';
import { Refusal } from '../../values/refusal';
import { WORKLOAD_PROPS, workloadValues, WorkloadValuesOptions } from './workload-values';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';
import { ProbesOptions } from './probe-props';
import { probesValues, probeValues } from './probe-values';

/**
 * Pods with one container, by default with the Pod Security Standard `restricted`: not root, no capabilities, a read-only
 * root file system, no ServiceAccount token. Items from values follow those of the chart.
 *
 * Both outputs refuse duplicate environment variables, volumes, volume mounts, containers and ports. Rejected are missing
 * fields that the kind requires, fields that it does not have (`check-failed`), and a workload outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/
 */
export class Workload extends Construct {
  /**
   * The documented values of a workload, to include in the values of a program: resources, labels and annotations, security
   * contexts, scheduling, extra containers, volumes and variables.
   */
  public static values(options: WorkloadValuesOptions = {}): ItemShape {
    checkStruct('WorkloadValuesOptions', options, 'Workload.values()');
    return workloadValues(options);
  }

  /**
   * The documented values of a probe, for `values.group('probes.startup', …)`. `successThreshold` is included if it has a
   * default, for readiness probes: it must be 1 for startup and liveness probes.
   */
  public static probeValues(overrides: FieldOverrides = {}): ItemShape {
    checkStruct('FieldOverrides', overrides, 'Workload.probeValues()');
    return probeValues(overrides);
  }

  /**
   * The documented values of the three probes of a program, for `values.group('probes', …)`.
   *
   * @param defaults the defaults of the values.
   */
  public static probesValues(defaults: ProbesOptions = {}): ItemShape {
    checkStruct('ProbesOptions', defaults, 'Workload.probesValues()');
    return probesValues(defaults);
  }

  /** Name of the workload. */
  public readonly name: string;

  /** Extra labels of the workload. */
  public readonly labels: { [key: string]: string };

  /** Name of the ServiceAccount of the pods. */
  public readonly serviceAccountName: string;

  private readonly component: string;
  private readonly ownLabels: { [key: string]: string };

  constructor(scope: Construct, id: string, props: WorkloadProps) {
    props = partProps('WorkloadProps', scope, id, props, WORKLOAD_PROPS);
    super(scope, id);
    const chart = releaseChartOf(this);
    const { kind = WorkloadKind.DEPLOYMENT } = props;
    const ofJob = kind === WorkloadKind.JOB || kind === WorkloadKind.CRON_JOB;
    for (const prop of ['strategy', 'revisionHistoryLimit'] as const) {
      refuseWhen(this, Condition.of(props[prop] !== undefined && !isValue(props[prop]) && !replacesPods(kind)), `${prop} is set, and a ${kind} has none: remove it`);
    }
    this.component = props.component ?? chart.componentOf(this);
    this.ownLabels = props.labels ?? {};
    this.labels = { ...this.ownLabels, 'app.kubernetes.io/component': this.component };
    this.checkProps(kind, props);
    // A program cannot listen twice on one port, and server-side apply identifies ports by their number.
    checkPorts(this, props.ports ?? [], 'the container');
    this.checkProbes(props);

    const podAnnotations = {
      ...props.checksum === undefined ? {} : { 'checksum/config': props.checksum },
      ...props.podAnnotations,
    };
    const { startupProbe, livenessProbe, readinessProbe } = props;
    const serviceAccountName = this.serviceAccountName = this.accountOf(kind, props);
    const spec = {
      ...podSpecOf({ ...props, serviceAccountName, ...withSharedHandler(this, { startupProbe, livenessProbe, readinessProbe }, this.component) }, props.containerName ?? chart._metadata.name),
      restartPolicy: props.restartPolicy ?? (ofJob || kind === WorkloadKind.POD ? 'OnFailure' : undefined),
    };
    const named = givenName(props);
    // Not the typed classes of cdk8s-plus: they do not support one of two alternative fields.
    const object = kind === WorkloadKind.POD
      ? new ApiObject(this, 'resource', {
        apiVersion: 'v1', kind, metadata: { ...named, labels: { ...this.labels, ...props.objectLabels, ...props.podLabels }, annotations: ifFilled({ ...podAnnotations, ...props.annotations }) }, spec,
      })
      : new ApiObject(this, 'resource', {
        apiVersion: ofJob ? 'batch/v1' : 'apps/v1',
        kind,
        metadata: { ...named, labels: { ...this.labels, ...props.objectLabels }, annotations: ifFilled(props.annotations) },
        spec: this.specOf(kind, props, { metadata: { labels: { ...this.selector, ...props.podLabels }, annotations: ifFilled(podAnnotations) }, spec }),
      });
    this.name = object.name;
  }

  /** Labels that select exactly its pods. */
  public get selector(): { [key: string]: string } {
    return { ...releaseChartOf(this).selectorLabels(this.component), ...this.ownLabels };
  }

  private accountOf(kind: WorkloadKind, { serviceAccount, serviceAccountName, namespace }: WorkloadProps): string {
    refuseWhen(this, Condition.of(serviceAccount !== undefined && serviceAccountName !== undefined), 'serviceAccount and serviceAccountName are both set: remove one of them');
    return serviceAccount === undefined ? firstFilled(serviceAccountName ?? '', 'default')
      : new ServiceAccount(this, 'serviceaccount', { ...serviceAccount, defaultName: releaseChartOf(this)._nameOf(this, kind), namespace, labels: this.labels }).name;
  }

  private specOf(kind: WorkloadKind, { replicas, strategy, revisionHistoryLimit, spec }: WorkloadProps, template: any): any {
    if (kind === WorkloadKind.JOB || kind === WorkloadKind.CRON_JOB) {
      return kind === WorkloadKind.JOB ? { template, ...spec }
        : { ...spec, jobTemplate: { ...spec?.jobTemplate, spec: { template, ...spec?.jobTemplate?.spec } } };
    }
    const replaced = { [kind === WorkloadKind.DEPLOYMENT ? 'strategy' : 'updateStrategy']: ifFilled(strategy) };
    return { replicas, revisionHistoryLimit, selector: { matchLabels: this.selector }, template, ...replaced, ...spec };
  }

  /** Checks that the compiler cannot make: the content of maps, and apps in JavaScript. */
  private checkProps(kind: WorkloadKind, { image, replicas, spec, ...props }: WorkloadProps): void {
    const needs = (holds: unknown, message: string): void => {
      if (!holds && !Tokens.areValues) {
        throw new Refusal('check-failed', `${this.node.path}: ${message}`);
      }
    };
    needs(image, 'image is missing: set an image reference, or spread ...image.asProps() of a declared image');
    needs(Object.values(WorkloadKind).includes(kind), `kind: got ${JSON.stringify(kind)}, expected one of WorkloadKind`);
    needs(kind !== WorkloadKind.CRON_JOB || spec?.schedule, 'spec.schedule is missing, which a CronJob requires');
    needs(kind !== WorkloadKind.STATEFUL_SET || spec?.serviceName, "spec.serviceName is missing, which a StatefulSet requires: set the name of a Service with clusterIp: 'None'");
    needs(!(typeof replicas === 'string' || typeof replicas === 'number') || isCount(toNode(replicas)), `replicas: got ${JSON.stringify(replicas)}, expected an integer from 0`);
    needs(kind !== WorkloadKind.POD || spec === undefined, 'spec is set for a Pod: use podSpec');
    needs(replicas === undefined || kind === WorkloadKind.DEPLOYMENT || kind === WorkloadKind.STATEFUL_SET, `replicas is set, and a ${kind} has none: remove it`);
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'] as const) {
      needs(!props[probe] || props[probe].handler, `${probe} has no handler: set { handler: { httpGet: … } }, or one with grpc, tcpSocket or exec`);
    }
  }

  /** Refuses what the API server would reject. */
  private checkProbes(props: WorkloadProps): void {
    for (const probe of ['startupProbe', 'livenessProbe'] as const) {
      const { successThreshold = 1 } = props[probe] ?? {};
      refuseWhen(this, Condition.of(asExpression(successThreshold).is(1)).not(),
        `${nameOfProp(`successThreshold of ${probe}`, successThreshold)}: got ${successThreshold}, expected 1: only a readiness probe has another successThreshold`);
    }
  }
}

/** Whether it is a valid number of pods, as far as it is known at synthesis. */
function isCount(node: Node): boolean {
  return node.kind !== 'literal' || (Number.isInteger(node.value) && (node.value as number) >= 0);
}
