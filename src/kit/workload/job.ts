import { Construct } from 'constructs';
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
 * A Job that runs again when what it runs changes, and is left alone when it does not.
 *
 * Kubernetes changes nothing that a Job runs. So the name ends with a hash of all of its props, the versions of the chart
 * and the common labels and annotations: `helm upgrade`, Argo CD, Flux and `kubectl apply` put another Job beside the first
 * one, which Helm, Argo CD and Flux then delete. What the props only name, such as the content of a ConfigMap, belongs to it
 * by its `checksum`.
 *
 * With a `name` of its own the Job has that, as hooks of Helm need, which are deleted before they run again.
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
    super(scope, id);
    checkRestartPolicy(this, props.restartPolicy, 'Job');
    const { run, completions, parallelism, backoffLimit, activeDeadlineSeconds, ttlSecondsAfterFinished, ...workload } = props;
    this.name = props.name ?? nameOfRun(this, { ...props });
    new Workload(this, 'resource', {
      ...workload,
      kind: WorkloadKind.JOB,
      name: this.name,
      spec: { completions, parallelism, ...jobSpecOf(props), ...props.spec },
    });
  }
}

/** What a Job and the Jobs of a CronJob have in their `spec`. @internal */
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
