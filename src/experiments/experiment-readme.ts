import { MAX_SETS } from './experiment-defaults';
import { ReadmeSection } from '../manifest/source/release-chart-props';

/** What whoever runs experiments has to know. @internal */
export const EXPERIMENT_README: ReadmeSection[] = [
  {
    title: 'What it runs',
    text: `
Without \`sweep\`, the chart runs \`command\` and \`args\` of the image once, in a Job, with the parameters of \`params\` as arguments \`--name=value\`, or with \`paramStyle: env\` as variables. \`distributed.nodes\` runs it on several
nodes, for \`torchrun\` of PyTorch.

Each combination of the values in \`sweep.grid\`, or each set of \`sweep.sets\`, is a run of its own: with \`sweep.mode: jobs\` a Job for each, at most ${MAX_SETS.jobs}; with \`indexed\` one Indexed Job with a ConfigMap of the parameters, at most
${MAX_SETS.indexed} sets and 1 MiB. What exceeds that is refused when the chart is rendered.

Kubernetes changes nothing that a Job runs, so its name ends in a hash of that, and other parameters make another Job. \`helm upgrade\` deletes the one before with its pods, also while it runs; after \`kubectl apply\` it stays. For
experiments beside each other, use a release for each. A finished Job is deleted after \`job.ttlSecondsAfterFinished\`; the next upgrade, and Argo CD and Flux at once, create it again, so that it runs again, unless that is 0.

[Experiments](https://github.com/cdk8s-mlops/cdk8s-mlops/blob/main/docs/experiments.md) has examples of all of this, and what the program does with its parameters.`,
  },
];
