import { checkStruct } from '../../values/declare/check-struct';
import { Refusal } from '../../values/refusal';
import { DownwardFilesProps } from './downward-files-props';

const FIELD = /^metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['[^'\s]+'\])$/;
const RESOURCE = /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-[0-9a-zA-Z]+)$/;

/**
 * Files with facts about the pod, such as its labels, which Kubernetes updates when they change: a downward API volume. A variable of the
 * environment keeps what it had at the start.
 *
 * ```ts
 * const podInfo = new DownwardFiles({ fields: { labels: 'metadata.labels' } });
 * new Workload(this, 'server', { volumes: [podInfo.asVolume('pod-info')], volumeMounts: [{ name: 'pod-info', mountPath: '/etc/pod-info', readOnly: true }], … });
 * ```
 *
 * Rejected are no files, a file in both lists, names that are absolute or have `..` in them, and what Kubernetes does not offer as a file (`check-failed`).
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export class DownwardFiles {
  private readonly items: any[];

  constructor(props: DownwardFilesProps) {
    checkStruct('DownwardFilesProps', props, 'DownwardFiles');
    const { fields = {}, resources = {} } = props;
    const files = [...Object.keys(fields), ...Object.keys(resources)];
    refuseIf(files.length === 0, 'got no files: set fields or resources');
    for (const file of files) {
      refuseIf(!/^[^/:\s][^:\s]*$/.test(file) || file.split('/').includes('..'), `${JSON.stringify(file)} is no name of a file, expected a relative path without ".."`);
      refuseIf(file in fields && file in resources, `the file ${JSON.stringify(file)} is in fields and in resources: give one of them another name`);
    }
    for (const [file, fieldPath] of Object.entries(fields)) {
      refuseIf(!FIELD.test(fieldPath),
        `fields.${file}: got ${JSON.stringify(fieldPath)}, expected metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, or one such as metadata.labels['team']: use a variable of the environment for others`);
    }
    for (const [file, { resource }] of Object.entries(resources)) {
      refuseIf(!RESOURCE.test(resource), `resources.${file}: got ${JSON.stringify(resource)}, expected a request or limit such as limits.memory or requests.cpu`);
    }
    this.items = [
      ...Object.entries(fields).map(([path, fieldPath]) => ({ path, fieldRef: { apiVersion: 'v1', fieldPath } })),
      ...Object.entries(resources).map(([path, { container, resource, divisor = '1' }]) => ({ path, resourceFieldRef: { containerName: container, resource, divisor } })),
    ];
  }

  /**
   * An item of a pod's `volumes`.
   *
   * @param name the name of the volume, for `volumeMounts`.
   */
  public asVolume(name: string): any {
    return { name, downwardAPI: { items: this.items } };
  }
}

function refuseIf(wrong: boolean, problem: string): void {
  if (wrong) {
    throw new Refusal('check-failed', `DownwardFiles: ${problem}`);
  }
}
