import { Construct } from 'constructs';
import { addExperimentProjectNotes } from './experiment-project-notes';
import { Project } from './project';
import { STORAGE } from './project-defaults';
import { SharedStorage } from './shared-storage';
import { ReleaseChart } from '../chart/release-chart';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of a project: its namespace, what experiments in it may use, and the storage that they share. `Project` and `SharedStorage` with their values.
 *
 * The release may be in any namespace. Names of the storage are the documented ones of mrunner, whatever the release is called.
 */
export class ExperimentProjectChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'experiment-project',
      version: '0.1.0',
      description: 'A namespace for the experiments of a project, with quotas and shared storage.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://github.com/cdk8s-mlops/cdk8s-mlops/blob/main/docs/experiments.md',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops'],
      keywords: ['experiments', 'machine-learning', 'mrunner', 'quota', 'nfs'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [
        { name: 'mrunner', url: 'https://github.com/deepsense-ai/mrunner' },
        { name: 'Resource quotas', url: 'https://kubernetes.io/docs/concepts/policy/resource-quotas/' },
        { name: 'Pod Security Standards', url: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/' },
      ],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'ai-machine-learning', 'artifacthub.io/license': 'Apache-2.0' },
      nameOverrides: true,
      commonMetadata: true,
      fixedNames: Object.values(STORAGE),
      prerequisites: [
        'Permission to create namespaces, unless `project.create` is false, and PersistentVolumes, for the modes `nfs` and `nfsServer`',
        'For the mode `storageClass`: a StorageClass whose volumes have many writers (`ReadWriteMany`)',
        'For the modes `nfs` and `nfsServer`: an NFS client on every node, or csi-driver-nfs with `storage.csi.enabled`',
        'For `project.networkPolicy.enabled`: a network plugin that enforces it',
      ],
      ...props,
    });
    const v = this.values;
    const project = new Project(this, 'default', v.group('project', Project.values()).asProps());
    const options = v.group('storage', SharedStorage.values()).asProps();
    const image = v.image('storage.nfsServer.image', {
      repository: 'itsthenetwork/nfs-server-alpine', tag: '12', description: 'An NFS server that exports the directory in `SHARED_DIRECTORY` as the root of NFS 4',
    });
    const storage = new SharedStorage(this, 'storage', { ...options, nfsServer: { ...options.nfsServer, ...image.asProps() }, namespace: project.namespace });
    this.addExtraObjects();
    addExperimentProjectNotes(this, project, storage);
  }
}
