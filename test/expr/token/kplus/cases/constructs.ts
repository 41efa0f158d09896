import { Chart, Cron } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ReleaseChart } from '../../../../../src';
import { Alternative, patches, Write } from '../case';

/** Constructs that hold a slot, with as little else as cdk8s-plus lets one write. */

export const main: kplus.ContainerProps = { name: 'main', image: 'app:1' };

export function deployment(s: Construct, props: kplus.DeploymentProps = {}): kplus.Deployment {
  return new kplus.Deployment(s, 'app', { containers: [{ ...main, portNumber: 8080 }], ...props });
}

export function container(s: Construct, props: Partial<kplus.ContainerProps>): kplus.Container {
  return deployment(s, { containers: [{ ...main, ...props }] }).containers[0];
}

export const CONTAINER = '/spec/template/spec/containers/0';

/** Every construct that makes pods. */
export function everyPod(s: Construct, props: kplus.WorkloadProps): kplus.Workload[] {
  const given = { containers: [{ ...main, portNumber: 8080 }], ...props };
  return [
    new kplus.Deployment(s, 'a-deployment', given), new kplus.StatefulSet(s, 'a-stateful-set', given), new kplus.DaemonSet(s, 'a-daemon-set', given),
    new kplus.Job(s, 'a-job', given), new kplus.CronJob(s, 'a-cron-job', { ...given, schedule: Cron.hourly() }),
  ];
}

/** The same, and a Pod. */
export function pods(s: Construct, props: kplus.AbstractPodProps): kplus.AbstractPod[] {
  return [new kplus.Pod(s, 'a-pod', { containers: [main], ...props }), ...everyPod(s, props)];
}

/** A patch of the pods of all of them. */
export function patchPods(at: string, write?: Write, shown = 'x'): Alternative {
  return patches({
    Pod: [`/spec${at}`], Deployment: [`/spec/template/spec${at}`], StatefulSet: [`/spec/template/spec${at}`], DaemonSet: [`/spec/template/spec${at}`],
    Job: [`/spec/template/spec${at}`], CronJob: [`/spec/jobTemplate/spec/template/spec${at}`],
  }, `\`JsonPatch.add('/spec/template/spec${at}', ${shown})\``, write);
}

export function chartOf(s: Construct): ReleaseChart {
  return Chart.of(s) as ReleaseChart;
}
