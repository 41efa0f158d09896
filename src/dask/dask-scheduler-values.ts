import { SCHEDULER_PORTS, SCHEDULER_RESOURCES } from './defaults';
import { Exposure } from '../kit/network/exposure';
import { ServiceMonitor } from '../kit/network/service-monitor';
import { Workload } from '../kit/workload/workload';
import { ItemShape } from '../values/declare/item-shape';
import { Pattern } from '../values/pattern';

/** The documented values of a scheduler. @internal */
export const DASK_SCHEDULER = ItemShape.object('The scheduler of Dask.')
  .include(Workload.values({ subject: 'the scheduler', security: { ownsVolumes: true }, defaults: { resources: SCHEDULER_RESOURCES } }))
  .list('extraArgs', { description: 'More arguments of `dask scheduler`, not those that the chart sets.' })
  .string('dashboardPrefix', { pattern: Pattern.OPTIONAL_URL_PATH, examples: ['/dask'], description: 'Path that all paths of the dashboard begin with.' })
  .include(Exposure.values({
    service: {
      description: 'The Service of the scheduler. Neither port asks for a password: who reaches `scheduler` runs code on the workers.',
      ports: [
        { name: 'scheduler', port: SCHEDULER_PORTS.scheduler, description: 'Port for workers and clients' },
        { name: 'bokeh', port: SCHEDULER_PORTS.bokeh, description: 'Port of the dashboard' },
      ],
    },
    ingress: {
      description: 'The way to the dashboard from outside the cluster by an Ingress.',
      defaults: { host: 'dask.example.org' },
      descriptions: { enabled: 'Whether there is an Ingress. The dashboard asks nobody for a password.' },
    },
    gateway: { description: 'The way to the dashboard from outside the cluster by a Gateway of the Gateway API.' },
  }))
  .group('serviceMonitor', ServiceMonitor.values());
