import { NfsServerOptions } from './nfs-server-props';
import { Values } from '../../expr/expression/values';

/**
 * The documented values of an NFS server for trials: `enabled`, `image`, `clusterIP` and `resources`.
 */
export class NfsServerValues {
  /**
   * Declares the values.
   *
   * @param values the values of the chart.
   * @param path where they are, such as `nfsServer`.
   */
  public static declare(values: Values, path: string): NfsServerOptions {
    values._propose(path, 'An NFS server in the cluster, for trials. Its pod is privileged: the namespace has to allow that, with `pod-security.kubernetes.io/enforce: privileged`.');
    const enabled = values.boolean(`${path}.enabled`, { description: 'Whether there is one.' });
    const image = values.image(`${path}.image`, { repository: 'itsthenetwork/nfs-server-alpine', tag: '12', description: 'A server that exports the folder of `SHARED_DIRECTORY`' });
    return {
      enabled,
      image: image.reference.asString(),
      imagePullPolicy: image.pullPolicy.asString(),
      imagePullSecrets: image.asPullSecrets(),
      clusterIp: values.string(`${path}.clusterIP`, {
        pattern: '^[0-9a-fA-F.:]*$', maxLength: 45,
        description: 'Address of its Service, of the range of the cluster\'s Services. The nodes mount the export, and most of them do not ask the DNS of the cluster; empty is for those that do.',
      }).asString(),
      resources: values.fragment(`${path}.resources`, { description: 'Resources of the server.' }).asAny(),
    };
  }
}
