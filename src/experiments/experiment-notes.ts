import { Sweep } from './sweep';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on how to follow the runs, and on what happens to their Jobs. @internal */
export function addExperimentNotes(chart: ReleaseChart, experiment: Sweep): void {
  const { values: v, notes, builtIns: { namespace, releaseName } } = chart;
  const selector = `app.kubernetes.io/instance=${releaseName},app.kubernetes.io/component=experiment`;
  const indexed = v.get('sweep.mode').string().is('indexed');
  const [claim, queue] = ['storage.existingClaim', 'queue.name'].map(path => v.get(path).string());
  const ttl = v.get('job.ttlSecondsAfterFinished').integer();
  notes.add(`Runs: ${experiment.count}. Their Jobs and what they print:

  kubectl get jobs --namespace ${namespace} --selector ${selector}
  kubectl logs --namespace ${namespace} --selector ${selector} --prefix --tail=-1`);
  notes.addWhen(indexed, `
Index N of the Job ${experiment.indexedName} has the parameters under the key N of the ConfigMap of this name.`);
  notes.addWhen(indexed.not(), `
The parameters of each Job:

  kubectl get jobs --namespace ${namespace} --selector ${selector} --output 'custom-columns=JOB:.metadata.name,PARAMETERS:.metadata.annotations.cdk8s-mlops\\.github\\.io/parameters'`);
  notes.add(`
An upgrade that changes what a Job runs deletes it with its pods, and runs another one. To run all again without changes:

  helm upgrade ${releaseName} … --namespace ${namespace} --reset-then-reuse-values --set-string run=2`);
  notes.addWhen(ttl.isGreaterThan(0), `
Finished Jobs are deleted after ${ttl} seconds. The next upgrade creates a deleted Job again, which runs again: with Argo CD and Flux, set job.ttlSecondsAfterFinished to 0.`);
  notes.addWhen(Fn.all(v.get('job.suspend').boolean(), queue.isEmpty()), `
The Jobs are suspended. To start them, set job.suspend to false.`);
  notes.addWhen(queue, `
Kueue starts the pods when the LocalQueue ${queue} admits them:

  kubectl get workloads --namespace ${namespace}`);
  notes.addWhen(claim, `
Files are in the claim ${claim}, which has to be in this namespace.`);
  notes.addWhen(claim.isEmpty(), 'WARNING: storage.existingClaim is empty; the files of an experiment are lost with its pod.');
  notes.addWhen(Fn.all(v.get('image.repository').string().is('python'), v.get('command').list().isEmpty()), 'WARNING: command is empty, so Python ends at once; set image and command to those of your program.');
}
