import { Project } from './project';
import { SharedStorage } from './shared-storage';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';

/** Adds notes on how to use the project, and on what the cluster cannot say. @internal */
export function addExperimentProjectNotes(chart: ReleaseChart, project: Project, storage: SharedStorage): void {
  const { notes, values: v, builtIns } = chart;
  const { namespace } = project;
  const mode = v.get('storage.mode').string();
  const enabled = v.get('storage.enabled').boolean();
  const inNamespace = builtIns.namespace.is(namespace);
  const levels = ['enforce', 'warn', 'audit'].map(when => `pod-security.kubernetes.io/${when}=${v.get(`project.podSecurity.${when}`)}`).join(' ');
  notes.add(`
The project is the namespace ${namespace}. To have kubectl use it:

  kubectl config set-context --current --namespace=${namespace}

What its experiments may use, and what they use now:

  kubectl describe resourcequota,limitrange --namespace ${namespace}

A Job that may not have its pods says so in its events:

  kubectl get events --namespace ${namespace} --field-selector reason=FailedCreate`);
  notes.addWhen(Fn.any(inNamespace, v.get('project.create').boolean().not()), `
This release did not create the namespace, so its Pod Security levels are not set. To set them:

  kubectl label namespace ${namespace} --overwrite ${levels}`);
  notes.addWhen(enabled, `
Experiments share the files of the claim ${storage.claimName}. It is ready when it is bound:

  kubectl get persistentvolumeclaim ${storage.claimName} --namespace ${namespace}`);
  notes.addWhen(Fn.all(enabled, mode.is('storageClass')), `
It stays Pending, or its pods do, unless the volumes of its StorageClass have many writers.`);
  notes.addWhen(Fn.all(enabled, mode.is('nfs')), `
The directory ${v.get('storage.nfs.path')} of ${v.get('storage.nfs.server')} must be writable for the group of the experiments: Kubernetes does not change it.`);
  notes.addWhen(Fn.all(enabled, mode.is('nfsServer')), `
The NFS server is in the namespace ${storage.serverNamespace}. Whoever reaches its Service can read and write all files.

  kubectl get all,persistentvolumeclaim --namespace ${storage.serverNamespace}`);
  notes.addWhen(Fn.all(enabled, Fn.any(mode.is('nfs'), mode.is('nfsServer'))), `
The PersistentVolume ${storage.volumeName} is for this claim alone, and keeps its files when it is deleted. If the claim is deleted, a new one binds the volume after

  kubectl patch persistentvolume ${storage.volumeName} --type=json --patch '[{"op": "remove", "path": "/spec/claimRef/uid"}, {"op": "remove", "path": "/spec/claimRef/resourceVersion"}]'`);
  notes.add(`
The namespace ${namespace} stays when this release is uninstalled, with the claims in it. To delete all of the project, its files too where their StorageClass does so:

  kubectl delete namespace ${namespace}`);
}
