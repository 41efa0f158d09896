import { Construct } from 'constructs';
import { Experiment } from './experiment';
import { addExperimentNotes } from './experiment-notes';
import { EXPERIMENT_README } from './experiment-readme';
import { Sweep } from './sweep';
import { ReleaseChart } from '../chart/release-chart';
import { Condition } from '../kit/condition';
import { refuseWhen } from '../kit/release-chart-of';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/** Variables with a list of directories, which people make longer. */
const PATHS = ['PYTHONPATH', 'PATH', 'LD_LIBRARY_PATH'];

/**
 * A chart of an experiment: `Sweep` and its values. Without a sweep in the values, it is a single run.
 */
export class ExperimentChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'experiment',
      version: '0.1.0',
      description: 'A machine-learning experiment: a Job, a sweep over its parameters, or training on several nodes.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://github.com/cdk8s-mlops/cdk8s-mlops',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops'],
      keywords: ['experiment', 'hyperparameters', 'sweep', 'training', 'machine-learning', 'mlops'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Jobs', url: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/' }, { name: 'mrunner', url: 'https://github.com/deepsense-ai/mrunner' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'An image with the program',
        'The claim `storage.existingClaim`, such as that of the chart `experiment-project`, without which the pods wait; or `storage.existingClaim: ""`',
        'For `resources.gpu` and `resources.tpu`: nodes with them, and their device plugin',
        'For `sweep.mode: indexed`: Kubernetes 1.29, which has retries for each index',
        'For `queue.name`: Kueue, with a LocalQueue of this name in the namespace',
      ],
      readme: EXPERIMENT_README,
      ...props,
    });
    const v = this.values;
    const image = v.image('image', { repository: 'python', tag: '3.13-slim', description: 'Image with the program' });
    const options = v.group('', Experiment.values()).asProps();
    const sweep = v.group('sweep', Sweep.values()).asProps();
    this.checkPaths();
    const experiment = new Sweep(this, 'default', { ...image.asProps(), ...options, sweep });
    this.addExtraObjects();
    addExperimentNotes(this, experiment);
  }

  /** Refuses lists of directories that are to be longer than those of the image: Kubernetes does not know its variables. */
  private checkPaths(): void {
    for (const name of PATHS) {
      const given = this.values.get('env').map().get(name).string();
      refuseWhen(this, Condition.of(given.matches(`\\$\\{?${name}\\b`)),
        `env.${name} is "${given}", and Kubernetes replaces $(NAME) alone, with a variable of this list: write the directories of the image, too`);
    }
  }
}
