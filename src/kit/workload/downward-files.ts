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
 * const podInfo = DownwardFiles.of({ fields: { labels: 'metadata.labels' } });
 * new Workload(this, 'server', { volumes: [podInfo.asVolume('pod-info')], volumeMounts: [{ name: 'pod-info', mountPath: '/etc/pod-info', readOnly: true }], … });
 * ```
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/
 */
export class DownwardFiles {
  /**
   * Files with these facts.
   *
   * Rejected are no files, two of one name, names that are absolute or have `..` in them, and what Kubernetes does not offer as a file
   * (`check-failed`).
   */
  public static of(props: DownwardFilesProps): DownwardFiles {
    checkStruct('DownwardFilesProps', props, 'DownwardFiles.of()');
    return new DownwardFiles(props);
  }

  private readonly items: any[];

  private constructor({ fields = {}, resources = [] }: DownwardFilesProps) {
    const files = [...Object.keys(fields), ...resources.map(({ file }) => file)];
    refuseIf(files.length === 0, 'got no files, expected fields or resources');
    files.forEach((file, i) => {
      refuseIf(!/^[^/:\s][^:\s]*$/.test(file) || file.split('/').includes('..'), `got the file ${JSON.stringify(file)}, expected a relative path without ".."`);
      refuseIf(files.indexOf(file) < i, `two files have the name ${JSON.stringify(file)}: give one of them another name`);
    });
    for (const [file, field] of Object.entries(fields)) {
      refuseIf(!FIELD.test(field),
        `fields.${file}: got ${JSON.stringify(field)}, expected metadata.name, metadata.namespace, metadata.uid, metadata.labels, metadata.annotations, or one such as metadata.labels['team']: use a variable of the environment for others`);
    }
    for (const { file, resource } of resources) {
      refuseIf(!RESOURCE.test(resource), `the resource of ${file}: got ${JSON.stringify(resource)}, expected a request or limit such as limits.memory or requests.cpu`);
    }
    this.items = [
      ...Object.entries(fields).map(([path, fieldPath]) => ({ path, fieldRef: { apiVersion: 'v1', fieldPath } })),
      ...resources.map(({ file, container, resource, divisor = '1' }) => ({ path: file, resourceFieldRef: { containerName: container, resource, divisor } })),
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
    throw new Refusal('check-failed', `DownwardFiles.of(): ${problem}`);
  }
}
