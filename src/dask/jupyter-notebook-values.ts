import { NOTEBOOK_PORT, NOTEBOOK_RESOURCES } from './defaults';
import { Exposure } from '../kit/network/exposure';
import { Volume } from '../kit/storage/volume';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of a notebook. @internal */
export const JUPYTER_NOTEBOOK = ItemShape.object('The Jupyter notebook.')
  .include(Workload.values({ subject: 'the notebook', security: { ownsVolumes: true }, defaults: { resources: NOTEBOOK_RESOURCES } }))
  .string('rootDir', {
    pattern: '^(/[-._a-zA-Z0-9]+)*$', examples: ['/home/notebook'],
    description: 'Folder whose notebooks are offered; empty means the home folder where `persistence` keeps it, and otherwise the working directory of the image, where nobody can save.',
  })
  .string('basePath', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/notebook'], description: 'Path that all paths of the notebook begin with.' })
  .list('extraArgs', { description: 'More arguments of `jupyter lab`, not those that the chart sets.' })
  .include(Exposure.values({
    service: { description: 'The Service of the notebook.', grouped: true, ports: [{ name: 'jupyter', port: NOTEBOOK_PORT, description: 'Port of the notebook' }] },
    ingress: { defaults: { host: 'notebook.example.org' }, description: 'The way in from outside the cluster by an Ingress; the chart sets time-outs in the annotations of ingress-nginx.' },
    // The connection to a kernel is one WebSocket for as long as the page is open.
    gateway: { defaults: { timeouts: { request: '0s' } } },
  }))
  .group('persistence', Volume.values({ content: 'files in the home folder `/home/notebook`', defaults: { enabled: false } }))
  .boolean('mayScaleWorkers', {
    description: 'Whether notebooks may change the number of workers by the API server: a Role for just that, and the token of a ServiceAccount in the pod. With a NetworkPolicy, its `egress` has to name the API server.',
  });
