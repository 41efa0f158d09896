import { NOTEBOOK_PORT, NOTEBOOK_RESOURCES, PROBES } from './defaults';
import { Exposure } from '../kit/network/exposure';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of a notebook. @internal */
export const JUPYTER_NOTEBOOK = ItemShape.object('Jupyter notebook.')
  .include(Workload.values({ subject: 'the notebook', security: { ownsVolumes: true }, hasScratch: true, overridesCommand: true, defaults: { resources: NOTEBOOK_RESOURCES, strategy: { type: 'Recreate' } },
    descriptions: { strategy: 'Update strategy. `Recreate` stops the notebook before a new one starts, since a `ReadWriteOnce` volume can be on one node only.' } }))
  .group('probes', Workload.probesValues(PROBES))
  .string('rootDir', {
    pattern: '^(/[-._a-zA-Z0-9]+)*$', patternDescription: 'an absolute path, or empty', examples: ['/home/notebook'],
    description: 'Root directory of JupyterLab. If empty, the home directory with `persistence.enabled`, otherwise the working directory of the image, which is read-only.',
  })
  .string('basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/notebook'], description: 'Base path of the notebook.' })
  .list('extraArgs', { description: 'Extra arguments of `jupyter lab`, other than those that the chart sets.' })
  .include(Exposure.values({
    service: { description: 'Service of the notebook.', grouped: true, ports: [{ name: 'jupyter', port: NOTEBOOK_PORT, description: 'Port of the notebook' }] },
    ingress: { defaults: { host: 'notebook.example.org' }, description: 'Ingress of the notebook. The chart sets the annotations `proxy-read-timeout`, `proxy-send-timeout` and `proxy-body-size` of ingress-nginx.' },
    // The connection to a kernel is a WebSocket that is open as long as the page.
    gateway: { description: 'Gateway API route of the notebook.', defaults: { timeouts: { request: '0s' } } },
  }))
  .group('persistence', Volume.values({ content: 'files in the home directory `/home/notebook`', defaults: { enabled: false } }))
  .boolean('mayScaleWorkers', {
    description: 'Allow notebooks to scale the workers through the Kubernetes API: creates a Role and, unless `serviceAccount.name` is set, a ServiceAccount, and mounts the ServiceAccount token. '
      + 'An upgrade, or a sync of Argo CD or Flux, sets the `replicas` of the workers again: use their autoscaling, or let the tool ignore the field. '
      + 'With a NetworkPolicy, add the API server to its `egress`.',
  });
