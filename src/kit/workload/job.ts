import { Construct } from 'constructs';
import { partProps } from '../part-props';
import { JobOptions, JobProps } from './job-props';
import { JOB } from './job-values';
import { Workload } from './workload';
import { WorkloadKind } from './workload-props';
import { Condition, textOf } from '../condition';
import { nameOfRun } from '../config/name-of-run';
import { ifFilled } from '../if-filled';
import { withDefaults } from '../part';
import { nameOfProp, refuseWhen } from '../release-chart-of';
import { FieldOverrides } from '../../values/declare/field-overrides';
import { ItemShape } from '../../values/declare/item-shape';

/**
 * A Job that runs again after a change of its pod, and only then.
 *
 * The pod template of a Job is immutable. So the name ends in a hash of what is in it: the props, and the common labels and
 * annotations. After a change, `helm upgrade`, Argo CD, Flux and `kubectl apply` create another Job; Helm, Argo CD and Flux
 * then delete the first one. To include data that the props only refer to, such as the content of a ConfigMap, set
 * `checksum`.
 *
 * Another version of the chart alone is no change, unless `appVersion` is the tag of the image; nor is another
 * `backoffLimit`, `activeDeadlineSeconds`, `ttlSecondsAfterFinished`, `parallelism` or annotation of the Job, which a Job
 * can change. To run it again in each release, pass `run: this.builtIns.chartVersion.asString()`.
 *
 * `baseName` takes the place of the release name and the ids. A `name` is used without a hash, as Helm hooks need, which are
 * deleted before they run again.
 *
 * Both outputs refuse the restart policy `Always`. Rejected outside of a `ReleaseChart`.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/job/
 */
export class Job extends Construct {
  /**
   * The documented values, for `values.group('job', …)`.
   */
  public static values(overrides: FieldOverrides = {}): ItemShape {
    return JOB.adapt(overrides);
  }

  /** The name of the Job. */
  public readonly name: string;

  constructor(scope: Construct, id: string, props: JobProps) {
    props = partProps('JobProps', scope, id, props, JOB);
    super(scope, id);
    checkRestartPolicy(this, props.restartPolicy, 'Job');
    const { run, baseName, completions, parallelism, backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished, ...workload } = props;
    this.name = props.name ?? nameOfRun(this, { ...props, baseName: undefined }, baseName);
    new Workload(this, 'resource', {
      ...workload,
      kind: WorkloadKind.JOB,
      name: this.name,
      spec: { completions, parallelism, ...jobSpecOf(props), ...props.spec },
    });
  }
}

/** Fields of the `spec` of a Job, and of the Jobs of a CronJob. @internal */
export function jobSpecOf(props: JobOptions): any {
  const { backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished } = withDefaults(JOB, props, 'backoffLimit', 'activeDeadlineSeconds', 'ttlSecondsAfterFinished');
  return { backoffLimit, activeDeadlineSeconds: ifFilled(activeDeadlineSeconds), ttlSecondsAfterFinished: ifFilled(ttlSecondsAfterFinished) };
}

/** @internal */
export function checkRestartPolicy(construct: Construct, restartPolicy: string | undefined, kind: string): void {
  if (restartPolicy !== undefined) {
    refuseWhen(construct, Condition.of(textOf(restartPolicy).is('Always')),
      `${nameOfProp('restartPolicy', restartPolicy)} is "Always", which a ${kind} does not support: use "OnFailure" or "Never"`);
  }
}
