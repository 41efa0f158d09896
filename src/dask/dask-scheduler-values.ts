import { PROBES, SCHEDULER_PORTS, SCHEDULER_RESOURCES } from './defaults';
import { Exposure } from '../kit/network/exposure';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of a scheduler. @internal */
export const DASK_SCHEDULER = ItemShape.object('Dask scheduler.')
  .include(Workload.values({ subject: 'the scheduler', security: { ownsVolumes: true }, hasScratch: true, overridesCommand: true, defaults: { resources: SCHEDULER_RESOURCES, strategy: { type: 'Recreate' } },
    descriptions: { strategy: 'Update strategy. `Recreate` stops the scheduler before a new one starts, so that all workers connect to the same.' } }))
  .group('probes', Workload.probesValues(PROBES))
  .list('extraArgs', { description: 'Extra arguments of `dask scheduler`, other than those that the chart sets.' })
  .string('dashboardPrefix', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/dask'], description: 'Base path of the dashboard.' })
  .include(Exposure.values({
    service: {
      description: 'Service of the scheduler. Neither port has authentication: clients of the port `scheduler` run code on the workers.',
      ports: [
        { name: 'scheduler', port: SCHEDULER_PORTS.scheduler, description: 'Port of the scheduler, for workers and clients' },
        { name: 'bokeh', port: SCHEDULER_PORTS.bokeh, description: 'Port of the dashboard' },
      ],
    },
    ingress: {
      description: 'Ingress of the dashboard.',
      defaults: { host: 'dask.example.org' },
      descriptions: { enabled: 'Create an Ingress. The dashboard has no authentication.' },
    },
    gateway: { description: 'Gateway API route of the dashboard.' },
  }))
  .group('serviceMonitor', ServiceMonitor.values());
